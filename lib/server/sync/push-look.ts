import 'server-only';
import { and, eq, inArray, sql } from 'drizzle-orm';
import { db } from '#db/connection';
import { fastRows } from '#db/fast-rows';
import { syncClient, syncHead, syncMid, syncMutation, syncSeq } from '#db/schema/sync';
import type { Id } from '#domain/kernel/types';
import type { PushRequest } from '#sync/protocol/messages';
import { ensureSyncHead, type Head, headColumns, headOf } from './head';
import { intentColumns, type Known, knownOf } from './intent-record';
import { SyncRefusal } from './refusal';

/** What is known of a batch, read outside the transactions that consume it (P8). */
export interface Look {
  head: Head;
  /** Which transaction has the number that the client saw last. */
  seenTx: Id | null;
  known: Map<Id, Known>;
  /** mid -> uid */
  mids: Map<number, Id>;
  /** Null: this client was never here. */
  client: typeof syncClient.$inferSelect | null;
}

/** The rows of the answer: each brings one part, its other columns are empty. */
const PARTS = { client: 0, intents: 1, mids: 2 };
const part = sql`part.n`;
const parts = sql`(select 0 as n union all select 1 union all select 2) part`;
const named = (name: string, many: number, like: typeof syncMid.mid | typeof syncMid.uid) => {
  const each = Array.from({ length: many }, (_, at) => sql.param(sql.placeholder(`${name}${at}`), like));
  return sql`(${sql.join(each, sql`, `)})`;
};

const fields = {
  head: headColumns,
  seenTx:
    sql<Buffer | null>`(select ${syncSeq.txId} from ${syncSeq} where ${syncSeq.seq} = ${sql.placeholder('seen')})`.mapWith(
      syncSeq.txId,
    ),
  client: syncClient,
  intent: intentColumns,
  mid: syncMid,
};

/** All in one round trip, for batches of `many`. */
const statementFor = (many: number) =>
  fastRows(fields, (db) =>
    db
      .select(fields)
      .from(syncHead)
      .innerJoin(parts, sql`true`)
      .leftJoin(syncSeq, eq(syncSeq.seq, syncHead.head))
      .leftJoin(
        syncClient,
        and(
          eq(part, PARTS.client),
          eq(syncClient.clientId, sql.param(sql.placeholder('client'), syncMid.clientId)),
        ),
      )
      .leftJoin(
        syncMutation,
        and(eq(part, PARTS.intents), inArray(syncMutation.uid, named('uid', many, syncMid.uid))),
      )
      .leftJoin(
        syncMid,
        and(
          eq(part, PARTS.mids),
          eq(syncMid.clientId, sql.param(sql.placeholder('client'), syncMid.clientId)),
          inArray(syncMid.mid, named('mid', many, syncMid.mid)),
        ),
      )
      .where(eq(syncHead.id, 1)),
  );
const statements = new Map<number, ReturnType<typeof statementFor>>();

/** Looks up a client, its place in this history, and what became of its intents before. */
export async function lookUp(body: PushRequest): Promise<Look> {
  const { clientId, seen, mutations } = body;
  const statement = statements.get(mutations.length) ?? statementFor(mutations.length);
  statements.set(mutations.length, statement);
  const values = mutations.flatMap(({ uid, mid }, at) => [
    [`uid${at}`, uid] as const,
    [`mid${at}`, mid] as const,
  ]);
  const rows = await statement({
    seen: seen.seq,
    client: clientId,
    ...Object.fromEntries(values),
  });
  const [first] = rows;
  if (!first) {
    await ensureSyncHead();
    return lookUp(body);
  }
  return {
    head: headOf(first.head),
    seenTx: first.seenTx,
    known: knownOf(rows.flatMap(({ intent }) => (intent ? [intent] : []))),
    mids: new Map(rows.flatMap(({ mid }) => (mid ? [[mid.mid, mid.uid] as const] : []))),
    client: rows.find(({ client }) => client)?.client ?? null,
  };
}

/**
 * The last number of this client's sequence that was consumed. Registers a client at its first contact.
 * @throws SyncRefusal fork when it is somebody else's
 */
export async function lastMidOf(userId: Id, body: PushRequest, look: Look): Promise<number> {
  const { clientId, schemaV } = body;
  let row = look.client;
  if (!row) {
    const now = Date.now();
    await db
      .insert(syncClient)
      .values({ clientId, userId, schemaV, createdAt: now, lastSeen: now })
      .onDuplicateKeyUpdate({ set: { clientId: sql`client_id` } });
    row = (await db.select().from(syncClient).where(eq(syncClient.clientId, clientId)))[0] ?? null;
    // A copy of the device was here between the look and now: what it used is to be known, too.
    if (row && row.lastMid > 0) Object.assign(look, await lookUp(body));
  }
  if (row?.userId !== userId) throw new SyncRefusal('fork');
  if (row.schemaV !== schemaV)
    await db.update(syncClient).set({ schemaV }).where(eq(syncClient.clientId, clientId));
  return row.lastMid;
}
