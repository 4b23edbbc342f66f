import 'server-only';
import { setTimeout as pause } from 'node:timers/promises';
import { isNull } from 'drizzle-orm';
import { db } from '#db/connection';
import { auditEntry } from '#db/schema/operations';
import { syncChange } from '#db/schema/sync';
import { poke } from '../live/hub';
import { isConflict } from './driver-errors';
import { ensureSyncHead } from './head';
import { LostRace, NoHead, stampBatch } from './stamp-batch';

/** Attempts in a row that may lose against another node's stamper. */
const TRIES = 20;

async function stampAll(): Promise<void> {
  for (let tries = 1; ; ) {
    try {
      const batch = await db.transaction(stampBatch, { isolationLevel: 'read committed' });
      if (batch.head > 0) poke(batch.head, batch.epoch);
      if (batch.done) return;
      tries = 1;
    } catch (error) {
      if (error instanceof NoHead) await ensureSyncHead();
      else if (!(error instanceof LostRace) && !isConflict(error)) throw error;
      if (++tries > TRIES) throw error;
      await pause(Math.random() * 2 * tries);
    }
  }
}

// One run at a time in a process; who comes meanwhile waits for the run after it, which sees their commit. Kept on
// globalThis: Next loads this module once per bundle.
const shared = globalThis as typeof globalThis & {
  holdfastStamp?: { running: Promise<void> | null; next: Promise<void> | null };
};
shared.holdfastStamp ??= { running: null, next: null };
const flight = shared.holdfastStamp;

/** Stamps everything committed before the call. @throws what the driver throws, when it does not go through */
export function stamp(): Promise<void> {
  if (!flight.running) {
    flight.running = stampAll().finally(() => {
      flight.running = null;
    });
    return flight.running;
  }
  flight.next ??= flight.running
    .catch(() => undefined)
    .then(() => {
      flight.next = null;
      return stamp();
    });
  return flight.next;
}

/** Whether a committed transaction waits for its number. */
async function feedWaits(): Promise<boolean> {
  const [row] = await db
    .select({ id: syncChange.id })
    .from(syncChange)
    .where(isNull(syncChange.seq))
    .limit(1);
  return row !== undefined;
}

/** Before a read of the feed: its own earlier writes must be in it (P1). */
export async function stampBeforeRead(): Promise<void> {
  if (await feedWaits()) await stamp();
}

/** The worker's run each second: what a crash between commit and stamp left behind. */
export async function stampWaiting(): Promise<void> {
  const [entry] = await db
    .select({ id: auditEntry.id })
    .from(auditEntry)
    .where(isNull(auditEntry.chainNo))
    .limit(1);
  if (entry || (await feedWaits())) await stamp();
}
