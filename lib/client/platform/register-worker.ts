import type { Workbox } from 'workbox-window';

/** A worker that could not be installed is tried again after this, doubled each time up to the last, ms. */
const FIRST_WAIT = 15_000;
const LAST_WAIT = 10 * 60_000;

/**
 * Registers the worker until one is in control. One file that does not come fails the whole installation, and a
 * browser tries no more until the next page load: an app first opened where signal is poor would stay without.
 */
export function registerWorker(wb: Workbox): void {
  let wait = FIRST_WAIT;
  let isWaiting = false;
  const attempt = () => void wb.register().catch(again);
  function again(): void {
    if (isWaiting || navigator.serviceWorker.controller) return;
    isWaiting = true;
    const done = new AbortController();
    const go = () => {
      done.abort();
      clearTimeout(timer);
      isWaiting = false;
      attempt();
    };
    const timer = setTimeout(go, wait);
    wait = Math.min(2 * wait, LAST_WAIT);
    window.addEventListener('online', go, { signal: done.signal });
  }
  wb.addEventListener('redundant', again);
  attempt();
}
