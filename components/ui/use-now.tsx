'use client';
import { useSyncExternalStore } from 'react';

/** How often "4 min ago" is looked at again, in ms. One timer for the whole page. */
const STEP = 15_000;

const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;
let now = 0;

function tick(): void {
  now = Date.now();
  for (const changed of listeners) changed();
}

function subscribe(changed: () => void): () => void {
  listeners.add(changed);
  timer ??= setInterval(tick, STEP);
  document.addEventListener('visibilitychange', tick);
  return () => {
    listeners.delete(changed);
    document.removeEventListener('visibilitychange', tick);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
    now = 0;
  };
}

function current(): number {
  if (now === 0) now = Date.now();
  return now;
}

/** The device's time in ms since the epoch, refreshed every 15 s; null while the server renders. */
export function useNow(): number | null {
  return useSyncExternalStore<number | null>(subscribe, current, () => null);
}
