import 'server-only';
import { and, eq, type SQL, sql } from 'drizzle-orm';
import type { Db } from '#db/connection';
import { outbox } from '#db/schema/operations';
import type { Instant } from '#domain/kernel/types';
import type { Drain, Sent } from './drain';
import { type LeasedRow, tableDrain } from './lease';

export type OutboxRow = LeasedRow<typeof outbox>;

/**
 * Rows that no earlier one of the same person, ticket and kind goes ahead of: one that is under way, or that has to be tried
 * again. One that was put off and never tried (quiet hours) is not waited for, nor by what is urgent one that is not.
 */
export function notBehind(now: Instant): SQL {
  const ahead = sql.identifier('ahead');
  const same = (column: string) =>
    sql`${ahead}.${sql.identifier(column)} = ${outbox}.${sql.identifier(column)}`;
  return sql`not exists (select 1 from ${outbox} as ${ahead} force index (outbox_ahead)
    where ${same('person_id')} and ${same('ticket_id')} and ${same('kind')}
    and ${ahead}.state = 'waiting' and ${ahead}.id < ${outbox.id}
    and (${ahead}.attempts > 0 or ${ahead}.run_at <= ${sql.param(now, outbox.runAt)})
    and (${ahead}.urgent or not ${outbox.urgent}))`;
}

/**
 * A drain on one kind of rows of the table `outbox`. News of one person and ticket go one after the other.
 * @param atOnce rows under way at the same time
 */
export const outboxDrain = (
  db: Db,
  kind: 'push' | 'mail' | 'digest',
  send: (job: OutboxRow) => Promise<Sent>,
  report: (error: unknown) => void,
  atOnce?: number,
): Drain =>
  tableDrain(outbox, db, send, report, {
    atOnce,
    only: (now) => and(eq(outbox.kind, kind), kind === 'digest' ? undefined : notBehind(now)),
    inOrder: kind !== 'digest',
  });
