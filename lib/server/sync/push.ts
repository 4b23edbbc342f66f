import 'server-only';
import type { DbTx } from '#db/connection';
import { PACK_GRACE } from '#domain/access/packs';
import type { Id } from '#domain/kernel/types';
import type { Envelope } from '#sync/protocol/envelope';
import type { PushAnswer, PushRequest } from '#sync/protocol/messages';
import type { MutationResult, Settled } from '#sync/protocol/result';
import { readPerson } from './actor';
import { acknowledgeAgain, consume } from './consume';
import { consumeTogether, type Sent } from './consume-together';
import { isTransient } from './driver-errors';
import { intentHash, type Known, Stale } from './intent-record';
import { checkAsking, judge } from './lineage';
import { type Look, lastMidOf, lookUp } from './push-look';
import { SyncRefusal } from './refusal';
import { Busy } from './transact';

/** How often an intent is looked at again because somebody else was consuming the same one. */
const LOOKS = 5;

/**
 * Consumes a batch in order (P7 to P13): together where all of it goes through, otherwise one transaction each.
 * What was consumed stays so when a later mutation makes the request fail.
 * @param personId of the session
 * @throws SyncRefusal
 */
export async function handlePush(personId: Id, body: PushRequest): Promise<PushAnswer> {
  checkAsking(personId, body);
  try {
    const look = await lookUp(body);
    const ledger = new Map([[body.seen.seq, look.seenTx]]);
    if (judge(look.head, body, ledger) === 'behind') throw new SyncRefusal('behind');
    const lastMid = await lastMidOf(personId, body, look);
    const batch = { ...look, lastMid };
    await settleTogether(personId, body, batch);
    const results: Settled[] = [];
    for (const envelope of body.mutations) {
      results.push({ uid: envelope.uid, result: await settle(personId, body, envelope, batch) });
    }
    return { results, serverTime: Date.now() };
  } catch (error) {
    // "Nothing consumed" is true also when only the look-up failed.
    if (error instanceof Busy || isTransient(error)) throw new SyncRefusal('busy', {}, { cause: error });
    throw error;
  }
}

type Batch = Look & { lastMid: number };

/**
 * Takes what is new of a batch in one transaction, where all of it is and goes through. What is left untaken here is
 * taken one by one.
 */
async function settleTogether(personId: Id, body: PushRequest, look: Batch): Promise<void> {
  // What stands before it must be settled and its own: a fork or other bytes there stop the push before anything runs.
  const isSettled = (one: Envelope) => look.mids.get(one.mid) === one.uid && isOwn(look, personId, one);
  const first = body.mutations.findIndex((one) => !isSettled(one));
  const all = first < 0 ? [] : body.mutations.slice(first);
  const isNew = ({ uid, mid }: Envelope, at: number) =>
    !look.known.has(uid) && !look.mids.has(mid) && mid === look.lastMid + 1 + at;
  const uids = new Set(all.map(({ uid }) => uid));
  if (all.length < 2 || uids.size < all.length || !all.every(isNew)) return;
  const results = await consumeTogether(all.map((envelope) => taskOf(personId, body, envelope)));
  for (const [at, result] of results?.entries() ?? []) settled(look, personId, all[at] as Envelope, result);
}

function isOwn(look: Look, personId: Id, envelope: Envelope): boolean {
  const known = look.known.get(envelope.uid);
  return known?.userId === personId && known.hash === intentHash(envelope);
}

function settled(look: Batch, personId: Id, envelope: Envelope, result: MutationResult): void {
  look.known.set(envelope.uid, { userId: personId, hash: intentHash(envelope), result });
  look.mids.set(envelope.mid, envelope.uid);
  look.lastMid = envelope.mid;
}

async function settle(
  personId: Id,
  body: PushRequest,
  envelope: Envelope,
  look: Batch,
): Promise<MutationResult> {
  const { uid, mid } = envelope;
  for (let looks = 1; ; looks++) {
    const known = look.known.get(uid);
    // A uid of somebody else is answered like one's own with other bytes: nothing is learnt about it.
    if (known && (known.userId !== personId || known.hash !== intentHash(envelope))) {
      throw new SyncRefusal('changed_bytes', { uid });
    }
    const taken = look.mids.get(mid);
    if (taken !== undefined && taken !== uid) throw new SyncRefusal('fork');
    if (taken === uid && known) return known.result;
    if (look.lastMid !== mid - 1) throw new SyncRefusal('gap', { expected: look.lastMid + 1 });
    try {
      const result = await takePlace(personId, body, envelope, known);
      settled(look, personId, envelope, result);
      return result;
    } catch (error) {
      if (!(error instanceof Stale)) throw error;
      if (looks >= LOOKS) throw new Busy('others consume the same', { cause: error });
      const again = await lookUp(body);
      Object.assign(look, again, { lastMid: await lastMidOf(personId, body, again) });
    }
  }
}

async function takePlace(
  personId: Id,
  body: PushRequest,
  envelope: Envelope,
  known?: Known,
): Promise<MutationResult> {
  const task = taskOf(personId, body, envelope);
  if (!known) return consume(task);
  await acknowledgeAgain(task);
  return known.result;
}

function taskOf(personId: Id, body: PushRequest, { mid, ...intent }: Envelope): Sent {
  return {
    userId: personId,
    intent,
    place: { clientId: body.clientId, mid },
    channel: 'app',
    actorIn: async (tx: DbTx) => (await readPerson(tx, personId, PACK_GRACE)).actor,
  };
}
