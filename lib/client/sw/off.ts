import { RECEIPTS_DATABASE } from './receipts';
import { WORKER_DATABASE } from './shown';

declare const self: ServiceWorkerGlobalScope;

/**
 * The way back: served as /sw.js in place of the worker, it takes itself off every device with all that the
 * worker kept. What people wrote is in other databases and stays.
 */
self.addEventListener('install', (event) => event.waitUntil(self.skipWaiting()));
self.addEventListener('activate', (event) => event.waitUntil(removeEverything()));

async function removeEverything(): Promise<void> {
  for (const name of await self.caches.keys()) await self.caches.delete(name);
  indexedDB.deleteDatabase(WORKER_DATABASE);
  indexedDB.deleteDatabase(RECEIPTS_DATABASE);
  await self.registration.unregister();
}
