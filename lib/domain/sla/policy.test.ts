import { describe, expect, it } from 'vitest';
import { placeBetween } from './places';
import { type ClockFacts, policyFor, type SlaPolicy } from './policy';

const facts: ClockFacts = {
  ...{ kind: 'incident', priority: 3, categoryId: null, siteId: null, teamId: 'desk' },
  ...{ state: 'new', holdReason: null },
};
const at = (position: number, id = `p${position}`): SlaPolicy => ({
  ...{ id, scope: 'service', position, active: true, kinds: [], priorities: [], categoryIds: [] },
  ...{ siteIds: [], teamIds: [], calendarId: 'c', responseMinutes: null, resolutionMinutes: 60 },
  ...{ responseBy: 'reply', pauseReasons: [], onReopen: 'continue', escalations: [] },
});
const first = (...positions: number[]) =>
  policyFor(
    positions.map((position) => at(position)),
    'service',
    facts,
    () => null,
  )?.position;

describe('the order of promises', () => {
  it('is that of their numbers, also between and below whole ones', () => {
    expect(first(2, 1.5)).toBe(1.5);
    expect(first(10, 9.5, 2.25, 2.125)).toBe(2.125);
    expect(first(1, 0, -1)).toBe(-1);
    expect(first(1_000_000, 2)).toBe(2);
  });

  it('is decided by the id in the same place', () => {
    expect(policyFor([at(1, 'b'), at(1, 'a'), at(2, '0')], 'service', facts, () => null)?.id).toBe('a');
  });

  it('has a place before, between and behind all others', () => {
    expect(placeBetween(null, null)).toBe(1);
    expect(placeBetween(null, 1)).toBeLessThan(1);
    expect(placeBetween(4, null)).toBeGreaterThan(4);
    const between = placeBetween(1, 1.5);
    expect(between > 1 && between < 1.5).toBe(true);
  });
});
