import type { Measured } from './closed-loop';

export interface Row extends Measured {
  what: string;
  tickets: number;
  /** Processor time per request, ms; null where it cannot be told. */
  appCpu: number | null;
  databaseCpu: number | null;
  /** Rate beside the baseline of the same run. */
  ofBaseline: number;
  /** Rate that is promised, or null. */
  goal: number | null;
}

const HEAD = [
  'request',
  'tickets',
  'requests/s',
  'goal',
  'of baseline',
  'p50',
  'p95',
  'CPU app',
  'CPU database',
];

const ms = (value: number | null): string => (value === null ? '–' : `${value.toFixed(1)} ms`);

const cells = (row: Row): string[] => [
  row.what,
  row.tickets.toLocaleString('en'),
  row.perSecond.toFixed(0),
  row.goal === null ? '–' : String(row.goal),
  row.ofBaseline.toFixed(3),
  ms(row.p50),
  ms(row.p95),
  ms(row.appCpu),
  ms(row.databaseCpu),
];

/** For the terminal: columns that stand below each other. */
export function plainTable(rows: readonly Row[]): string {
  const lines = [HEAD, ...rows.map(cells)];
  const width = HEAD.map((_, at) => Math.max(...lines.map((line) => line[at]?.length ?? 0)));
  return lines
    .map((line) =>
      line
        .map((cell, at) => (at === 0 ? cell.padEnd(width[0] ?? 0) : cell.padStart(width[at] ?? 0)))
        .join('  '),
    )
    .join('\n');
}

/** The same in Markdown. */
export const markdownTable = (rows: readonly Row[]): string =>
  [HEAD, HEAD.map((_, at) => (at === 0 ? '---' : '--:')), ...rows.map(cells)]
    .map((line) => `| ${line.join(' | ')} |`)
    .join('\n');
