import 'server-only';
import type { Db } from '#db/connection';
import { createDrain, type Drain, type Job, type Sent } from './drain';
import { claimDue, markAgain, markDone, markParked } from './outbox-table';

/** The drain on the table `outbox`. Any number of them, in any number of processes, share the work. */
export function outboxDrain(
  db: Db,
  send: (job: Job) => Promise<Sent>,
  report: (error: unknown) => void,
): Drain {
  const now = () => Date.now();
  return createDrain({
    now,
    random: Math.random,
    claim: (limit) => claimDue(db, now(), limit),
    send,
    done: (job, note) => markDone(db, job, now(), note),
    again: (job, runAt, error) => markAgain(db, job, runAt, error),
    park: (job, error) => markParked(db, job, now(), error),
    report,
  });
}
