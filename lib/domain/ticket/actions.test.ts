import { describe, expect, it } from 'vitest';
import type { Actor } from '../access/roles';
import { mayNote, mayStep, possibleSteps, type TicketFacts } from './actions';

const requester: Actor = { id: 'r1', role: 'requester', teamIds: [] };
const technician: Actor = { id: 't1', role: 'technician', teamIds: ['net'] };
const stranger: Actor = { id: 't2', role: 'technician', teamIds: ['apps'] };
const manager: Actor = { id: 'm1', role: 'manager', teamIds: [] };
const facts = (over: Partial<TicketFacts> = {}): TicketFacts => ({
  state: 'new',
  requesterId: 'r1',
  assigneeId: null,
  teamId: 'net',
  watcherIds: [],
  confidential: false,
  ...over,
});

describe('possible steps', () => {
  it('of a requester: withdraw while open, confirm or reopen when resolved', () => {
    expect(possibleSteps(requester, facts())).toEqual(['cancel']);
    expect(possibleSteps(requester, facts({ state: 'resolved' }))).toEqual(['reopen', 'close']);
    expect(possibleSteps(requester, facts({ requesterId: 'r2' }))).toEqual([]);
  });
  it('of a technician: take only what is free', () => {
    expect(possibleSteps(technician, facts())).toContain('take');
    expect(possibleSteps(technician, facts({ assigneeId: 't2', state: 'assigned' }))).not.toContain('take');
  });
  it('of a technician of another team: none, until it is assigned to them', () => {
    expect(possibleSteps(stranger, facts())).toEqual([]);
    expect(possibleSteps(stranger, facts({ assigneeId: 't2', state: 'assigned' }))).toContain('resolve');
  });
  it('of a member of the team, when it is confidential: none, unless it is theirs or they were called in', () => {
    const secret = facts({ confidential: true });
    expect(possibleSteps(technician, secret)).toEqual([]);
    expect(mayNote(technician, secret)).toBe(false);
    expect(mayNote(technician, facts({ confidential: true, requesterId: technician.id }))).toBe(false);
    expect(mayNote(technician, facts({ confidential: true, assigneeId: technician.id }))).toBe(true);
    expect(possibleSteps(technician, facts({ confidential: true, watcherIds: ['t1'] }))).toContain('take');
    expect(possibleSteps(manager, secret)).toContain('assign');
  });
  it('of a manager: in every team', () => {
    expect(possibleSteps(manager, facts({ teamId: 'apps' }))).toContain('assign');
  });
});

describe('notes and rights', () => {
  it('keeps notes from requesters', () => {
    expect(mayNote(requester, facts())).toBe(false);
    expect(mayNote(technician, facts())).toBe(true);
    expect(mayNote(stranger, facts())).toBe(false);
  });
  it('lets whoever took a site along add notes to what is open there, and do nothing else', () => {
    const packer: Actor = { ...stranger, packedSiteIds: ['b'] };
    expect(mayNote(packer, facts({ siteId: 'b' }))).toBe(true);
    expect(possibleSteps(packer, facts({ siteId: 'b' }))).toEqual([]);
    for (const over of [
      {},
      { siteId: 'c' },
      { siteId: 'b', state: 'closed' as const },
      { siteId: 'b', confidential: true },
    ])
      expect(mayNote(packer, facts(over))).toBe(false);
    expect(mayNote({ ...requester, packedSiteIds: ['b'] }, facts({ siteId: 'b' }))).toBe(false);
  });
  it('lets nobody but those who work on it resolve', () => {
    expect(mayStep(requester, 'resolve', facts())).toBe(false);
    expect(mayStep(technician, 'resolve', facts())).toBe(true);
  });
});
