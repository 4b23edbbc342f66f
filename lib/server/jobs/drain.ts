import 'server-only';
import type { Instant } from '#domain/kernel/types';
import { backoff, MAX_ATTEMPTS } from './backoff';

/** A row of work this worker holds until `leasedUntil`. */
export interface Leased {
  id: number;
  /** This try included; also the fencing token: another worker's lease has a higher one. */
  attempts: number;
  leasedUntil: Instant;
}

/** How a try ended. `note` and `error` hold no personal data: they are kept and shown to administrators. */
export type Sent =
  | { kind: 'done'; note?: string }
  /** @property after wait asked for by the other side, ms */
  | { kind: 'again'; error: string; after?: number }
  | { kind: 'never'; error: string };

/** Everything the loop touches, so that order, retry and parking are tested without a database. */
export interface DrainDeps<J extends Leased> {
  now(): Instant;
  /** In [0, 1). */
  random(): number;
  /** Leases at most `limit` due rows, oldest first. */
  claim(limit: number): Promise<J[]>;
  send(job: J): Promise<Sent>;
  /** The three below change the row only while this lease still holds. */
  done(job: J, note: string | null): Promise<void>;
  again(job: J, runAt: Instant, error: string): Promise<void>;
  park(job: J, error: string): Promise<void>;
  /** A defect or a database that is away; the row comes back when its lease ends. */
  report(error: unknown): void;
}

export interface Drain {
  /** Takes what is due. Resolves when it has been taken, not when it has been sent. */
  wake(): Promise<void>;
  /** Takes no more and waits for what is under way. */
  stop(): Promise<void>;
}

const MAX_ERROR = 500;

/** What went wrong, in at most 500 characters. */
export const errorText = (error: unknown): string =>
  (error instanceof Error ? error.message || error.name : String(error)).slice(0, MAX_ERROR);

/**
 * @param capacity rows under way at the same time: a slow receiver holds up only its own
 * @param inOrder rows wait for others: it is looked again whenever one is settled
 */
export function createDrain<J extends Leased>(deps: DrainDeps<J>, capacity = 16, inOrder = false): Drain {
  const running = new Set<Promise<void>>();
  let taking: Promise<void> | null = null;
  let askedAgain = false;
  let moreIsWaiting = false;
  let stopped = false;

  async function settle(job: J): Promise<void> {
    try {
      // Counted when claimed: a row that ends the process each time is parked too.
      if (job.attempts > MAX_ATTEMPTS) return await deps.park(job, 'every try ended without an answer');
      const sent = await deps
        .send(job)
        .catch((error: unknown): Sent => ({ kind: 'again', error: errorText(error) }));
      if (sent.kind === 'done') return await deps.done(job, sent.note?.slice(0, MAX_ERROR) ?? null);
      const error = sent.error.slice(0, MAX_ERROR);
      if (sent.kind === 'never' || job.attempts >= MAX_ATTEMPTS) return await deps.park(job, error);
      await deps.again(job, deps.now() + backoff(job.attempts, deps.random(), sent.after), error);
    } catch (error) {
      deps.report(error);
    }
  }

  function start(job: J): void {
    const work = settle(job).then(() => {
      running.delete(work);
      if (moreIsWaiting || inOrder) void wake();
    });
    running.add(work);
  }

  async function take(): Promise<void> {
    do {
      askedAgain = false;
      const room = capacity - running.size;
      moreIsWaiting = room === 0;
      if (stopped || room === 0) return;
      const jobs = await deps.claim(room);
      moreIsWaiting = jobs.length === room;
      for (const job of jobs) start(job);
    } while (askedAgain);
  }

  function wake(): Promise<void> {
    if (stopped) return Promise.resolve();
    if (taking) {
      // A row may have been committed after the look that is under way: look once more.
      askedAgain = true;
      return taking;
    }
    taking = take()
      .catch(deps.report)
      .finally(() => {
        taking = null;
      });
    return taking;
  }

  return {
    wake,
    async stop() {
      stopped = true;
      await taking;
      await Promise.all(running);
    },
  };
}
