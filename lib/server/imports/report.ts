import 'server-only';
import type { Summary } from './summary';

const number = new Intl.NumberFormat('en');
const SINGULAR: Readonly<Record<string, string>> = {
  tickets: 'ticket',
  people: 'person',
  teams: 'team',
  sites: 'site',
  categories: 'category',
};
const counted = (n: number, plural: string): string =>
  `${number.format(n)} ${n === 1 ? (SINGULAR[plural] ?? plural) : plural}`;

/** What an import did, for a terminal. */
export function reportLines(summary: Summary, file: string): string[] {
  const { made, dryRun } = summary;
  const lines = [
    dryRun ? 'Dry run: nothing was written.' : `${file} is imported.`,
    `  rows            ${number.format(summary.rows)}`,
    `  ${dryRun ? 'would make' : 'made'}${dryRun ? '      ' : '            '}${[
      counted(made.ticket, 'tickets'),
      counted(made.person, 'people'),
      counted(made.team, 'teams'),
      counted(made.site, 'sites'),
      counted(made.category, 'categories'),
    ].join(', ')}`,
    `  already there   ${number.format(summary.present)}${
      summary.changed > 0 ? `, of which ${number.format(summary.changed)} differ; they stay as they are` : ''
    }`,
  ];
  if (made.ticket > 0)
    lines.push(
      `  on devices      ${number.format(summary.live)} (open, or closed within 90 days); the others are read on the desk`,
      `  time zone       ${summary.zone}`,
    );
  if (summary.earlier > 0)
    lines.push(`  earlier rows    ${number.format(summary.earlier)} of tickets whose last row counts`);
  if (summary.unread.length > 0) lines.push(`  columns not read  ${summary.unread.join(', ')}`);
  return summary.refused > 0 ? [...lines, ...refusals(summary)] : lines;
}

function refusals({ refused, reasons, examples, errorFile, dryRun }: Summary): string[] {
  return [
    `  refused         ${number.format(refused)}`,
    ...[...reasons].slice(0, 10).map(([reason, n]) => `    ${number.format(n)} × ${reason}`),
    ...(dryRun ? examples.map((one) => `    row ${one.row}: ${one.column} ${one.reason}`.trimEnd()) : []),
    ...(errorFile
      ? [`Refused rows stand in ${errorFile}. Mend them there and import that file, or this one again.`]
      : []),
  ];
}
