import type { Id } from '#domain/kernel/types';
import { HELLO_UIDS_MAX, SCHEMA_V } from '#sync/protocol/constants';
import type { HelloAnswer, HelloRequest } from '#sync/protocol/messages';
import type { SentEntry } from './entry';
import { waitingAgain } from './files';
import { giveNewName } from './new-name';
import type { LocalEnv, LocalStore, LocalTables, SyncPlace } from './ports';

/**
 * The question at each start. Before the first load, and for a reset, it also asks what became of all that
 * was ever sent.
 *
 * @param userId whose store it is: somebody else's session is refused (P7)
 */
export function planHello(store: LocalStore, userId: Id, forReset = false): Promise<HelloRequest> {
  return store.read(async (t) => {
    const place = await t.place();
    const uids = forReset || !place.epoch ? await uidsToOffer(t) : [];
    return { userId, clientId: place.clientId, schemaV: SCHEMA_V, uids };
  });
}

/** What the server is asked about after a reset: everything pending, then the newest of what was sent (P22). */
async function uidsToOffer(t: LocalTables): Promise<Id[]> {
  const pending = (await t.outbox.pending()).map((entry) => entry.uid);
  const sent = (await t.outbox.sent(HELLO_UIDS_MAX)).map((entry) => entry.uid);
  return [...pending, ...sent].slice(0, HELLO_UIDS_MAX);
}

/**
 * The place a history is entered at: load everything the person may hold, go on from the head of the hello. What is
 * their own comes first: it is what they look at.
 */
export function enteredAt(place: SyncPlace, hello: HelloAnswer): SyncPlace {
  const own = `user:${hello.actor.id}`;
  const [first, rest] = hello.scopes.includes(own)
    ? [[own], hello.scopes.filter((scope) => scope !== own)]
    : [hello.scopes, []];
  return {
    ...place,
    epoch: hello.epoch,
    cursor: hello.head,
    seen: hello.head,
    scopes: hello.scopes,
    scopesHash: hello.scopesHash,
    boot: { want: first, after: null, done: 0, ...(rest.length > 0 ? { rest } : {}) },
    acked: [],
  };
}

/**
 * Takes the answer of a hello. `first`: this store was entered and loads now. `other`: the server has another
 * history. `known`: nothing to do but the name and role, which come with the scopes.
 */
export function takeHello(
  store: LocalStore,
  env: LocalEnv,
  request: HelloRequest,
  answer: HelloAnswer,
): Promise<'first' | 'known' | 'other'> {
  return store.write(async (t) => {
    const place = await t.place();
    const who = await t.who();
    if (place.epoch === null) {
      await t.setWho({ actor: answer.actor, name: answer.name });
      await t.setPlace(enteredAt(place, answer));
      await offerAgain(t, request.uids, answer);
      await giveNewName(t, env);
      return 'first';
    }
    if (place.epoch !== answer.epoch) return 'other';
    if (who && who.name !== answer.name) await t.setWho({ ...who, name: answer.name });
    return 'known';
  });
}

/** Sent work that this history does not know goes back into the queue, at its old place (P22). */
export async function offerAgain(t: LocalTables, asked: readonly Id[], answer: HelloAnswer): Promise<void> {
  const known = new Set(answer.known.map(({ uid }) => uid));
  const lost = new Set(asked.filter((uid) => !known.has(uid)));
  const back = (await t.outbox.sent(Number.MAX_SAFE_INTEGER)).filter((entry) => lost.has(entry.uid));
  await t.outbox.moveBack(back.map(asPending));
  const pending = await t.outbox.pending();
  await t.outbox.put(pending.filter((entry) => entry.fileId).map(waitingAgain));
}

const asPending = ({ asks: _, ...entry }: SentEntry) => ({
  ...entry,
  status: 'pending' as const,
  mid: null,
  result: null,
  settledAt: null,
});
