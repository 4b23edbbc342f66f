'use client';
import { recheckPush } from './push-subscription';
import { listenToWorker, type WorkerListener } from './worker';

/** A page that Back brings out of the browser's memory is as somebody left it, whoever that was. */
const notFromCache = (event: PageTransitionEvent): void => {
  if (event.persisted) window.location.reload();
};

/**
 * What a page does about its worker at start: listens to it, looks after the push subscription.
 * @returns ends the listening
 */
export function startPlatform(listener: WorkerListener): () => void {
  void recheckPush();
  window.addEventListener('pageshow', notFromCache);
  return listenToWorker(listener);
}
