'use client';
import { useCallback, useState } from 'react';
import { keepCode, useKeptCode } from '#client/platform/kept-code';
import { requestPersistence } from './device';
import { useStore } from './query';
import { syncNow } from './sync-state';

/** What this device has yet to fetch. */
export interface Fetching {
  /** the very first download is not complete */
  firstLoad: boolean;
  /** tickets, people and the rest that came of what is being loaded; null: nothing is */
  loaded: number | null;
  /** opened tickets that wait to be fetched */
  pins: number;
}

export function useFetching(): Fetching | undefined {
  return useStore(async (db) => {
    const place = await db.meta.get('place');
    if (place?.key !== 'place') return { firstLoad: true, loaded: null, pins: 0 };
    const { loaded, boot, pinQueue } = place.value;
    return { firstLoad: !loaded, loaded: boot?.done ?? null, pins: pinQueue.length };
  }, []);
}

export interface GettingReady {
  code: ReturnType<typeof useKeptCode>;
  /** what the browser said when it was asked to keep the data; null: not asked */
  promised: boolean | null;
  /** somebody wants this device ready: it goes on until it is */
  isAsked: boolean;
  start(): void;
}

/** Gets all there is to get: rows, opened tickets, the app itself, and the browser's promise to keep them. */
export function useGettingReady(): GettingReady {
  const code = useKeptCode();
  const [promised, setPromised] = useState<boolean | null>(null);
  const [isAsked, setAsked] = useState(false);
  const start = useCallback(() => {
    setAsked(true);
    syncNow();
    keepCode();
    void requestPersistence().then(setPromised);
  }, []);
  return { code, promised, isAsked, start };
}
