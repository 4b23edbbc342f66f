import { deviceEnv } from '#client/platform/clock';
import { lastPerson, mustEndSession } from '#client/store/device';
import type { DexieStore } from '#client/store/dexie-store';
import { mayDecide } from '#domain/approval/may';
import { mayDecideOn } from '#domain/change/may';
import { takesDecisions } from '#domain/change/steps';
import type { Id } from '#domain/kernel/types';
import { ACT_SCORES } from '#domain/notify/acts';
import { isOfChange } from '#domain/notify/events';
import { judgeDecision, judgePress, type Known, type KnownChange } from '#domain/notify/press';
import { whereabouts } from '#domain/ticket/whereabouts';
import { type Dealt, enqueue } from '#sync/local/enqueue';
import { changeSeenOf } from '#sync/views/change-seen';
import { seenOf } from '#sync/views/seen';
import type { EntryState, Press, Pressed } from './act-port';
import { exchangeOnce } from './exchange-once';
import { heldStore } from './held-store';

/** For a look at the server before it is decided whether something is still to be done, ms. */
const LOOK = 4_000;
/** For the answer to what was done, ms. The person waits for the word. */
const ANSWER = 8_000;

/** Does what was pressed on a notification: in the store of its person, by the rules of the app, sent as the app sends. */
export async function press(pressed: Press): Promise<Pressed> {
  const { news, act, text } = pressed;
  const offered = news.acts?.find((one) => one.do === act);
  const store = offered && news.about ? await storeOf(news.for) : null;
  if (!offered || !news.about || !store) return { kind: 'open' };
  try {
    const uid = text === undefined ? offered.uid : await uidOfText(offered.uid, text);
    const before = await stateOf(store, uid);
    if (before) return { kind: 'before', uid, state: before };
    const looked = await exchangeOnce(store, news.for, LOOK);
    const { known, name } = await lookUp(store, news.ticketId, news.for);
    const verdict = isOfChange(news.event)
      ? judgeDecision(news.about, await lookUpChange(store, news.ticketId, news.for))
      : judgePress(act, news.for, news.about, known);
    if (!verdict.go)
      return {
        kind: 'overtaken',
        why: verdict.why,
        who:
          verdict.why.now === 'other' && verdict.why.assigneeId ? await name(verdict.why.assigneeId) : null,
      };
    await put(store, pressed, { uid, unseen: verdict.unseen });
    // Without signal a moment ago, there is none now; and the person waits for the word.
    const sent = looked === 'unreachable' ? looked : await exchangeOnce(store, news.for, ANSWER);
    const state = (await stateOf(store, uid)) ?? 'waiting';
    return { kind: 'done', uid, state: state === 'waiting' && sent === 'signed_out' ? sent : state };
  } finally {
    store.close();
  }
}

/** What waits of the person of this device. */
export async function send(): Promise<void> {
  const person = await lastPerson();
  const store = person && (await storeOf(person.userId));
  if (!store) return;
  try {
    await exchangeOnce(store, person.userId, ANSWER);
    if (await store.read(async (t) => (await t.outbox.pending()).length > 0)) throw new Error('not sent');
  } finally {
    store.close();
  }
}

export async function statesOf(uids: readonly Id[]): Promise<Map<Id, EntryState>> {
  const states = new Map<Id, EntryState>();
  const person = await lastPerson();
  const store = person && (await storeOf(person.userId));
  if (!store) return states;
  try {
    for (const uid of uids) {
      const state = await stateOf(store, uid);
      if (state) states.set(uid, state);
    }
    return states;
  } finally {
    store.close();
  }
}

/** The store of whoever a notification is for: while they are who uses this device, and nothing of theirs is locked. */
async function storeOf(userId: Id): Promise<DexieStore | null> {
  const [person, ends] = await Promise.all([lastPerson(), mustEndSession()]);
  return person?.userId === userId && !ends ? heldStore(userId) : null;
}

const stateOf = (store: DexieStore, uid: Id): Promise<EntryState | null> =>
  store.read(async (t) => {
    if (await t.outbox.getSent(uid)) return 'sent';
    const entry = await t.outbox.get(uid);
    if (!entry) return null;
    return entry.status === 'pending' ? 'waiting' : 'refused';
  });

