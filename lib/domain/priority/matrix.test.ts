import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  CELLS,
  DEFAULT_MATRIX,
  IMPACTS,
  matrixText,
  PRIORITIES,
  type PriorityMatrix,
  priorityOf,
  type Rated,
  shiftsOf,
  URGENCIES,
  weakerCell,
  withCell,
} from './matrix';

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

const priority = fc.constantFrom(...PRIORITIES);
const three = fc.tuple(priority, priority, priority);
const anyMatrix: fc.Arbitrary<PriorityMatrix> = fc.tuple(three, three, three);

describe('a matrix an administrator sets', () => {
  it('the usual one is sound, and so is one that says the same everywhere', () => {
    expect(weakerCell(DEFAULT_MATRIX)).toBeNull();
    expect(weakerCell(withCell(DEFAULT_MATRIX, { impact: 1, urgency: 2 }, 1))).toBeNull();
    expect(matrixText(DEFAULT_MATRIX)).toBe('123/234/345');
  });
  it('names the cell that is stronger than one with more impact or urgency', () => {
    expect(weakerCell(withCell(DEFAULT_MATRIX, { impact: 3, urgency: 3 }, 1))).toEqual({
      impact: 3,
      urgency: 3,
    });
  });
  it('has no such cell exactly when more impact or urgency never gives a weaker priority', () => {
    fc.assert(
      fc.property(anyMatrix, (matrix) => {
        const sound = CELLS.every((a) =>
          CELLS.every(
            (b) =>
              a.impact > b.impact ||
              a.urgency > b.urgency ||
              priorityOf(a.impact, a.urgency, matrix) <= priorityOf(b.impact, b.urgency, matrix),
          ),
        );
        expect(weakerCell(matrix) === null).toBe(sound);
      }),
      { verbose: true, numRuns: 2_000 },
    );
  });
  it('moves exactly the tickets whose priority it changes, and afterwards none', () => {
    const rated: fc.Arbitrary<Rated[]> = fc.array(
      fc.record({
        impact: fc.constantFrom(...IMPACTS),
        urgency: fc.constantFrom(...URGENCIES),
        priority,
        n: fc.nat(9),
      }),
    );
    fc.assert(
      fc.property(anyMatrix, rated, (matrix, tickets) => {
        const shifts = shiftsOf(matrix, tickets);
        expect(shifts.every(({ from, to, n }) => from !== to && n > 0)).toBe(true);
        const moved = tickets.filter((one) => priorityOf(one.impact, one.urgency, matrix) !== one.priority);
        const sum = (list: readonly { n: number }[]) => list.reduce((all, { n }) => all + n, 0);
        expect(sum(shifts)).toBe(sum(moved));
        const after = tickets.map((one) => ({
          ...one,
          priority: priorityOf(one.impact, one.urgency, matrix),
        }));
        expect(shiftsOf(matrix, after)).toEqual([]);
      }),
      { verbose: true },
    );
  });
});
