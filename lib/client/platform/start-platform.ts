'use client';
import { recheckPush } from './push-subscription';
import { listenToWorker, type WorkerListener } from './worker';

/**
 * What a page does about its worker at start: listens to it, looks after the push subscription.
 * @returns ends the listening
 */
export function startPlatform(listener: WorkerListener): () => void {
  void recheckPush();
  return listenToWorker(listener);
}
