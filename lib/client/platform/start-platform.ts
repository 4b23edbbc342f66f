'use client';
import { listenToWorker, type WorkerListener } from './worker';

/** A page that Back brings out of the browser's memory is as somebody left it, whoever that was. */
const notFromCache = (event: PageTransitionEvent): void => {
  if (event.persisted) window.location.reload();
};

/** Whoever has never been asked has no subscription, and does without its code. */
async function lookAfterPush(): Promise<void> {
  if (!('Notification' in window) || Notification.permission !== 'granted') return;
  // Not here without signal, perhaps: then it is checked at the next start.
  const part = await import('./push-subscription').catch(() => null);
  await part?.recheckPush();
}

/**
 * What a page does about its worker at start: listens to it, looks after the push subscription.
 * @returns ends the listening
 */
export function startPlatform(listener: WorkerListener): () => void {
  void lookAfterPush();
  window.addEventListener('pageshow', notFromCache);
  return listenToWorker(listener);
}
