import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_MATRIX, IMPACTS, PRIORITIES, type PriorityMatrix, priorityOf, URGENCIES } from './matrix';

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

  // fast-check prints the seed and the smallest failing case.
  const impact = fc.constantFrom(...IMPACTS);
  const urgency = fc.constantFrom(...URGENCIES);
  const row = fc.tuple(...[1, 2, 3].map(() => fc.constantFrom(...PRIORITIES)));
  const matrix: fc.Arbitrary<PriorityMatrix> = fc.tuple(row, row, row);

  it('the default never ranks what is worse in both behind', () => {
    fc.assert(
      fc.property(impact, urgency, impact, urgency, (i, u, j, v) => {
        fc.pre(i <= j && u <= v);
        expect(priorityOf(i, u, DEFAULT_MATRIX)).toBeLessThanOrEqual(priorityOf(j, v, DEFAULT_MATRIX));
      }),
    );
  });
  it('any matrix answers with one of its own priorities, and the same again', () => {
    fc.assert(
      fc.property(matrix, impact, urgency, (m, i, u) => {
        const once = priorityOf(i, u, m);
        expect(m.flat()).toContain(once);
        expect(priorityOf(i, u, m)).toBe(once);
      }),
    );
  });
});
