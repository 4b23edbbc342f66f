import { devicePerson } from './device-person';
import { factsOf } from './facts';
import { FLOOD, groupOf, MANY, MOST_SHOWN, type OnDisplay } from './group';
import { type Notice, noticeOf } from './notice';
import { sendReceipt } from './receipts';
import type { WorkerScope } from './scope';
import { showNotice } from './show';
import { rememberShown, shownSince, wasShown } from './shown';

/** Of a message that describes its own notification, a browser may hand over only that. Not in TypeScript's library. */
type DeclaredEvent = PushEvent & { readonly notification?: Notification | null };

/** The message as JSON, or undefined. */
function messageOf(event: PushEvent): unknown {
  try {
    return event.data?.json() ?? (event as DeclaredEvent).notification?.data;
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
export async function onPush(self: WorkerScope, event: PushEvent): Promise<void> {
  const mine = earlier.then(() => showPush(self, event));
  earlier = mine.then(
    () => undefined,
    () => undefined,
  );
  const { facts } = await mine;
  await sendReceipt(self, facts.receipt, 'shown');
}

async function showPush(self: WorkerScope, event: PushEvent): Promise<Notice> {
  const person = await inTime(devicePerson(), null);
  const notice = noticeOf(messageOf(event), person);
  const repeated = notice.once !== null && (await inTime(wasShown(notice.once), false));
  if (repeated) await showAgain(self, notice);
  else {
    await showOneOrMany(self, notice);
    if (notice.once !== null) await inTime(rememberShown(notice.once, Date.now()), undefined);
  }
  if (notice.facts.news?.unread !== undefined) await inTime(badge(self, notice.facts.news.unread), undefined);
  return notice;
}

/** The count on the icon of the app, as the server had it; a page that is open shows its own. */
async function badge(self: WorkerScope, unread: number): Promise<void> {
  const { navigator } = self as { navigator: { setAppBadge?(count: number): Promise<void> } };
  await navigator.setAppBadge?.(unread);
}

/** Asked sooner after one was shown, Chromium finds it missing on the display, takes it for closed and forgets it, ms. */
const SETTLED = 1_000;
let lastShown = Number.NEGATIVE_INFINITY;

/** By itself; or, where there are many, in one that stands for all of them. */
async function showOneOrMany(self: WorkerScope, notice: Notice): Promise<void> {
  const now = Date.now();
  const shown = await othersThan(self, notice, now);
  const grouped = groupOf(notice, shown.map(onDisplay), now);
  if (!grouped) await show(self, { ...notice, facts: { ...notice.facts, at: now } }, false);
  // Heard once: the first ones made their noise, and each further one would be the flood that this is against.
  else
    await show(
      self,
      grouped.notice,
      shown.some(({ tag }) => tag === MANY),
    );
  lastShown = performance.now();
  for (const one of shown) if (grouped?.closes.includes(one.tag)) one.close();
}

/** What is on display; looked at only where it may be many. */
async function othersThan(self: WorkerScope, { facts }: Notice, now: number): Promise<Notification[]> {
  const isOneOfMany = facts.news !== undefined && !facts.news.urgent;
  if (!isOneOfMany || (await inTime(shownSince(now - FLOOD), 0)) < MOST_SHOWN) return [];
  const rest = SETTLED - (performance.now() - lastShown);
  if (rest > 0) await new Promise((resolve) => setTimeout(resolve, rest));
  return inTime(self.registration.getNotifications(), []);
}

function onDisplay(shown: Notification): OnDisplay {
  const { at = 0, news, tells } = factsOf(shown);
  const own = news ? [{ ticketId: news.ticketId, number: news.number, words: news.words }] : [];
  return { tag: shown.tag, at, tells: tells ?? own, urgent: news?.urgent === true };
}

const show = (self: WorkerScope, { title, body, tag, facts }: Notice, silent: boolean): Promise<void> =>
  showNotice(self, { title, body, tag, facts, silent });

/** An event that was told before: silently in place of the first one, and gone if that had been put away. */
async function showAgain(self: WorkerScope, notice: Notice): Promise<void> {
  const stillThere = await self.registration.getNotifications({ tag: notice.tag });
  await show(self, notice, true);
  if (stillThere.length > 0) return;
  for (const again of await self.registration.getNotifications({ tag: notice.tag })) again.close();
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
