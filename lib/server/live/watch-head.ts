import 'server-only';
import { db } from '#db/connection';
import { log } from '../log';
import { readHead } from '../sync/head';
import { poke } from './hub';

/** How often other nodes' commits are looked for, while somebody listens here (P28). */
const EVERY = 300;

const shared = globalThis as typeof globalThis & {
  holdfastWatch?: { watchers: number; timer: NodeJS.Timeout | null };
};
shared.holdfastWatch ??= { watchers: 0, timer: null };
const watch = shared.holdfastWatch;

async function look(): Promise<void> {
  try {
    const { epoch, seq } = await readHead(db);
    poke(seq, epoch);
  } catch (error) {
    log.warn({ err: error }, 'the head could not be read');
  }
  if (watch.watchers > 0) watch.timer = setTimeout(() => void look(), EVERY);
  else watch.timer = null;
}

/** Polls the head as long as somebody watches; one poll for all of them. @returns ends the watching, once */
export function watchHead(): () => void {
  watch.watchers += 1;
  watch.timer ??= setTimeout(() => void look(), EVERY);
  let watching = true;
  return () => {
    if (!watching) return;
    watching = false;
    watch.watchers -= 1;
    if (watch.watchers > 0 || !watch.timer) return;
    clearTimeout(watch.timer);
    watch.timer = null;
  };
}
