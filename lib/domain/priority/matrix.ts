/** How far it reaches: 1 many teams, 2 a team, 3 one person. */
export const IMPACTS = [1, 2, 3] as const;
export type Impact = (typeof IMPACTS)[number];

/** How badly work suffers: 1 cannot work, 2 slowed, 3 can work. */
export const URGENCIES = [1, 2, 3] as const;
export type Urgency = (typeof URGENCIES)[number];

export const PRIORITIES = [1, 2, 3, 4, 5] as const;
export type Priority = (typeof PRIORITIES)[number];

/** Rows: impact 1 to 3. Columns: urgency 1 to 3. */
export type PriorityMatrix = readonly (readonly Priority[])[];

type ThreePriorities = [Priority, Priority, Priority];
/** A whole matrix: three rows of three. */
export type WholeMatrix = [ThreePriorities, ThreePriorities, ThreePriorities];

/** The usual ITIL matrix: P1 is impact 1 and urgency 1, P5 the weakest of both. */
export const DEFAULT_MATRIX: PriorityMatrix = [
  [1, 2, 3],
  [2, 3, 4],
  [3, 4, 5],
];

/** Priority from impact and urgency (ITIL priority matrix). */
export function priorityOf(
  impact: Impact,
  urgency: Urgency,
  matrix: PriorityMatrix = DEFAULT_MATRIX,
): Priority {
  const priority = matrix[impact - 1]?.[urgency - 1];
  if (priority === undefined) throw new RangeError(`no priority for impact ${impact}, urgency ${urgency}`);
  return priority;
}

/** A place in the matrix. */
export interface Cell {
  impact: Impact;
  urgency: Urgency;
}

export const CELLS: readonly Cell[] = IMPACTS.flatMap((impact) =>
  URGENCIES.map((urgency) => ({ impact, urgency })),
);

/**
 * The first cell that is stronger than one beside it with more impact or more urgency, or null. Such a matrix is
 * refused: the more people stand still, the sooner somebody must come.
 */
export function weakerCell(matrix: PriorityMatrix): Cell | null {
  const at = (impact: number, urgency: number) => matrix[impact - 1]?.[urgency - 1] ?? 0;
  return (
    CELLS.find(
      ({ impact, urgency }) =>
        at(impact - 1, urgency) > at(impact, urgency) || at(impact, urgency - 1) > at(impact, urgency),
    ) ?? null
  );
}

/** The matrix as one word, "123/234/345": to compare two, and as the value of a field. */
export const matrixText = (matrix: PriorityMatrix): string => matrix.map((row) => row.join('')).join('/');

/** The same matrix with another priority in one cell. */
export function withCell(matrix: PriorityMatrix, cell: Cell, priority: Priority): WholeMatrix {
  const row = (impact: Impact): ThreePriorities => {
    const at = (urgency: Urgency) =>
      impact === cell.impact && urgency === cell.urgency ? priority : priorityOf(impact, urgency, matrix);
    return [at(1), at(2), at(3)];
  };
  return [row(1), row(2), row(3)];
}

/** How many open tickets have this impact, urgency and priority. */
export interface Rated extends Cell {
  priority: Priority;
  n: number;
}

/** Tickets that would go from one priority to another. */
export interface Shift {
  from: Priority;
  to: Priority;
  n: number;
}

/** What a matrix would do to tickets as they are rated now, strongest first. */
export function shiftsOf(matrix: PriorityMatrix, rated: readonly Rated[]): Shift[] {
  const sums = new Map<string, Shift>();
  for (const { impact, urgency, priority: from, n } of rated) {
    const to = priorityOf(impact, urgency, matrix);
    if (to === from || n === 0) continue;
    const key = `${from}${to}`;
    sums.set(key, { from, to, n: (sums.get(key)?.n ?? 0) + n });
  }
  return [...sums.values()].sort((a, b) => a.from - b.from || a.to - b.to);
}
