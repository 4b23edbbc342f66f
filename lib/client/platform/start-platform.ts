'use client';
import { recheckPush } from './push-subscription';
import { startUpdates } from './updates';
import { listenToWorker, type WorkerListener } from './worker';

/**
 * What a page does about its worker at start: registers it, listens to it, looks after the push subscription.
 * @returns ends the listening
 */
export function startPlatform(listener: WorkerListener): () => void {
  startUpdates();
  void recheckPush();
  return listenToWorker(listener);
}
