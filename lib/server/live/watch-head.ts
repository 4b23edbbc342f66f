import 'server-only';
import { setTimeout as pause } from 'node:timers/promises';
import { db } from '#db/connection';
import { log } from '../log';
import { readHead } from '../sync/head';
import { poke } from './hub';

/** How often other nodes' commits are looked for, while somebody listens here (P28). */
const EVERY = 300;

const shared = globalThis as typeof globalThis & {
  holdfastWatch?: { watchers: number; polling: boolean };
};
shared.holdfastWatch ??= { watchers: 0, polling: false };
const watch = shared.holdfastWatch;

/** Runs until nobody watches any more. One at a time: who comes while it runs is watched for by it. */
async function poll(): Promise<void> {
  watch.polling = true;
  while (watch.watchers > 0) {
    await pause(EVERY, undefined, { ref: false });
    if (watch.watchers === 0) break;
    try {
      const { epoch, seq } = await readHead(db);
      poke(seq, epoch);
    } catch (error) {
      log.warn({ err: error }, 'the head could not be read');
    }
  }
  watch.polling = false;
}

/** Polls the head as long as somebody watches; one poll for all of them. @returns ends the watching, once */
export function watchHead(): () => void {
  watch.watchers += 1;
  if (!watch.polling) void poll();
  let watching = true;
  return () => {
    if (!watching) return;
    watching = false;
    watch.watchers -= 1;
  };
}
