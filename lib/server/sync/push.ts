import 'server-only';
import { and, eq, inArray, sql } from 'drizzle-orm';
import { type DbTx, db } from '#db/connection';
import { syncClient, syncMid } from '#db/schema/sync';
import type { Id } from '#domain/kernel/types';
import type { Envelope } from '#sync/protocol/envelope';
import type { PushAnswer, PushRequest } from '#sync/protocol/messages';
import type { MutationResult, Settled } from '#sync/protocol/result';
import { readPerson } from './actor';
import { acknowledgeAgain, consume, type Task } from './consume';
import { isTransient } from './driver-errors';
import { readHead } from './head';
import { intentHash, type Known, knownIntents, Stale } from './intent-record';
import { checkAsking, lineage } from './lineage';
import { SyncRefusal } from './refusal';
import { Busy } from './transact';

/** How often an intent is looked at again because somebody else was consuming the same one. */
const LOOKS = 5;

/** What is known of the batch, read outside the transactions that consume it (P8). */
interface Look {
  known: Map<Id, Known>;
  /** mid -> uid */
  mids: Map<number, Id>;
  lastMid: number;
}

/**
 * Consumes a batch in order, one transaction each (P7 to P13). What was consumed stays so when a later mutation
 * makes the request fail.
 * @param personId of the session
 * @throws SyncRefusal
 */
export async function handlePush(personId: Id, body: PushRequest): Promise<PushAnswer> {
  checkAsking(personId, body);
  try {
    if ((await lineage(db, await readHead(db), body)) === 'behind') throw new SyncRefusal('behind');
    const look = await lookUp(personId, body);
    const results: Settled[] = [];
    for (const envelope of body.mutations) {
      results.push({ uid: envelope.uid, result: await settle(personId, body, envelope, look) });
    }
    return { results, serverTime: Date.now() };
  } catch (error) {
    // "Nothing consumed" is true also when only the look-up failed.
    if (error instanceof Busy || isTransient(error)) throw new SyncRefusal('busy', {}, { cause: error });
    throw error;
  }
}

async function settle(
  personId: Id,
  body: PushRequest,
  envelope: Envelope,
  look: Look,
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
      look.known.set(uid, { userId: personId, hash: intentHash(envelope), result });
      look.mids.set(mid, uid);
      look.lastMid = mid;
      return result;
    } catch (error) {
      if (!(error instanceof Stale)) throw error;
      if (looks >= LOOKS) throw new Busy('others consume the same', { cause: error });
      Object.assign(look, await lookUp(personId, body));
    }
  }
}

async function takePlace(
  personId: Id,
  body: PushRequest,
  envelope: Envelope,
  known?: Known,
): Promise<MutationResult> {
  const { mid, ...intent } = envelope;
  const task: Task = {
    userId: personId,
    intent,
    place: { clientId: body.clientId, mid },
    channel: 'app',
    actorIn: async (tx: DbTx) => (await readPerson(tx, personId)).actor,
  };
  if (!known) return consume(task);
  await acknowledgeAgain(task);
  return known.result;
}

async function lookUp(personId: Id, { clientId, schemaV, mutations }: PushRequest): Promise<Look> {
  const known = await knownIntents(
    db,
    mutations.map(({ uid }) => uid),
  );
  const used = await db
    .select({ mid: syncMid.mid, uid: syncMid.uid })
    .from(syncMid)
    .where(
      and(
        eq(syncMid.clientId, clientId),
        inArray(
          syncMid.mid,
          mutations.map(({ mid }) => mid),
        ),
      ),
    );
  const mids = new Map(used.map((row) => [row.mid, row.uid]));
  return { known, mids, lastMid: await lastMidOf(personId, clientId, schemaV) };
}

/** Registers a client at its first contact. @throws SyncRefusal fork when it is somebody else's */
async function lastMidOf(userId: Id, clientId: Id, schemaV: number): Promise<number> {
  const read = () => db.select().from(syncClient).where(eq(syncClient.clientId, clientId));
  let [row] = await read();
  if (!row) {
    const now = Date.now();
    await db
      .insert(syncClient)
      .values({ clientId, userId, schemaV, createdAt: now, lastSeen: now })
      .onDuplicateKeyUpdate({ set: { clientId: sql`client_id` } });
    [row] = await read();
  }
  if (row?.userId !== userId) throw new SyncRefusal('fork');
  if (row.schemaV !== schemaV)
    await db.update(syncClient).set({ schemaV }).where(eq(syncClient.clientId, clientId));
  return row.lastMid;
}
