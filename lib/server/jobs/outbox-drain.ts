import 'server-only';
import { eq } from 'drizzle-orm';
import type { Db } from '#db/connection';
import { outbox } from '#db/schema/operations';
import type { Drain, Sent } from './drain';
import { type LeasedRow, tableDrain } from './lease';

export type OutboxRow = LeasedRow<typeof outbox>;

/**
 * A drain on one kind of rows of the table `outbox`.
 * @param atOnce rows under way at the same time
 */
export const outboxDrain = (
  db: Db,
  kind: 'push' | 'mail' | 'digest',
  send: (job: OutboxRow) => Promise<Sent>,
  report: (error: unknown) => void,
  atOnce?: number,
): Drain => tableDrain(outbox, db, send, report, {}, atOnce, eq(outbox.kind, kind));
