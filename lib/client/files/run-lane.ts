import { liveQuery } from 'dexie';
import type { Beside, Led } from '#client/outbox/beside';
import type { StatusBoard } from '#client/outbox/status';

import { prune } from '#client/store/prune';
import { fetchBlobs } from './blob-transport';
import { fetchThumbs } from './thumbs';
import { UploadLane } from './upload-lane';

/** Waits after failures, ms: doubled each time, ended early when the network or the server is back. */
const FIRST_WAIT = 1_000;
const LONGEST_WAIT = 60_000;
/** Text goes first, but a photo does not wait for it longer than this, ms. */
const TEXT_FIRST = 5_000;

/**
 * The lane of files, while this tab leads: sends what waits whenever there is something, fetches the small pictures
 * this device should have, and lets go of what is old.
 */
export const fileLane: Beside = (client, exchange, signal) => {
  const { status } = exchange;
  const lane = new UploadLane(client.store, client.userId, fetchBlobs, status, {
    now: () => performance.now(),
    textFirst: (ended) => untilSent(status, ended),
  });
  void prune(client.store.db).catch(() => undefined);
  void loop(client, status, lane, signal);
};

async function loop(client: Led, status: StatusBoard, lane: UploadLane, signal: AbortSignal): Promise<void> {
  const news = new News(client, status, signal);
  for (let failures = 0; !signal.aborted; ) {
    news.forget();
    try {
      await lane.run(signal, () => client.syncNow());
      await fetchThumbs(client.store, status, signal);
      failures = 0;
    } catch {
      failures += 1;
    }
    const wait = Math.min(FIRST_WAIT * 2 ** (failures - 1), LONGEST_WAIT);
    await news.next(failures > 0 ? wait * (0.5 + Math.random() / 2) : null);
  }
}

/** That there is something to do: a new file, new attachments, the network or the server being back. */
class News {
  #heard = false;
  #wake: (() => void) | null = null;

  constructor(client: Led, status: StatusBoard, signal: AbortSignal) {
    const hear = () => {
      this.#heard = true;
      this.#wake?.();
    };
    const rows = liveQuery(() =>
      client.store.query(async (db) => [
        await db.attachment.count(),
        await db.outbox
          .where('status')
          .equals('pending')
          .filter((entry) => entry.waits === true)
          .count(),
      ]),
    ).subscribe({ next: hear, error: () => undefined });
    let wasThere = status.get().online;
    const unwatch = status.watch(() => {
      const { online, signedOut } = status.get();
      const isThere = online && !signedOut;
      if (isThere && !wasThere) hear();
      wasThere = isThere;
    });
    globalThis.addEventListener?.('online', hear, { signal });
    signal.addEventListener('abort', () => {
      rows.unsubscribe();
      unwatch();
      hear();
    });
  }

  forget(): void {
    this.#heard = false;
  }

  /** @param most ms; null: until something happens */
  next(most: number | null): Promise<void> {
    if (this.#heard) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = most === null ? undefined : setTimeout(resolve, most);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

function untilSent(status: StatusBoard, signal: AbortSignal): Promise<void> {
  if (status.get().sending === null) return Promise.resolve();
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      unwatch();
      resolve();
    };
    const timer = setTimeout(done, TEXT_FIRST);
    const unwatch = status.watch(() => {
      if (status.get().sending === null) done();
    });
    signal.addEventListener('abort', done, { once: true });
  });
}
