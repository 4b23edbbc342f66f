'use client';
import { useSyncExternalStore } from 'react';
import { openWorkOf, type Work } from './open-work';
import { useClient } from './query';

const NO_WORK = { watch: () => () => {}, get: () => undefined };

/** What is open on this device: mine, my team's, nobody's. Undefined until the store was read. */
export function useWork(): Work | undefined {
  const store = useClient()?.store;
  const { watch, get } = store ? openWorkOf(store) : NO_WORK;
  return useSyncExternalStore(watch, get, NO_WORK.get);
}
