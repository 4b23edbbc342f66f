'use client';
import { useSyncExternalStore } from 'react';

/** Whether the browser knows of a network. It may be one that leads nowhere. */
export const useHasNetwork = (): boolean =>
  useSyncExternalStore(
    watchNetwork,
    () => navigator.onLine,
    () => true,
  );

/** The browser knows of no network before the first request fails. */
function watchNetwork(changed: () => void): () => void {
  window.addEventListener('online', changed);
  window.addEventListener('offline', changed);
  return () => {
    window.removeEventListener('online', changed);
    window.removeEventListener('offline', changed);
  };
}

/** How often a server that was not reached is asked again, ms. */
const ASK_AGAIN = 3_000;

/**
 * Calls once the server answers again.
 *
 * @returns ends it
 */
export function whenReached(reached: () => void): () => void {
  const over = new AbortController();
  const ask = async () => {
    // A network that swallows what is asked does not collect questions.
    const signal = AbortSignal.any([over.signal, AbortSignal.timeout(ASK_AGAIN)]);
    const answer = await fetch('/api/health', { cache: 'no-store', signal }).catch(() => null);
    if (answer?.ok && !over.signal.aborted) reached();
  };
  const timer = setInterval(() => void ask(), ASK_AGAIN);
  window.addEventListener('online', () => void ask(), { signal: over.signal });
  return () => {
    over.abort();
    clearInterval(timer);
  };
}
