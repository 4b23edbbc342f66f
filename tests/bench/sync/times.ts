/** One line of the table: what was measured, and what it must reach. */
export interface Figure {
  what: string;
  measured: string;
  goal: string;
  reached: boolean | null;
}

/** The value below which so large a share of all lies. */
export function share(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}

export const median = (values: readonly number[]): number => share(values, 0.5);

/** A time that must not be above its goal. */
export const atMost = (what: string, ms: number, goal: number, more = ''): Figure => ({
  what,
  measured: `${ms.toFixed(ms < 100 ? 1 : 0)} ms${more}`,
  goal: `${goal.toLocaleString('en')} ms`,
  reached: ms <= goal,
});

export const table = (figures: readonly Figure[]): string =>
  [
    '| figure | measured | must reach | |',
    '| --- | --: | --: | --- |',
    ...figures.map(
      ({ what, measured, goal, reached }) =>
        `| ${what} | ${measured} | ${goal} | ${reached === null ? '' : reached ? 'yes' : 'no'} |`,
    ),
  ].join('\n');
