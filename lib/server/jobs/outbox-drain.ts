import 'server-only';
import type { Db } from '#db/connection';
import { outbox } from '#db/schema/operations';
import type { Drain, Sent } from './drain';
import { type LeasedRow, tableDrain } from './lease';

/** The drain on the table `outbox`. */
export const outboxDrain = (
  db: Db,
  send: (job: LeasedRow<typeof outbox>) => Promise<Sent>,
  report: (error: unknown) => void,
): Drain => tableDrain(outbox, db, send, report);
