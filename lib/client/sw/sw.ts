import { keptFiles } from './kept-files';
import { SYNC_TAG, type SyncMessage, TAKE_OVER } from './messages';
import { onNotificationClick, onPush, onSubscriptionChange } from './push';
import { respond } from './respond';
import type { WorkerScope } from './scope';

declare const self: WorkerScope;

/** Background Sync is not in TypeScript's library. */
interface SyncEvent extends ExtendableEvent {
  readonly tag: string;
}

const files = keptFiles(self.__WB_MANIFEST, self.caches);

// A new version waits until the person asks for it, or until the app is closed everywhere.
self.addEventListener('install', (event) => files.install(event));
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

/** The outbox belongs to the pages: they are woken. With none open, the next start sends. */
async function wakePages(): Promise<void> {
  const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  for (const page of pages) page.postMessage({ type: 'holdfast:sync' } satisfies SyncMessage);
}
self.addEventListener('sync' as 'push', (event: ExtendableEvent) => {
  if ((event as SyncEvent).tag === SYNC_TAG) event.waitUntil(wakePages());
});
