import { describe, expect, it } from 'vitest';
import { IMPACTS, priorityOf, URGENCIES } from './matrix';

describe('priority matrix', () => {
  it('is P1 when everybody stands still and P5 when one person can work on', () => {
    expect(priorityOf(1, 1)).toBe(1);
    expect(priorityOf(3, 3)).toBe(5);
  });
  it('never gets weaker when impact or urgency gets stronger', () => {
    for (const impact of IMPACTS) {
      for (const urgency of URGENCIES) {
        if (impact > 1)
          expect(priorityOf((impact - 1) as 1 | 2, urgency)).toBeLessThanOrEqual(priorityOf(impact, urgency));
        if (urgency > 1)
          expect(priorityOf(impact, (urgency - 1) as 1 | 2)).toBeLessThanOrEqual(priorityOf(impact, urgency));
      }
    }
  });
  it('takes the matrix an administrator set', () => {
    expect(
      priorityOf(1, 1, [
        [5, 5, 5],
        [5, 5, 5],
        [5, 5, 5],
      ]),
    ).toBe(5);
  });
  it('refuses what lies outside', () => {
    expect(() => priorityOf(4 as 3, 1)).toThrow(RangeError);
  });
});
