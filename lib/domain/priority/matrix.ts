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
