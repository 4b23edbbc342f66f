import 'server-only';
import type { Named } from './named';
import type { Walked } from './walk';

/** What an import made of a file; of a dry run, what it would have made. */
export interface Summary {
  dryRun: boolean;
  rows: number;
  /** Rows that are in the database already, and how many of those the file tells differently. */
  present: number;
  changed: number;
  /** Rows before the last one of a ticket. */
  earlier: number;
  refused: number;
  /** Why, with how often. */
  reasons: ReadonlyMap<string, number>;
  /** The first refused rows. */
  examples: readonly { row: number; column: string; reason: string }[];
  errorFile: string | null;
  made: Record<Named | 'ticket' | 'person', number>;
  /** Tickets that devices hold; the others are read on the desk. */
  live: number;
  /** Columns that the mapping does not read. */
  unread: readonly string[];
  zone: string;
}

export function summaryOf(
  walked: Walked,
  rest: Pick<Summary, 'dryRun' | 'present' | 'changed' | 'made' | 'live' | 'zone'> & {
    columns: readonly string[];
  },
): Summary {
  const { errors, header, rows, earlier } = walked;
  const { columns, ...kept } = rest;
  return {
    ...kept,
    rows,
    earlier,
    refused: errors.count,
    reasons: errors.reasons,
    examples: errors.first.map(({ row, fault }) => ({ row, column: fault.column, reason: fault.reason })),
    errorFile: errors.count > 0 ? errors.path : null,
    unread: header.filter((name) => name !== '' && !columns.includes(name)),
  };
}

/** The figures alone, for the audit trail. */
export const figuresOf = ({ rows, present, changed, earlier, refused, made, live }: Summary) => ({
  ...{ rows, present, changed, earlier, refused, live },
  made: { ...made },
});
