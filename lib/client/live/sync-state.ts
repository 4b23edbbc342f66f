'use client';
import { useMemo, useSyncExternalStore } from 'react';
import { type ExchangeStatus, QUIET } from '#client/outbox/status';
import { isLocked, needsYou, unsentActs } from '#client/store/counts';
import { getCurrent } from './current';
import { useClient, useStore } from './query';

export interface SyncState extends ExchangeStatus {
  /** Acts that wait on this device. */
  unsent: number;
  /** Acts the server refused, and values to choose between. */
  needsYou: number;
}

const nothing = (): (() => void) => () => {};

/**
 * One fact of how the exchange stands: who asks for it is drawn anew only when it changes.
 *
 * @param select gives a plain value
 */
export function useExchange<T extends ExchangeStatus | string | number | boolean | null>(
  select: (status: ExchangeStatus) => T,
): T {
  const board = useClient()?.board;
  return useSyncExternalStore(
    useMemo(() => (board ? (listener: () => void) => board.watch(listener) : nothing), [board]),
    () => select(board?.get() ?? QUIET),
    () => select(QUIET),
  );
}

const all = (status: ExchangeStatus): ExchangeStatus => status;

/** How this device and the server stand. */
export function useSyncState(): SyncState {
  const status = useExchange(all);
  const unsent = useStore(unsentActs, []) ?? 0;
  const waiting = useStore(needsYou, []) ?? 0;
  // What is locked is sent as soon as it is open: until then this device is not up to date.
  const isOpen = useStore(isLocked, []) === false;
  return useMemo(
    () => ({ ...status, caughtUp: status.caughtUp && isOpen, unsent, needsYou: waiting }),
    [status, isOpen, unsent, waiting],
  );
}

/** Send and ask now. */
export function syncNow(): void {
  const current = getCurrent();
  if (current.status === 'open') current.client.syncNow();
}
