import 'server-only';
import { createHash } from 'node:crypto';
import { and, asc, eq, isNull, notExists, sql } from 'drizzle-orm';
import type { DbTx } from '#db/connection';
import { auditEntry } from '#db/schema/operations';
import { syncChange, syncSeq } from '#db/schema/sync';

type Entry = typeof auditEntry.$inferSelect;
/** Entries that are chained in one statement. */
const PART = 1_000;

/** One link: the hash before it and everything the entry says (docs/operations.md tells auditors the same). */
export function linkHash(previous: string, entry: Entry): string {
  const said = [
    ...[entry.id, entry.txId, entry.actorId, entry.action, entry.subjectKind, entry.subjectId],
    ...[entry.channel, entry.occurredAt, entry.receivedAt, entry.digest],
  ];
  return createHash('sha256').update(previous).update(JSON.stringify(said)).digest('hex');
}

/**
 * Chains entries that have no place yet (P6): those of stamped transactions in feed order, then those of
 * transactions that told nobody anything. Called by the stamper under the lock of the feed's head, never in a
 * business transaction: there it would be one hot row for everybody.
 *
 * @param last hash of the last link so far
 * @returns hash of the last link now, and whether nothing that could be chained is left
 */
export async function chainEntries(tx: DbTx, last: string): Promise<{ hash: string; done: boolean }> {
  const unstamped = tx
    .select({ id: syncChange.id })
    .from(syncChange)
    .where(and(isNull(syncChange.seq), eq(syncChange.txId, auditEntry.txId)));
  const rows = await tx
    .select({ entry: auditEntry, top: sql<number | null>`(select max(chain_no) from audit_entry)` })
    .from(auditEntry)
    .leftJoin(syncSeq, eq(syncSeq.txId, auditEntry.txId))
    // An entry whose rows committed after the stamper looked belongs to its next run.
    .where(and(isNull(auditEntry.chainNo), notExists(unstamped)))
    .orderBy(isNull(syncSeq.seq), asc(syncSeq.seq), asc(auditEntry.id))
    .limit(PART);
  const [first] = rows;
  if (!first) return { hash: last, done: true };
  let hash = last;
  const links = rows.map(({ entry }, at) => {
    hash = linkHash(hash, entry);
    return { ...entry, chainNo: Number(first.top ?? 0) + at + 1, chainHash: hash };
  });
  // The entries exist: this only fills their two last columns, in one statement for all.
  const set = { chainNo: sql`values(chain_no)`, chainHash: sql`values(chain_hash)` };
  await tx.insert(auditEntry).values(links).onDuplicateKeyUpdate({ set });
  return { hash, done: rows.length < PART };
}
