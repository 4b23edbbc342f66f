import { liveQuery } from 'dexie';
import type { Led } from '#client/outbox/beside';
import type { Exchange } from '#client/outbox/exchange';
import { deviceNow, newId } from '#client/platform/clock';
import { readMark, writeMark } from '#client/platform/kept-mark';
import { unsentActs } from '#client/store/counts';
import type { PersonDatabase } from '#client/store/database';
import type { Id } from '#domain/kernel/types';

/**
 * Finds out whether the browser threw away what this person had here, and says how much of it was lost for good; from
 * then on notes how much that would be now. Nobody else can: the server never heard of it (F17).
 */
export function watchKept({ userId, store }: Led, exchange: Exchange, signal: AbortSignal): void {
  const watch = async () => {
    const id = await store.query((db) => markOf(db, userId));
    if (signal.aborted) return;
    let isFirst = true;
    const facts = liveQuery(() => store.query(factsOf));
    const watching = facts.subscribe({
      next: ({ unsent, lost }) => {
        const noted = readMark(userId);
        // Once at each start too: some browsers keep a cookie for a week after it was written.
        if (isFirst || noted?.id !== id || noted.unsent !== unsent) writeMark(userId, { id, unsent });
        isFirst = false;
        exchange.status.set({ lost });
      },
      // A store that is gone for good is noticed by whoever needs it.
      error: () => undefined,
    });
    signal.addEventListener('abort', () => watching.unsubscribe(), { once: true });
  };
  watch().catch(() => undefined);
}

/** The mark of this database. One without, where a mark stands beside it, is not the one that was here. */
const markOf = (db: PersonDatabase, userId: Id): Promise<string> =>
  db.transaction('rw', db.meta, async () => {
    const own = await db.meta.get('mark');
    if (own?.key === 'mark') return own.value;
    const id = newId();
    await db.meta.put({ key: 'mark', value: id });
    const unsent = readMark(userId)?.unsent ?? 0;
    // Whoever left has no mark either, and their work is still locked in it.
    const isNew = (await db.meta.get('sealed')) === undefined;
    if (unsent > 0 && isNew) await db.meta.put({ key: 'lost', value: { unsent, at: deviceNow() } });
    return id;
  });

const factsOf = (db: PersonDatabase) =>
  db.transaction('r', db.meta, db.outbox, async () => {
    const lost = await db.meta.get('lost');
    return {
      unsent: (await unsentActs(db)) + (await db.outbox.where('status').equals('needs_you').count()),
      lost: lost?.key === 'lost' ? lost.value.unsent : null,
    };
  });
