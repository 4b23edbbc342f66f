import 'server-only';
import { and, asc, eq, isNull, min, sql } from 'drizzle-orm';
import type { DbTx } from '#db/connection';
import { syncChange, syncHead, syncSeq } from '#db/schema/sync';
import type { Id } from '#domain/kernel/types';
import { chainEntries } from '../audit/chain';

/** Feed rows in one batch; a single larger transaction is taken whole. */
const BATCH = 2_000;
interface Batch {
  head: number;
  epoch: Id;
  /** Nothing that was committed before is left. */
  done: boolean;
}

/** Whole transactions that wait for their number, in the order of their first rows. */
async function waitingTransactions(tx: DbTx): Promise<{ txIds: string[]; done: boolean }> {
  const groups = await tx
    .select({ txId: syncChange.txId, rows: sql<number>`count(*)` })
    .from(syncChange)
    .where(isNull(syncChange.seq))
    .groupBy(syncChange.txId)
    .orderBy(asc(min(syncChange.id)))
    .limit(BATCH);
  const txIds: string[] = [];
  let rows = 0;
  for (const group of groups) {
    if (txIds.length > 0 && rows + group.rows > BATCH) break;
    txIds.push(group.txId);
    rows += group.rows;
  }
  return { txIds, done: txIds.length === groups.length && groups.length < BATCH };
}

/**
 * Gives committed transactions their place in the feed, one number each (P1, P2), and chains the audit entries
 * (P6). Numbers are given after the commit: given inside the transaction they would become visible out of order,
 * and a reader that has passed one would never see the late row.
 */
export async function stampBatch(tx: DbTx): Promise<Batch> {
  const [before] = await tx.select().from(syncHead).where(eq(syncHead.id, 1)).for('update');
  if (!before) throw new NoHead();
  const { txIds, done } = await waitingTransactions(tx);
  if (txIds.length > 0) {
    await tx.insert(syncSeq).values(txIds.map((txId, at) => ({ seq: before.head + at + 1, txId })));
    // From the numbers to their rows, never the other way round: reading all rows that wait would stop at those
    // of transactions that have not committed.
    await tx.execute(
      sql`update ${syncSeq} straight_join ${syncChange} force index (sync_change_seq)
          on ${syncChange.seq} is null and ${syncChange.txId} = ${syncSeq.txId}
          set ${syncChange.seq} = ${syncSeq.seq} where ${syncSeq.seq} > ${before.head}`,
    );
  }
  const head = before.head + txIds.length;
  const chained = await chainEntries(tx, before.auditHash);
  if (head !== before.head || chained.hash !== before.auditHash) {
    const [moved] = await tx
      .update(syncHead)
      .set({ head, auditHash: chained.hash })
      .where(
        and(eq(syncHead.id, 1), eq(syncHead.head, before.head), eq(syncHead.auditHash, before.auditHash)),
      );
    // Locks are local to a node of a cluster; this condition is not.
    if (moved.affectedRows !== 1) throw new LostRace();
  }
  return { head, epoch: before.epoch, done: done && chained.done };
}

/** Another node's stamper moved the head in between. */
export class LostRace extends Error {}
/** The rows that every database has once are missing. */
export class NoHead extends Error {}
