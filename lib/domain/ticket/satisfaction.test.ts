import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Role } from '../access/roles';
import { DAY, HOUR } from '../kernel/types';
import {
  CHANGE_WITHIN,
  isTheirsToRate,
  RATE_WITHIN,
  type RateFacts,
  rateFault,
  rateUntil,
  SCORES,
  scoreOf,
} from './satisfaction';
import { RESOLUTION_CODES, TICKET_STATES } from './states';

const CLOSED = 1_800_000_000_000;
const asha = { id: 'asha', role: 'requester' as Role };
const ticket: RateFacts = {
  ...{ state: 'closed', stateSince: CLOSED, requesterId: 'asha', assigneeId: 'nils' },
  ...{ resolutionCode: 'replaced', satisfaction: null, ratedAt: null },
};
const rated = { satisfaction: 4, ratedAt: CLOSED + DAY } as const;

describe('who rates what', () => {
  it('whoever needed it, once it is fixed', () => {
    expect(rateFault(asha, ticket, CLOSED)).toBeNull();
    expect(rateFault(asha, { ...ticket, state: 'resolved' }, CLOSED)).toBeNull();
    for (const state of ['new', 'assigned', 'in_progress', 'on_hold', 'cancelled'] as const)
      expect(rateFault(asha, { ...ticket, state }, CLOSED)).toBe('illegal_state');
  });
  it('nobody else, whatever they may do', () => {
    for (const role of ['requester', 'technician', 'manager', 'administrator'] as const)
      expect(rateFault({ id: 'other', role }, ticket, CLOSED)).toBe('forbidden');
  });
  it('not what they fixed themselves, and not what another report told', () => {
    expect(rateFault(asha, { ...ticket, assigneeId: 'asha' }, CLOSED)).toBe('forbidden');
    expect(rateFault(asha, { ...ticket, resolutionCode: 'duplicate' }, CLOSED)).toBe('illegal_state');
  });
});

describe('until when', () => {
  it('thirty days from closing for the first time, seven days from then for another', () => {
    expect(rateFault(asha, ticket, CLOSED + RATE_WITHIN)).toBeNull();
    expect(rateFault(asha, ticket, CLOSED + RATE_WITHIN + 1)).toBe('too_late');
    const changed = { ...ticket, ...rated };
    expect(rateFault(asha, changed, rated.ratedAt + CHANGE_WITHIN)).toBeNull();
    expect(rateFault(asha, changed, rated.ratedAt + CHANGE_WITHIN + 1)).toBe('too_late');
  });
  it('one that was given on the last day can still be changed', () => {
    const last = { ...ticket, satisfaction: 1 as const, ratedAt: CLOSED + RATE_WITHIN };
    expect(rateFault(asha, last, CLOSED + RATE_WITHIN + HOUR)).toBeNull();
  });
});

it('scores are whole numbers from one to five', () => {
  expect(SCORES.map(scoreOf)).toEqual([1, 2, 3, 4, 5]);
  for (const other of [0, 6, 2.5, '3', null, undefined, Number.NaN]) expect(scoreOf(other)).toBeNull();
});

it('whoever may rate is the requester, and it is fixed and in time; and nobody is asked who may not', () => {
  const facts: fc.Arbitrary<RateFacts> = fc
    .record({
      state: fc.constantFrom(...TICKET_STATES),
      stateSince: fc.integer({ min: CLOSED - 60 * DAY, max: CLOSED }),
      requesterId: fc.constantFrom('a', 'b'),
      assigneeId: fc.constantFrom('a', 'b', null),
      resolutionCode: fc.constantFrom(...RESOLUTION_CODES, null),
      score: fc.constantFrom(...SCORES, null),
      ago: fc.integer({ min: 0, max: 40 * DAY }),
    })
    .map(({ score, ago, ...rest }) => ({
      ...rest,
      ...{ satisfaction: score, ratedAt: score === null ? null : CLOSED - ago },
    }));
  const who = fc.record({
    id: fc.constantFrom('a', 'b', 'c'),
    role: fc.constantFrom<Role>('requester', 'manager'),
  });
  fc.assert(
    fc.property(facts, who, fc.integer({ min: CLOSED, max: CLOSED + 60 * DAY }), (of, actor, at) => {
      const fault = rateFault(actor, of, at);
      if (fault === null) {
        expect(of.requesterId).toBe(actor.id);
        expect(['resolved', 'closed']).toContain(of.state);
        expect(at).toBeLessThanOrEqual(rateUntil(of));
      }
      expect(isTheirsToRate(actor, of)).toBe(fault === null || fault === 'too_late');
    }),
    { numRuns: 2_000 },
  );
});
