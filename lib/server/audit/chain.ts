import 'server-only';
import { createHash } from 'node:crypto';
import { and, asc, eq, gt, isNull, max, notExists, sql } from 'drizzle-orm';
import type { Db, DbTx } from '#db/connection';
import { auditEntry, auditValue } from '#db/schema/operations';
import { syncChange, syncHead, syncSeq } from '#db/schema/sync';
import { inSnapshot } from '../sync/snapshot';
import { digestOf } from './entry';

type Entry = typeof auditEntry.$inferSelect;
const START = '0'.repeat(64);
const PART = 1_000;
/** Parts of one step of a verification somebody watches: about a second. */
const PARTS = 5;

/** One link: the hash before it and everything the entry says. */
function linkHash(previous: string, entry: Entry): string {
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

export type ChainFault = { chainNo: number; what: 'missing' | 'changed' | 'value' };

/** A place in the chain, and the hash that stands there. */
export interface ChainPlace {
  no: number;
  hash: string;
}

export const CHAIN_START: ChainPlace = { no: 0, hash: START };

/**
 * Walks the whole chain; the first fault, or null when it holds. Erased values are no fault.
 * "missing": an entry was taken out, in the middle or at the end; "changed": it says something else than when it
 * was chained; "value": its values are others than it vouches for.
 */
export function verifyAuditChain(): Promise<ChainFault | null> {
  return inSnapshot(async (db) => {
    let at = CHAIN_START;
    for (;;) {
      const step = await walk(db, at);
      if (step.fault || step.done) return step.fault;
      at = step.at;
    }
  });
}

/** One bounded part of the same walk, from a place that an earlier part has come to. */
export function verifyChainFrom(place: ChainPlace): Promise<ChainWalk & { of: number }> {
  return inSnapshot(async (db) => {
    const [top] = await db.select({ no: max(auditEntry.chainNo) }).from(auditEntry);
    let step: ChainWalk = { at: place, fault: null, done: false };
    for (let part = 0; part < PARTS && !step.fault && !step.done; part++) step = await walk(db, step.at);
    return { ...step, of: top?.no ?? 0 };
  });
}

interface ChainWalk {
  at: ChainPlace;
  fault: ChainFault | null;
  /** the end was reached */
  done: boolean;
}

async function walk(db: Db, { no: from, hash: first }: ChainPlace): Promise<ChainWalk> {
  let hash = first;
  let no = from;
  const end = (fault: ChainFault | null): ChainWalk => ({ at: { no, hash }, fault, done: true });
  const rows = await db
    .select({ entry: auditEntry, value: auditValue })
    .from(auditEntry)
    .leftJoin(auditValue, eq(auditValue.auditId, auditEntry.id))
    .where(gt(auditEntry.chainNo, no))
    .orderBy(asc(auditEntry.chainNo))
    .limit(PART);
  for (const { entry, value } of rows) {
    no += 1;
    if (entry.chainNo !== no) return end({ chainNo: no, what: 'missing' });
    hash = linkHash(hash, entry);
    if (hash !== entry.chainHash) return end({ chainNo: no, what: 'changed' });
    if (value && digestOf(value.salt, value.value) !== entry.digest)
      return end({ chainNo: no, what: 'value' });
  }
  if (rows.length === PART) return { at: { no, hash }, fault: null, done: false };
  const [head] = await db.select({ hash: syncHead.auditHash }).from(syncHead);
  return end(head && head.hash !== hash ? { chainNo: no + 1, what: 'missing' } : null);
}
