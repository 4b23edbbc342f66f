import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MINUTE } from '../kernel/types';
import { IMPACTS, type Impact } from '../priority/matrix';
import { USUAL_IMPACT } from './impact-rule';
import { isMajor } from './is-major';
import { impactOf, mayDeclare, nextUpdateAt, reminder, toldAt, UPDATE_EVERY } from './major';

const AT = 1_800_000_000_000;

describe('whom it concerns', () => {
  it('two are a team, ten are many, unless the organisation says otherwise', () => {
    const impacts = (rule = USUAL_IMPACT) =>
      [0, 1, 2, 9, 10, 5_000].map((people) => impactOf(people, 3, rule));
    expect(impacts()).toEqual([3, 3, 2, 2, 1, 1]);
    expect(impacts({ team: 10, many: 5_000 })).toEqual([3, 3, 3, 3, 2, 1]);
  });

  it('more people are never a smaller impact, and nobody’s decision is taken back', () => {
    fc.assert(
      fc.property(
        ...([fc.nat(100), fc.nat(100), fc.constantFrom<Impact>(...IMPACTS)] as const),
        ...([fc.integer({ min: 2, max: 60 }), fc.integer({ min: 1, max: 60 })] as const),
        (few, more, decided, team, above) => {
          const rule = { team, many: team + above };
          expect(impactOf(few + more, decided, rule)).toBeLessThanOrEqual(impactOf(few, decided, rule));
          expect(impactOf(few, decided, rule)).toBeLessThanOrEqual(decided);
        },
      ),
    );
  });
});

describe('an update', () => {
  it('is owed from when people were told last, and reminded of once in each span', () => {
    fc.assert(
      fc.property(fc.constantFrom(...UPDATE_EVERY), fc.nat(100_000), (every, after) => {
        const dueAt = nextUpdateAt(AT, every);
        expect(toldAt({ since: AT - 1, every, dueAt })).toBe(AT);
        const now = dueAt - 1 + after * 1_000;
        const nth = reminder({ dueAt, every }, now);
        expect(nth).toBe(now < dueAt ? 0 : 1 + Math.floor((now - dueAt) / (every * MINUTE)));
        expect(reminder({ dueAt, every }, now + every * MINUTE)).toBe(
          now < dueAt && after === 0 ? 1 : nth + 1,
        );
      }),
    );
    expect(reminder({ dueAt: null, every: 15 }, AT)).toBe(0);
  });
});

describe('who may', () => {
  const ticket = {
    ...{ state: 'new' as const, requesterId: 'asha', assigneeId: 'nils', teamId: 'net' },
    ...{ watcherIds: [], confidential: false },
  };

  it('managers and administrators declare it, whoever works on it does not', () => {
    const may = (role: 'requester' | 'technician' | 'manager' | 'administrator') =>
      mayDeclare({ id: 'nils', role, teamIds: ['net'] }, ticket);
    expect([may('requester'), may('technician'), may('manager'), may('administrator')]).toEqual([
      ...[false, false, true, true],
    ]);
  });

  it('it is one as long as it is open', () => {
    const major = { since: AT, every: 30, dueAt: AT, affected: 1 } as const;
    expect(isMajor({ ...ticket, major })).toBe(true);
    expect(isMajor({ ...ticket, major: null })).toBe(false);
    expect(isMajor({ ...ticket, state: 'resolved', major })).toBe(false);
  });
});
