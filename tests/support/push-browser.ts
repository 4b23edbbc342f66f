import type { BrowserContext, Page, Worker } from '@playwright/test';

/** Id of the worker's registration on the page's origin, as the browser's debugger knows it. */
async function registrationOf(page: Page) {
  const origin = new URL(page.url()).origin;
  const cdp = await page.context().newCDPSession(page);
  const found = new Promise<string>((resolve) => {
    cdp.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const mine = registrations.find((one) => one.scopeURL === `${origin}/` && !one.isDeleted);
      if (mine) resolve(mine.registrationId);
    });
  });
  await cdp.send('ServiceWorker.enable');
  return { cdp, origin, registrationId: await found };
}

/**
 * Hands a decrypted message to the page's worker, as the browser does when one arrives, and waits until its
 * notification is on display. Asked for earlier, Chromium finds it missing there, takes it for closed and forgets it.
 */
export async function deliverPush(page: Page, data: string): Promise<void> {
  const { cdp, origin, registrationId } = await registrationOf(page);
  const displayed = new Promise<void>((resolve) => {
    cdp.on('BackgroundService.backgroundServiceEventReceived', ({ backgroundServiceEvent }) => {
      if (backgroundServiceEvent.eventName === 'Notification displayed') resolve();
    });
  });
  // Who begins to observe is told of all former ones first: without them, the next displayed one is this one.
  await cdp.send('BackgroundService.clearEvents', { service: 'notifications' });
  await cdp.send('BackgroundService.startObserving', { service: 'notifications' });
  await cdp.send('BackgroundService.setRecording', { service: 'notifications', shouldRecord: true });
  await cdp.send('ServiceWorker.deliverPushMessage', { origin, registrationId, data });
  await displayed;
  await cdp.detach();
}

/** What is on display for this origin. */
export const notifications = (page: Page): Promise<{ title: string; body: string; tag: string }[]> =>
  page.evaluate(async () =>
    (await (await navigator.serviceWorker.ready).getNotifications()).map(({ title, body, tag }) => ({
      title,
      body,
      tag,
    })),
  );

/** The running worker of this context. */
export async function workerHandle(context: BrowserContext): Promise<Worker> {
  return context.serviceWorkers().at(-1) ?? (await context.waitForEvent('serviceworker'));
}

/** What a worker has and a page has not, as far as tests use it: TypeScript knows one of the two worlds at a time. */
export interface WorkerSelf extends EventTarget {
  registration: ServiceWorkerRegistration;
  clients: { matchAll(): Promise<{ postMessage(message: unknown): void }[]> };
  NotificationEvent: new (
    type: string,
    init: { notification: Notification; action?: string },
  ) => Event & { waitUntil(promise: Promise<unknown>): void; reply?: string };
}

/** Where a notification is pressed: a button of it, and what was written into that. */
interface PressedOn {
  action?: string;
  reply?: string;
}

/** Presses the only notification on display. A press made by a test counts as none: the browser refuses to open windows. */
export async function pressNotification(context: BrowserContext, on: PressedOn = {}): Promise<void> {
  const worker = await workerHandle(context);
  await worker.evaluate(async ({ action, reply }) => {
    const scope = self as unknown as WorkerSelf;
    const [notification] = await scope.registration.getNotifications();
    if (!notification) throw new Error('nothing is on display');
    const event = new scope.NotificationEvent('notificationclick', { notification, action: action ?? '' });
    // Only some browsers take text; the worker reads it where it is.
    if (reply !== undefined) Object.defineProperty(event, 'reply', { value: reply });
    const waits: Promise<unknown>[] = [];
    event.waitUntil = (promise: Promise<unknown>) => void waits.push(promise);
    scope.dispatchEvent(event);
    await Promise.all(waits);
  }, on);
}

/** A subscription as PushSubscription.toJSON() gives it. */
export interface SubscriptionJson {
  endpoint: string;
  expirationTime: number | null;
  keys: { p256dh: string; auth: string };
}

/**
 * Chromium reaches no push service in a test. The subscription is the only thing put in its place: keys and
 * endpoint of a service of ours. Everything else is real.
 */
export async function stubSubscription(
  context: BrowserContext,
  subscription: SubscriptionJson,
): Promise<void> {
  await context.grantPermissions(['notifications']);
  await context.addInitScript((made) => {
    const KEY = 'test-subscribed';
    const bytes = (text: string) =>
      Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (one) => one.charCodeAt(0))
        .buffer;
    const held = () => {
      const key = localStorage.getItem(KEY);
      if (key === null) return null;
      return {
        endpoint: made.endpoint,
        expirationTime: null,
        options: { userVisibleOnly: true, applicationServerKey: bytes(key) },
        toJSON: () => made,
        unsubscribe: async () => {
          localStorage.removeItem(KEY);
          return true;
        },
      } as unknown as PushSubscription;
    };
    PushManager.prototype.subscribe = async (options) => {
      localStorage.setItem(KEY, String(options?.applicationServerKey));
      return held() as PushSubscription;
    };
    PushManager.prototype.getSubscription = async () => held();
  }, subscription);
}

/** What the browser does when the network is back and something waits: emulating that it was away is not enough. */
export async function networkIsBack(page: Page, context: BrowserContext, origin: string): Promise<void> {
  const cdp = await context.newCDPSession(page);
  const registration = new Promise<string>((resolve) => {
    cdp.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const mine = registrations.find((one) => one.scopeURL === `${origin}/` && !one.isDeleted);
      if (mine) resolve(mine.registrationId);
    });
  });
  await cdp.send('ServiceWorker.enable');
  const registrationId = await registration;
  await cdp.send('ServiceWorker.dispatchSyncEvent', {
    origin,
    registrationId,
    tag: 'holdfast-outbox',
    lastChance: false,
  });
}
