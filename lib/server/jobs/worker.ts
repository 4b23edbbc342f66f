import 'server-only';
import { readFileSync } from 'node:fs';
import { db } from '#db/connection';
import { MINUTE } from '#domain/kernel/types';
import { reportFailure } from '#server/auth/report-failure';
import { config } from '#server/config';
import { log } from '#server/log';
import { pushAgents } from '#server/notify/push-agent';
import { pushSender } from '#server/notify/push-sender';
import { tidyFeed } from '#server/sync/retention';
import { stampWaiting } from '#server/sync/stamp';
import { closeResolved } from './auto-close';
import { cleanUp } from './cleanup';
import { onNudge } from './nudge';
import { outboxDrain } from './outbox-drain';
import { repeat } from './repeat';

const SECOND = 1_000;
const CLEAN_UP_EVERY = 10 * MINUTE;
const CLOSE_EVERY = 10 * MINUTE;

export interface Worker {
  /** Takes no more work and waits for what is under way: at most one push deadline. */
  stop(): Promise<void>;
}

/**
 * Starts what this installation does by itself: stamping the feed every second (P1), telling people, closing
 * what nobody answers, cleaning up.
 * Safe to run in several processes at once. Nothing a task throws ends the worker.
 */
export function startWorker(): Worker {
  const failed = (task: string) => (error: unknown) => reportFailure(`job ${task}`, error);
  const stamper = repeat(SECOND, stampWaiting, failed('stamp'));
  const cleaner = repeat(CLEAN_UP_EVERY, () => cleanUp(db, Date.now()), failed('clean-up'));
  const tidier = repeat(CLEAN_UP_EVERY, () => tidyFeed(Date.now()), failed('tidy'));
  const ended = new AbortController();
  const closer = repeat(CLOSE_EVERY, () => closeResolved(db, Date.now(), ended.signal), failed('close'));
  const telling = startTelling(failed('tell'));
  return {
    async stop() {
      ended.abort();
      await Promise.all([stamper, cleaner, tidier, closer, telling].map((task) => task.stop()));
    },
  };
}

/** Rows wait in the outbox as long as there are no keys to sign with. */
function startTelling(failed: (error: unknown) => void): Worker {
  const { vapid, pushHosts: named, pushCa } = config;
  if (!vapid) {
    log.warn('no VAPID keys: nobody is told by push');
    return { stop: async () => undefined };
  }
  const agents = pushAgents(pushCa ? readFileSync(pushCa, 'utf8') : undefined);
  const drain = outboxDrain(db, pushSender(db, { vapid, agents, named }), failed);
  const looking = repeat(SECOND, () => drain.wake(), failed);
  const offNudge = onNudge(() => looking.now());
  return {
    async stop() {
      offNudge();
      await looking.stop();
      await drain.stop();
      agents.destroy();
    },
  };
}