async function lookUp(
  store: DexieStore,
  ticketId: Id,
  me: Id,
): Promise<{ known: Known | undefined; name: (id: Id) => Promise<string | null> }> {
  const name = (id: Id) => store.read(async (t) => (await t.rows.get('person', id))?.name ?? null);
  const ticket = await store.read((t) => t.rows.get('ticket', ticketId));
  if (!ticket || ticket.deletedAt !== null) return { known: undefined, name };
  const entries = await store.query((db) => db.timeline.where('ticketId').equals(ticketId).toArray());
  const { ver, state, assigneeId, satisfaction } = ticket;
  const asked = { seen: seenOf(ticket), isAsked: mayDecide(me, ticket) };
  const isOnTheWay = assigneeId === me && whereabouts(ticket, entries) !== null;
  return { known: { ver, state, assigneeId, isOnTheWay, isRated: satisfaction !== null, ...asked }, name };
}

/** A change as this device has it; undefined: not here. */
async function lookUpChange(store: DexieStore, id: Id, me: Id): Promise<KnownChange | undefined> {
  const change = await store.read((t) => t.rows.get('change', id));
  if (!change || change.deletedAt !== null) return undefined;
  const isOpen = change.approval !== null && (change.approval.outcome !== 'wanted' || takesDecisions(change));
  return { ver: change.ver, isOpen, isAsked: mayDecideOn(me, change), seen: changeSeenOf(change) };
}

async function put(store: DexieStore, { act, news, text = '' }: Press, dealt: Dealt): Promise<void> {
  const { ticketId } = news;
  const clockOffset = await store.query(async (db) => {
    const contact = await db.meta.get('contact');
    return contact?.key === 'contact' ? contact.value.clockOffset : null;
  });
  switch (act) {
    case 'accept':
      await enqueue(store, deviceEnv, 'ticket.accept', { ticketId }, clockOffset, {}, dealt);
      return;
    case 'travel':
      await enqueue(
        ...([store, deviceEnv, 'ticket.announceTravel'] as const),
        ...([{ ticketId, minutes: null }, clockOffset, {}, dealt] as const),
      );
      return;
    case 'good':
    case 'poor':
      await enqueue(
        ...([store, deviceEnv, 'ticket.rate'] as const),
        ...([{ ticketId, score: ACT_SCORES[act], comment: '' }, clockOffset, {}, dealt] as const),
      );
      return;
    case 'approve': {
      const said = { decision: 'approved', comment: '', seen: news.about?.seen ?? '?' } as const;
      if (isOfChange(news.event))
        await enqueue(
          ...([store, deviceEnv, 'change.decide', { changeId: ticketId, ...said }] as const),
          ...([clockOffset, {}, dealt] as const),
        );
      else
        await enqueue(
          ...([store, deviceEnv, 'approval.decide', { ticketId, ...said }] as const),
          ...([clockOffset, {}, dealt] as const),
        );
      return;
    }
    case 'reject':
      // Whoever rejects says why: that is asked in the app.
      return;
    case 'confirm':
      await enqueue(store, deviceEnv, 'ticket.close', { ticketId }, clockOffset, {}, dealt);
      return;
    case 'reply':
    case 'note': {
      const name = act === 'note' ? 'ticket.note' : 'ticket.comment';
      await enqueue(store, deviceEnv, name, { ticketId, body: text }, clockOffset, {}, dealt);
    }
  }
}

/** Of the same text from the same notification the same; another text is another answer. */
async function uidOfText(uid: Id, text: string): Promise<Id> {
  const bytes = new Uint8Array(
    await crypto.subtle.digest('SHA-256', new TextEncoder().encode(`${uid} ${text}`)),
  );
  const hex = Array.from(bytes.slice(0, 8), (byte) => byte.toString(16).padStart(2, '0')).join('');
  // The time, the version and the variant stay.
  return `${uid.slice(0, 20)}${hex.slice(0, 3)}-${hex.slice(3, 15)}`;
}
