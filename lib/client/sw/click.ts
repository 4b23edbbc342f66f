import { NOTICE_ACTS, type NoticeAct } from '#domain/notify/acts';
import { LIMITS } from '#domain/ticket/limits';
import { loadActs } from './act-loader';
import type { EntryState, Pressed } from './act-port';
import { type Said, sayPressed, stateWords } from './act-words';
import { askForSync } from './ask-for-sync';
import { devicePerson } from './device-person';
import { factsOf, type NoticeFacts } from './facts';
import type { OpenMessage, SyncMessage } from './messages';
import { sendLostReceipts, sendReceipt } from './receipts';
import type { WorkerScope } from './scope';
import { showNotice } from './show';

/** Inline answers are not in TypeScript's library. */
type PressEvent = NotificationEvent & { readonly reply?: string | null };

/** A notification was pressed: on one of its buttons, which does what it says, or beside them, which opens the app. */
export async function onNotificationClick(self: WorkerScope, event: NotificationEvent): Promise<void> {
  const facts = factsOf(event.notification);
  event.notification.close();
  // First what it asks for: a press counts as one only for a moment.
  await Promise.all([pressed(self, event, facts), sayOpened(self, facts)]);
}

/** Pressed by somebody else who uses the device by now, it was not opened by who it was for. */
async function sayOpened(self: WorkerScope, facts: NoticeFacts): Promise<void> {
  if (facts.receipt && facts.for === (await devicePerson())) await sendReceipt(self, facts.receipt, 'opened');
}

async function pressed(self: WorkerScope, event: NotificationEvent, facts: NoticeFacts): Promise<void> {
  const act = NOTICE_ACTS.find((one) => one === event.action);
  if (!act || !facts.news) return open(self, facts.path);
  const text = ((event as PressEvent).reply ?? '').trim().slice(0, LIMITS.text);
  // Whoever rejects says why: the app asks for it.
  if (act === 'reject') return open(self, `${facts.path}?decide=reject`);
  if (isWritten(act) && text === '') return open(self, `${facts.path}?write=${act}`);
  const outcome = await perform(self, act, facts, text);
  if (outcome.kind === 'open') return open(self, isWritten(act) ? `${facts.path}?write=${act}` : facts.path);
  // A word of somebody who has signed out meanwhile is nobody's business.
  if ((await devicePerson()) !== facts.news.for) return;
  await say(self, facts, sayPressed(act, facts.news.number, outcome), outcome);
}

const isWritten = (act: NoticeAct): boolean => act === 'reply' || act === 'note';

async function perform(
  self: WorkerScope,
  act: NoticeAct,
  { news }: NoticeFacts,
  text: string,
): Promise<Pressed> {
  if (!news) return { kind: 'open' };
  try {
    return await loadActs(self).press({ act, news, ...(isWritten(act) && { text }) });
  } catch {
    // Whatever it was, the app says it better.
    return { kind: 'open' };
  }
}

async function say(self: WorkerScope, facts: NoticeFacts, said: Said, pressed: Pressed): Promise<void> {
  const uid = 'uid' in pressed ? pressed.uid : null;
  const waits = 'state' in pressed && isWaiting(pressed.state);
  if (waits) await Promise.all([askForSync(self), wakePages(self)]);
  await showNotice(self, {
    ...said,
    tag: uid ?? `${facts.news?.id} now`,
    facts: { path: facts.path, ...(waits && uid && { waits: uid }) },
  });
}

const isWaiting = (state: EntryState): boolean => state === 'waiting' || state === 'signed_out';

/**
 * The network is back. The outbox belongs to the pages: they are woken. With none open the worker sends.
 * @throws when nothing could be sent: the browser tries again
 */
export async function onSync(self: WorkerScope): Promise<void> {
  const pages = await wakePages(self);
  // A store that cannot be read must not keep the acts from being sent.
  const receipts = sendLostReceipts().catch(() => true);
  try {
    if (!pages.some(({ url }) => isApp(url))) await loadActs(self).send();
  } finally {
    await sayWhatWasSent(self);
  }
  if (!(await receipts)) throw new Error('not every receipt got through');
}

async function wakePages(self: WorkerScope): Promise<readonly WindowClient[]> {
  const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  for (const page of pages) page.postMessage({ type: 'holdfast:sync' } satisfies SyncMessage);
  return pages;
}

/** What said that it waits, and does no longer, says so. */
async function sayWhatWasSent(self: WorkerScope): Promise<void> {
  const shown = await self.registration.getNotifications();
  const waiting = shown.flatMap((notice) => {
    const facts = factsOf(notice);
    return facts.waits ? [{ notice, path: facts.path, uid: facts.waits }] : [];
  });
  if (waiting.length === 0) return;
  const states = await loadActs(self).statesOf(waiting.map(({ uid }) => uid));
  for (const { notice, path, uid } of waiting) {
    const state = states.get(uid);
    if (state !== 'sent' && state !== 'refused') continue;
    const { title, tag } = notice;
    await showNotice(self, { title, body: stateWords(state), tag, facts: { path }, silent: true });
  }
}

const isApp = (url: string): boolean => /^\/app(\/|$)/.test(new URL(url).pathname);

/** Brings the app forward at a place: an open window if there is one, else a new one. */
async function open(self: WorkerScope, place: string): Promise<void> {
  const windows = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const app = windows.filter((client) => isApp(client.url));
  const client =
    app.find((one) => one.focused) ?? app.find((one) => one.visibilityState === 'visible') ?? app[0];
  if (!client) {
    // Refused where the press does not count as one: nothing else can be done about it.
    await self.clients.openWindow(place).catch(() => undefined);
    return;
  }
  client.postMessage({ type: 'holdfast:open', path: place } satisfies OpenMessage);
  // Refused where the press does not count as one; the window has the message all the same.
  await client.focus().catch(() => undefined);
}
