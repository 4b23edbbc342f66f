import { lastPerson } from '#client/store/device';
import { hasWorker } from './worker';

/** The person of this device who wants to be told here: their id. */
const WANTED = 'holdfast-push';

export const isWanted = (personId: string): boolean => read() === personId;

function read(): string | null {
  try {
    return localStorage.getItem(WANTED);
  } catch {
    return null;
  }
}

function write(personId: string | null): void {
  try {
    if (personId === null) localStorage.removeItem(WANTED);
    else localStorage.setItem(WANTED, personId);
  } catch {
    // Storage refused: the setting holds for this page and is asked for again.
  }
}

/** Whether this browser can be pushed to at all, here and now. */
export const canPush = (): boolean => hasWorker() && 'PushManager' in window && 'Notification' in window;

const manager = async (): Promise<PushManager> => (await navigator.serviceWorker.ready).pushManager;

/** The browser's subscription, without waiting for a worker that never comes. */
export async function currentSubscription(): Promise<PushSubscription | null> {
  const registration = await navigator.serviceWorker.getRegistration('/');
  return (await registration?.pushManager.getSubscription()) ?? null;
}

const send = (method: 'POST' | 'DELETE', body: unknown): Promise<Response> =>
  fetch('/api/push/subscription', {
    method,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

/** The server's public key. @returns null when the server pushes nothing */
async function serverKey(): Promise<string | null> {
  const response = await fetch('/api/push/key', { cache: 'no-store' });
  if (!response.ok) throw new Error(`push key: ${response.status}`);
  return ((await response.json()) as { key: string | null }).key;
}

/** base64url, as the server writes its key. */
function textOf(key: ArrayBuffer | null | undefined): string | null {
  if (!key) return null;
  const text = btoa(String.fromCharCode(...new Uint8Array(key)));
  return text.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/**
 * Subscribes this browser and tells the server. Permission must have been given.
 *
 * @throws when the browser's push service or the server cannot be reached
 */
export async function subscribe(personId: string): Promise<boolean> {
  const key = await serverKey();
  if (!key) return false;
  const push = await manager();
  let subscription = await push.getSubscription();
  const madeWith = textOf(subscription?.options?.applicationServerKey);
  if (subscription && madeWith !== null && madeWith !== key) {
    // Made for other keys of this server: a push signed with today's would be refused.
    await subscription.unsubscribe();
    subscription = null;
  }
  subscription ??= await push.subscribe({ userVisibleOnly: true, applicationServerKey: key });
  const answer = await send('POST', subscription.toJSON());
  if (!answer.ok) throw new Error(`push subscription: ${answer.status}`);
  write(personId);
  return true;
}

/**
 * Ends the subscription here and on the server. Works without network: the push service then answers the
 * server's next try with "gone".
 */
export async function unsubscribe(): Promise<void> {
  write(null);
  if (!canPush()) return;
  const subscription = await currentSubscription();
  if (!subscription) return;
  await subscription.unsubscribe().catch(() => false);
  await send('DELETE', { endpoint: subscription.endpoint }).catch(() => undefined);
}

/**
 * At each start, for the person signed in: browsers drop subscriptions without a word (iOS), and a new
 * session needs its own. One left by somebody else is ended. Never throws.
 */
export async function recheckPush(): Promise<void> {
  if (!canPush()) return;
  try {
    const person = await lastPerson();
    if (!person) return;
    if (isWanted(person.userId) && Notification.permission === 'granted') await subscribe(person.userId);
    else if (await currentSubscription()) await unsubscribe();
  } catch {
    // Without network it is checked at the next start.
  }
}
