'use client';
import { useLiveQuery } from 'dexie-react-hooks';
import { useRef, useState, useSyncExternalStore } from 'react';
import type { SyncClient } from '#client/outbox/client';
import type { PersonDatabase } from '#client/store/database';
import { StoreClosed } from '#client/store/dexie-store';
import { isLost } from '#client/store/reopen';
import { type Current, getCurrent, watchCurrent } from './current';

const LOADING: Current = { status: 'loading' };

/** Whose store is open. */
export const useCurrent = (): Current => useSyncExternalStore(watchCurrent, getCurrent, () => LOADING);

/** The open client, or null while nobody is known. */
export function useClient(): SyncClient | null {
  const current = useCurrent();
  return current.status === 'open' ? current.client : null;
}

/** A store that stays lost is asked again after this, ms. */
const ASK_AGAIN = 1_000;

/** For a row or a few: a queue on its way writes to the store many times, and most of it shows nowhere. */
export const alike = (before: unknown, now: unknown): boolean =>
  JSON.stringify(before) === JSON.stringify(now);

/**
 * A query of the open store that runs again whenever its rows change, in this tab or another. While the browser has
 * lost the store, what was found last stays: nobody's form may go with the rows behind it (P27).
 *
 * @param deps what the query depends on, apart from the store
 * @param same whether what was found says the same as what was found before: then nothing is drawn anew
 * @returns undefined while it has not run yet, also right after a dependency changed
 */
export function useStore<T>(
  query: (db: PersonDatabase) => Promise<T>,
  deps: readonly unknown[],
  same: (before: T, now: T) => boolean = Object.is,
): T | undefined {
  const store = useClient()?.store ?? null;
  const key = JSON.stringify([store?.db.name ?? null, ...deps]);
  const last = useRef<{ key: string; value: T }>(undefined);
  const [tries, setTries] = useState(0);
  const found = useLiveQuery(async () => {
    if (!store) return undefined;
    try {
      const value = await store.query(query);
      if (last.current?.key !== key || !same(last.current.value, value)) last.current = { key, value };
    } catch (error) {
      // Closed for good, by a sign-out: there are no rows to show.
      if (error instanceof StoreClosed) return undefined;
      if (!isLost(error)) throw error;
      setTimeout(() => setTries(tries + 1), ASK_AGAIN);
      import('./lost-store').then(({ storeIsLost }) => storeIsLost()).catch(() => undefined);
    }
    return last.current;
  }, [key, store, tries]);
  return found?.key === key ? found.value : undefined;
}
