import 'server-only';
import { randomUUID } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import type { Db, DbTx } from '#db/connection';
import { db } from '#db/connection';
import { syncChange, syncHead, syncSeq } from '#db/schema/sync';
import { numberSequence } from '#db/schema/tickets';
import type { Id } from '#domain/kernel/types';
import { NUMBERED_KINDS } from '#domain/ticket/states';
import type { Cursor } from '#sync/protocol/cursor';

export interface Head {
  seq: number;
  minSeq: number;
  epoch: Id;
  cursor: Cursor;
  /** A committed transaction waits for its number. */
  waits: boolean;
}

/** Makes the rows that every database has once: the feed's head with this history's epoch, and the numbers. */
export async function ensureSyncHead(): Promise<void> {
  await db
    .insert(syncHead)
    .values({ id: 1, head: 0, minSeq: 0, epoch: randomUUID(), auditHash: '0'.repeat(64) })
    .onDuplicateKeyUpdate({ set: { id: sql`id` } });
  for (const kind of NUMBERED_KINDS) {
    await db
      .insert(numberSequence)
      .values({ kind, last: 0 })
      .onDuplicateKeyUpdate({ set: { kind: sql`kind` } });
  }
}

/** Which transaction has this number; null below `min_seq` or at the beginning. */
export async function txAt(reader: Db | DbTx, seq: number): Promise<Id | null> {
  const [row] = await reader.select({ txId: syncSeq.txId }).from(syncSeq).where(eq(syncSeq.seq, seq));
  return row?.txId ?? null;
}

/** What a statement that begins at `sync_head`, joined with `sync_seq` at its head, selects for `headOf`. */
export const headColumns = {
  seq: syncHead.head,
  minSeq: syncHead.minSeq,
  epoch: syncHead.epoch,
  tx: syncSeq.txId,
  waits: sql<number>`exists (select 1 from ${syncChange} where ${syncChange.seq} is null)`,
};

interface HeadRow {
  seq: number;
  minSeq: number;
  epoch: Id;
  tx: Id | null;
  waits: number;
}

export const headOf = ({ seq, minSeq, epoch, tx, waits }: HeadRow): Head => ({
  ...{ seq, minSeq, epoch, waits: Number(waits) > 0 },
  cursor: { seq, tx: seq === 0 ? null : tx },
});

/** The end of the feed as this reader's snapshot has it. */
export async function readHead(reader: Db | DbTx): Promise<Head> {
  const [row] = await reader
    .select(headColumns)
    .from(syncHead)
    .leftJoin(syncSeq, eq(syncSeq.seq, syncHead.head))
    .where(eq(syncHead.id, 1));
  if (row) return headOf(row);
  await ensureSyncHead();
  return readHead(db);
}
