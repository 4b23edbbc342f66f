'use client';
import { useLiveQuery } from 'dexie-react-hooks';
import { useSyncExternalStore } from 'react';
import type { SyncClient } from '#client/outbox/client';
import type { PersonDatabase } from '#client/store/database';
import { type DexieStore, StoreClosed } from '#client/store/dexie-store';
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

/**
 * A query of the open store that runs again whenever its rows change, in this tab or another.
 *
 * @param deps what the query depends on, apart from the store
 * @returns undefined while it has not run yet, also right after a dependency changed
 */
export function useStore<T>(
  query: (db: PersonDatabase) => Promise<T>,
  deps: readonly unknown[],
): T | undefined {
  const store = useClient()?.store ?? null;
  const key = JSON.stringify([store?.db.name ?? null, ...deps]);
  const found = useLiveQuery(
    async () => (store ? { key, value: await ask(store, query) } : undefined),
    [key, store],
  );
  return found?.key === key ? found.value : undefined;
}

/** A store that was closed for good (signed out, taken away by the browser) has no rows to show. */
async function ask<T>(store: DexieStore, query: (db: PersonDatabase) => Promise<T>): Promise<T | undefined> {
  try {
    return await store.query(query);
  } catch (error) {
    if (error instanceof StoreClosed || isLost(error)) return undefined;
    throw error;
  }
}
