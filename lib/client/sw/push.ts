import { devicePerson } from './device-person';
import type { OpenMessage } from './messages';
import { type Notice, noticeOf } from './notice';
import type { WorkerScope } from './scope';
import { rememberShown, wasShown } from './shown';

/** The message as JSON, or undefined. */
function messageOf(event: PushEvent): unknown {
  try {
    return event.data?.json();
  } catch {
    return undefined;
  }
}

/** A database that does not answer must not keep a notification from being shown. */
const PATIENCE = 3_000;

const inTime = <T>(work: Promise<T>, otherwise: T): Promise<T> =>
  Promise.race([
    work.catch(() => otherwise),
    new Promise<T>((resolve) => setTimeout(resolve, PATIENCE, otherwise)),
  ]);

let earlier: Promise<void> = Promise.resolve();

/**
 * Shows what a push says. Something is shown for every push, inside `waitUntil`: a browser that sees nothing
 * ends the subscription (iOS) or says something of its own. One after the other: two that tell the same would each
 * find that the other was not shown yet.
 */
export function onPush(self: WorkerScope, event: PushEvent): Promise<void> {
  const mine = earlier.then(() => showPush(self, event));
  earlier = mine.catch(() => undefined);
  return mine;
}

async function showPush(self: WorkerScope, event: PushEvent): Promise<void> {
  const person = await inTime(devicePerson(), null);
  const notice = noticeOf(messageOf(event), person);
  const repeated = notice.once !== null && (await inTime(wasShown(notice.once), false));
  if (repeated) return showAgain(self, notice);
  await show(self, notice, false);
  if (notice.once !== null) await inTime(rememberShown(notice.once, Date.now()), undefined);
}

const show = (self: WorkerScope, notice: Notice, silent: boolean): Promise<void> =>
  self.registration.showNotification(notice.title, {
    body: notice.body,
    tag: notice.tag,
    silent,
    dir: 'auto',
    icon: '/icons/icon-192.png',
    badge: '/icons/badge-96.png',
    data: { path: notice.path },
  });

/** An event that was told before: silently in place of the first one, and gone if that had been put away. */
async function showAgain(self: WorkerScope, notice: Notice): Promise<void> {
  const stillThere = await self.registration.getNotifications({ tag: notice.tag });
  await show(self, notice, true);
  if (stillThere.length > 0) return;
  for (const again of await self.registration.getNotifications({ tag: notice.tag })) again.close();
}

/** Brings the app forward at the ticket: an open window if there is one, else a new one. */
export async function onNotificationClick(self: WorkerScope, event: NotificationEvent): Promise<void> {
  event.notification.close();
  const { path } = (event.notification.data ?? {}) as { path?: string };
  const place = path ?? '/app';
  const windows = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const app = windows.filter((client) => /^\/app(\/|$)/.test(new URL(client.url).pathname));
  const client =
    app.find((one) => one.focused) ?? app.find((one) => one.visibilityState === 'visible') ?? app[0];
  if (!client) {
    await self.clients.openWindow(place);
    return;
  }
  client.postMessage({ type: 'holdfast:open', path: place } satisfies OpenMessage);
  // Refused where the press does not count as one; the window has the message all the same.
  await client.focus().catch(() => undefined);
}

/** The browser replaced the subscription by itself: the server is told, else the device falls silent. */
export async function onSubscriptionChange(
  self: WorkerScope,
  event: PushSubscriptionChangeEvent,
): Promise<void> {
  const key = event.oldSubscription?.options.applicationServerKey;
  const subscription =
    event.newSubscription ??
    (key
      ? await self.registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key })
      : null);
  if (!subscription) return;
  await fetch('/api/push/subscription', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(subscription),
  });
}
