import 'server-only';
import { and, asc, eq, inArray, lte, type SQL, sql } from 'drizzle-orm';
import type { Db } from '#db/connection';
import type { mailOutbox, outbox } from '#db/schema/operations';
import { type Instant, MINUTE } from '#domain/kernel/types';
import { createDrain, type Drain, type Leased, type Sent } from './drain';

/** Longer than the slowest try: devices are reached side by side within 10 s, a mail server within 45 s. */
export const LEASE = MINUTE;

/** Tables of work: the same columns for what is due, tried, done and parked. */
type JobTable = typeof outbox | typeof mailOutbox;
export type LeasedRow<T extends JobTable> = T['$inferSelect'] & Leased;

/**
 * Leases at most `limit` due rows by pushing `run_at` forward before anything is sent: a crash only delays
 * them, and a second worker passes over the locked ones and then no longer finds them due.
 * @param only which of them
 */
export function claimFrom<T extends JobTable>(
  table: T,
  db: Db,
  now: Instant,
  limit: number,
  only?: SQL,
): Promise<LeasedRow<T>[]> {
  const leasedUntil = now + LEASE;
  return db.transaction(
    async (tx) => {
      const due = (await tx
        .select()
        .from(table as JobTable)
        .where(and(only, eq(table.state, 'waiting'), lte(table.runAt, now)))
        // The order of the index, `…_due` or `outbox_kind`: any other order locks every due row.
        .orderBy(asc(table.state), asc(table.runAt))
        .limit(limit)
        .for('update', { skipLocked: true })) as T['$inferSelect'][];
      if (due.length === 0) return [];
      const ids = due.map((row) => row.id);
      await tx
        .update(table as JobTable)
        .set({ runAt: leasedUntil, attempts: sql`${table.attempts} + 1` })
        .where(inArray(table.id, ids));
      return due.map((row) => ({ ...row, attempts: row.attempts + 1, leasedUntil }) as LeasedRow<T>);
    },
    { isolationLevel: 'read committed' },
  );
}

/** The row while this lease still holds: a worker that slept through its lease changes nothing. */
const held = (table: JobTable, job: Leased) =>
  and(eq(table.id, job.id), eq(table.attempts, job.attempts), eq(table.state, 'waiting'));

type Change = Partial<JobTable['$inferInsert']>;

async function change(table: JobTable, db: Db, job: Leased, set: Change): Promise<void> {
  await db.update(table).set(set).where(held(table, job));
}

/**
 * @param note why nothing had to be sent, if so
 * @param more what else changes in the row
 */
export const markDone = (
  table: JobTable,
  db: Db,
  job: Leased,
  now: Instant,
  note: string | null,
  more: Change = {},
) => change(table, db, job, { ...more, state: 'done', doneAt: now, lastError: note });

/** Due again at `runAt`. */
export const markAgain = (table: JobTable, db: Db, job: Leased, runAt: Instant, error: string) =>
  change(table, db, job, { runAt, lastError: error });

/** Kept for an administrator to look at; not tried again by itself. */
export const markParked = (table: JobTable, db: Db, job: Leased, now: Instant, error: string) =>
  change(table, db, job, { state: 'parked', doneAt: now, lastError: error });

interface Taken {
  /** What else changes in a row that is done. */
  onDone?: Change;
  /** Rows under way at the same time. */
  atOnce?: number | undefined;
  /** Which rows are for this drain. */
  only?: (now: Instant) => SQL | undefined;
  /** Some rows wait for others: each that is settled may set the next one free. */
  inOrder?: boolean;
}

/** A drain on a table of work. Any number of them, in any number of processes, share the work. */
export function tableDrain<T extends JobTable>(
  table: T,
  db: Db,
  send: (job: LeasedRow<T>) => Promise<Sent>,
  report: (error: unknown) => void,
  { onDone = {}, atOnce, only, inOrder }: Taken = {},
): Drain {
  const now = () => Date.now();
  return createDrain<LeasedRow<T>>(
    {
      now,
      random: Math.random,
      claim: (limit) => claimFrom(table, db, now(), limit, only?.(now())),
      send,
      done: (job, note) => markDone(table, db, job, now(), note, onDone),
      again: (job, runAt, error) => markAgain(table, db, job, runAt, error),
      park: (job, error) => markParked(table, db, job, now(), error),
      report,
    },
    atOnce,
    inOrder,
  );
}
