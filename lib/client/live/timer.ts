'use client';
import { deviceNow } from '#client/platform/clock';
import type { Id, Instant } from '#domain/kernel/types';
import { useClient, useStore } from './query';

/** The draft in which a running timer is kept: on this device, through reloads and a flat battery. */
export const timerKey = (ticketId: Id): string => `timer:${ticketId}`;

/** A timer on one ticket: it counts by the clock on the wall from the moment it was started. */
export function useTimer(ticketId: Id): {
  /** device clock; null when none runs, undefined until the device has been asked */
  since: Instant | null | undefined;
  start: () => void;
  discard: () => void;
} {
  const db = useClient()?.store.db;
  const key = timerKey(ticketId);
  const since = useStore(
    async (tables) => {
      const value = (await tables.drafts.get(key))?.value;
      return typeof value === 'number' ? value : null;
    },
    [key],
  );
  return {
    since,
    start: () => void db?.drafts.put({ key, value: deviceNow(), at: deviceNow() }),
    discard: () => void db?.drafts.delete(key),
  };
}
