import 'server-only';
import { createHash } from 'node:crypto';
import { and, eq, inArray, notInArray } from 'drizzle-orm';
import type { Db, DbTx } from '#db/connection';
import { syncClient, syncMid, syncMutation } from '#db/schema/sync';
import type { Id } from '#domain/kernel/types';
import { type Intent, intentText } from '#sync/protocol/envelope';
import { type MutationResult, mutationResult } from '#sync/protocol/result';
import { isDuplicate } from './driver-errors';
import { correctedInstant } from './mysql-tx';
import { scopeIds } from './scope-ids';
import type { SyncWriter } from './sync-writer';

/** A position in a client's sequence. */
export interface Place {
  clientId: Id;
  mid: number;
}

/** Somebody else consumed this id or this uid in the meantime: look again. */
export class Stale extends Error {
  override readonly name = 'Stale';
}

export interface Consumption {
  tx: DbTx;
  txId: Id;
  now: number;
  userId: Id;
  intent: Intent;
  /** Null: it came from no device and has no sequence. */
  place: Place | null;
  writer: SyncWriter;
}

/** What an intent is recognised by when it comes again (P8): sha256 of its frozen bytes. */
export const intentHash = (intent: Intent): string =>
  createHash('sha256').update(intentText(intent)).digest('hex');

/**
 * Takes the client's next id (P9). First statement of the transaction: of two that send the same id, the second
 * waits here and then finds it taken.
 * @throws Stale
 */
export async function takeId({
  tx,
  now,
  userId,
  place,
}: Pick<Consumption, 'tx' | 'now' | 'userId' | 'place'>): Promise<void> {
  if (place) await takeIds(tx, { userId, now, ...place, many: 1 });
}

/**
 * Takes so many ids of a client, from `mid` on.
 * @throws Stale
 */
export async function takeIds(
  tx: DbTx,
  { userId, now, clientId, mid, many }: Place & { userId: Id; now: number; many: number },
): Promise<void> {
  const [done] = await tx
    .update(syncClient)
    .set({ lastMid: mid + many - 1, lastSeen: now })
    .where(
      and(eq(syncClient.clientId, clientId), eq(syncClient.userId, userId), eq(syncClient.lastMid, mid - 1)),
    );
  if (done.affectedRows !== 1) throw new Stale();
}

/** An intent that is consumed, what became of it, and the root it made or wanted to make. */
export interface Consumed {
  c: Consumption;
  result: MutationResult;
  creates: Id | null;
}

/**
 * Writes what became of an intent: its record, its ack, and for a refusal the row that tells the person's other
 * devices (P10).
 * @throws Stale when the uid was consumed in the meantime
 */
export async function record(c: Consumption, result: MutationResult, creates: Id | null): Promise<void> {
  await recordAll(c.tx, [{ c, result, creates }]);
  // Who acts without a device is told by the answer itself.
  if (c.place && result.status !== 'ok' && result.status !== 'merged') await tellPerson(c);
}

/**
 * Writes the records and the acks of intents of one transaction.
 * @throws Stale when a uid was consumed in the meantime
 */
export async function recordAll(tx: DbTx, all: readonly Consumed[]): Promise<void> {
  const rows = all.map(({ c: { intent, place, userId, now }, result, creates }) => ({
    uid: intent.uid,
    userId,
    clientId: place?.clientId ?? null,
    mid: place?.mid ?? null,
    name: intent.name,
    argsHash: intentHash(intent),
    createdRoot: creates,
    status: result.status,
    result,
    occurredAt: correctedInstant(intent.occurredAt, intent.clockOffset),
    receivedAt: now,
  }));
  try {
    await tx.insert(syncMutation).values(rows);
  } catch (error) {
    if (isDuplicate(error, 'PRIMARY')) throw new Stale();
    throw error;
  }
  await acknowledge(
    tx,
    all.map(({ c }) => c),
  );
}

/**
 * Writes what became of an intent that had been put aside, and tells the person's devices.
 * @throws Stale when it is not put aside any more
 */
export async function recordAgain(
  c: Pick<Consumption, 'tx' | 'userId' | 'writer'> & { intent: { uid: Id } },
  result: MutationResult,
): Promise<void> {
  const [done] = await c.tx
    .update(syncMutation)
    .set({ status: result.status, result })
    .where(and(eq(syncMutation.uid, c.intent.uid), eq(syncMutation.status, 'quarantined')));
  if (done.affectedRows !== 1) throw new Stale();
  await tellPerson(c);
}

async function tellPerson({
  tx,
  userId,
  writer,
  intent,
}: Pick<Consumption, 'tx' | 'userId' | 'writer'> & { intent: { uid: Id } }): Promise<void> {
  const mine = `user:${userId}` as const;
  const scopeId = (await scopeIds(tx, [mine])).get(mine);
  writer.tell({ op: 'result', scopeId, uid: intent.uid });
}

/** The acks of consumed ids, in the transaction that consumes them. */
export async function acknowledge(
  tx: DbTx,
  all: readonly Pick<Consumption, 'intent' | 'place' | 'writer'>[],
): Promise<void> {
  const acks = all.flatMap(({ intent: { uid }, place, writer }) =>
    place ? [{ row: { ...place, uid }, writer }] : [],
  );
  if (acks.length === 0) return;
  await tx.insert(syncMid).values(acks.map(({ row }) => row));
  for (const { row, writer } of acks) writer.tell({ op: 'ack', ...row });
}

export interface Known {
  userId: Id;
  hash: string;
  result: MutationResult;
}

/** What a statement on `sync_mutation` selects for `knownOf`. */
export const intentColumns = {
  uid: syncMutation.uid,
  userId: syncMutation.userId,
  hash: syncMutation.argsHash,
  result: syncMutation.result,
};

export const knownOf = (
  rows: readonly { uid: Id; userId: Id; hash: string; result: unknown }[],
): Map<Id, Known> =>
  new Map(rows.map((row) => [row.uid, { ...row, result: mutationResult.parse(row.result) }]));

/** Intents that were consumed before, by uid. */
export async function knownIntents(db: Db | DbTx, uids: readonly Id[]): Promise<Map<Id, Known>> {
  if (uids.length === 0) return new Map();
  const rows = await db
    .select(intentColumns)
    .from(syncMutation)
    .where(inArray(syncMutation.uid, [...uids]));
  return knownOf(rows);
}

/** Whether the person's own intent to make this root was refused: what stands on it is held, not refused (P11). */
export async function refusedCreate(db: Db | DbTx, userId: Id, rootId: Id): Promise<boolean> {
  const [row] = await db
    .select({ uid: syncMutation.uid })
    .from(syncMutation)
    .where(
      and(
        eq(syncMutation.createdRoot, rootId),
        eq(syncMutation.userId, userId),
        notInArray(syncMutation.status, ['ok', 'merged']),
      ),
    )
    .limit(1);
  return row !== undefined;
}
