import 'server-only';
import { and, asc, eq, inArray, lte, sql } from 'drizzle-orm';
import type { Db } from '#db/connection';
import { outbox } from '#db/schema/operations';
import type { Id, Instant } from '#domain/kernel/types';
import { MINUTE } from '#domain/kernel/types';
import type { Job } from './drain';

/** Longer than the slowest try: all devices are reached side by side, each within 10 s. */
export const LEASE = MINUTE;

/**
 * Leases at most `limit` due rows by pushing `run_at` forward before anything is sent: a crash only delays
 * them, and a second worker passes over the locked ones and then no longer finds them due.
 */
export function claimDue(db: Db, now: Instant, limit: number): Promise<Job[]> {
  const leasedUntil = now + LEASE;
  return db.transaction(
    async (tx) => {
      const due = await tx
        .select()
        .from(outbox)
        .where(and(eq(outbox.state, 'waiting'), lte(outbox.runAt, now)))
        // The order of the index `outbox_due`: any other order locks every due row.
        .orderBy(asc(outbox.state), asc(outbox.runAt))
        .limit(limit)
        .for('update', { skipLocked: true });
      if (due.length === 0) return [];
      await tx
        .update(outbox)
        .set({ runAt: leasedUntil, attempts: sql`${outbox.attempts} + 1` })
        .where(
          inArray(
            outbox.id,
            due.map((row) => row.id),
          ),
        );
      return due.map((row) => ({
        id: row.id,
        personId: row.personId as Id,
        event: row.event,
        eventUid: row.eventUid,
        ticketId: row.ticketId,
        attempts: row.attempts + 1,
        leasedUntil,
      }));
    },
    { isolationLevel: 'read committed' },
  );
}

/** The row while this lease still holds: a worker that slept through its lease changes nothing. */
const held = (job: Job) =>
  and(eq(outbox.id, job.id), eq(outbox.attempts, job.attempts), eq(outbox.state, 'waiting'));

/** @param note why nothing had to be sent, if so */
export async function markDone(db: Db, job: Job, now: Instant, note: string | null): Promise<void> {
  await db.update(outbox).set({ state: 'done', doneAt: now, lastError: note }).where(held(job));
}

/** Due again at `runAt`. */
export async function markAgain(db: Db, job: Job, runAt: Instant, error: string): Promise<void> {
  await db.update(outbox).set({ runAt, lastError: error }).where(held(job));
}

/** Kept for an administrator to look at; not tried again by itself. */
export async function markParked(db: Db, job: Job, now: Instant, error: string): Promise<void> {
  await db.update(outbox).set({ state: 'parked', doneAt: now, lastError: error }).where(held(job));
}
