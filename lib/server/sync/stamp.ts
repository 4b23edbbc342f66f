import 'server-only';
import { setTimeout as pause } from 'node:timers/promises';
import { isNull } from 'drizzle-orm';
import { db, writeTransaction } from '#db/connection';
import { auditEntry } from '#db/schema/operations';
import { poke } from '../live/hub';
import { isConflict } from './driver-errors';
import { ensureSyncHead, readHead } from './head';
import { LostRace, NoHead, stampBatch } from './stamp-batch';

/** Attempts in a row that may lose against another node's stamper. */
const TRIES = 20;

async function stampAll(): Promise<void> {
  for (let tries = 1; ; ) {
    try {
      const batch = await writeTransaction(stampBatch);
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
  holdfastStamp?: {
    running: Promise<void> | null;
    next: Promise<void> | null;
    soon: NodeJS.Timeout | null;
    /** When the last run after a commit began. */
    last: number;
  };
};
shared.holdfastStamp ??= { running: null, next: null, soon: null, last: -Infinity };
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

/** Runs after commits begin at least so far apart, ms: one that numbers ten transactions costs little more than one. */
const APART = 30;

/** Stamps what was committed before the call, within a moment: commits close together share a run. */
export function stampSoon(failed: (error: unknown) => void): void {
  if (flight.soon) return;
  const wait = flight.last + APART - performance.now();
  const run = () => {
    flight.soon = null;
    flight.last = performance.now();
    stamp().catch(failed);
  };
  if (wait <= 0) run();
  else flight.soon = setTimeout(run, wait).unref();
}

/** The worker's run each second: what a crash between commit and stamp left behind. */
export async function stampWaiting(): Promise<void> {
  const [entry] = await db
    .select({ id: auditEntry.id })
    .from(auditEntry)
    .where(isNull(auditEntry.chainNo))
    .limit(1);
  if (entry || (await readHead(db)).waits) await stamp();
}
