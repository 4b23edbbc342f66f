import { loadActs } from './act-loader';
import { onNotificationClick, onSync } from './click';
import { keptFiles } from './kept-files';
import { SYNC_TAG, TAKE_OVER } from './messages';
import { onPush, onSubscriptionChange } from './push';
import { respond } from './respond';
import type { WorkerScope } from './scope';

declare const self: WorkerScope;

/** Background Sync is not in TypeScript's library. */
interface SyncEvent extends ExtendableEvent {
  readonly tag: string;
}

const files = keptFiles(self.__WB_MANIFEST, self.caches);

// A new version waits until the person asks for it, or until the app is closed everywhere.
self.addEventListener('install', (event) => {
  files.install(event);
  // Fetched with it, run when it is needed: afterwards a browser takes no new script into a worker.
  loadActs(self);
});
self.addEventListener('activate', (event) => {
  files.activate(event);
  event.waitUntil(self.clients.claim());
});
self.addEventListener('fetch', (event) => respond(event, files, self.location.origin));

self.addEventListener('message', (event) => {
  if (event.origin !== self.location.origin) return;
  if ((event.data as { type?: unknown } | null)?.type === TAKE_OVER) event.waitUntil(self.skipWaiting());
});

self.addEventListener('push', (event) => event.waitUntil(onPush(self, event)));
self.addEventListener('notificationclick', (event) => event.waitUntil(onNotificationClick(self, event)));
self.addEventListener('pushsubscriptionchange', (event) => {
  const change = event as PushSubscriptionChangeEvent;
  change.waitUntil(onSubscriptionChange(self, change));
});

self.addEventListener('sync' as 'push', (event: ExtendableEvent) => {
  if ((event as SyncEvent).tag === SYNC_TAG) event.waitUntil(onSync(self));
});
