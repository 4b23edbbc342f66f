import { describe, expect, it } from 'vitest';
import { CAPABILITIES, can } from './capabilities';
import { ROLES, type Role } from './roles';

/** The whole table once more, by hand: a change of rights must be made twice, knowingly. */
const EXPECTED: Record<Role, string[]> = {
  requester: ['ticket.report', 'ticket.comment', 'ticket.cancelOwn', 'ticket.confirmOwn'],
  technician: [
    ...['ticket.report', 'ticket.comment', 'ticket.cancelOwn', 'ticket.confirmOwn'],
    ...['ticket.note', 'ticket.reportFor', 'ticket.work', 'ticket.assign', 'directory.read'],
    ...['site.pack', 'article.write', 'problem.manage', 'change.manage', 'asset.manage'],
  ],
  manager: CAPABILITIES.filter((c) => !['people.manage', 'settings.manage', 'audit.read'].includes(c)),
  administrator: [...CAPABILITIES],
};

describe('capabilities', () => {
  for (const role of ROLES) {
    it(`of a ${role}`, () => {
      expect(CAPABILITIES.filter((c) => can(role, c))).toEqual(
        CAPABILITIES.filter((c) => EXPECTED[role].includes(c)),
      );
    });
  }
  it('gives an unknown role nothing', () => {
    expect(CAPABILITIES.some((c) => can('root' as Role, c))).toBe(false);
    expect(can('__proto__' as Role, 'ticket.report')).toBe(false);
  });
});
