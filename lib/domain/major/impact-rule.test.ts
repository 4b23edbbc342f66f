import { describe, expect, it } from 'vitest';
import { impactRuleFault, USUAL_IMPACT } from './impact-rule';

describe('the numbers behind the impact', () => {
  it('are whole, a team is more than one person, and many are more than a team', () => {
    const fault = (team: number, many: number) => impactRuleFault({ team, many });
    expect(impactRuleFault(USUAL_IMPACT)).toBeNull();
    expect([fault(2, 3), fault(9_999, 10_000)]).toEqual([null, null]);
    expect([1, 0, -5, 2.5, Number.NaN, 10_001].map((team) => fault(team, 10_000))).toEqual(
      Array(6).fill('teamFrom'),
    );
    expect([5, 4, 10_001, 7.5, Number.NaN].map((many) => fault(5, many))).toEqual(Array(5).fill('manyFrom'));
  });
});
