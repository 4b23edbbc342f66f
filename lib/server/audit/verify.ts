import 'server-only';
import { and, asc, eq, gt, gte, lt, lte, max, min } from 'drizzle-orm';
import { type Db, db } from '#db/connection';
import { auditEntry, auditValue } from '#db/schema/operations';
import { syncHead } from '#db/schema/sync';
import type { ChainBound } from '#domain/audit/chain-bound';
import { DAY } from '#domain/kernel/types';
import type { ChainFault } from '#domain/settings/shapes';
import { inSnapshot } from '../sync/snapshot';
import { linkHash } from './chain';
import { digestOf } from './entry';

const START = '0'.repeat(64);
const PART = 1_000;
/** Parts of one step of a verification somebody watches: about a second. */
const PARTS = 5;

/** A place in the chain, and the hash that stands there. */
export interface ChainPlace {
  no: number;
  hash: string;
}

export const CHAIN_START: ChainPlace = { no: 0, hash: START };

/** What of the chain is verified: what follows `after`, up to and with `to`; null: to its end. */
export interface ChainRange {
  after: ChainPlace;
  to: number | null;
}

export interface ChainWalk {
  at: ChainPlace;
  fault: ChainFault | null;
  /** the end was reached */
  done: boolean;
  /** entries whose values were erased */
  erased: number;
}

const WHOLE: ChainRange = { after: CHAIN_START, to: null };

/**
 * Walks the chain, or a range of it; the first fault, or null when it holds. Erased values are no fault.
 * "missing": an entry was taken out, in the middle or at the end; "changed": it says something else than when it
 * was chained; "value": its values are others than it vouches for; "foreign": the server never chained it.
 */
export const verifyAuditChain = async (range = WHOLE): Promise<ChainFault | null> =>
  (await walkChain(range)).fault;

/** The same in one snapshot, with what was found on the way. */
export function walkChain({ after, to }: ChainRange): Promise<ChainWalk> {
  return inSnapshot(async (snapshot) => {
    let erased = 0;
    for (let at = after; ; ) {
      const step = await walk(snapshot, at, to);
      erased += step.erased;
      if (step.fault || step.done) return { ...step, erased };
      at = step.at;
    }
  });
}

/** One bounded part of the same walk, from a place that an earlier part has come to. */
export function verifyChainFrom(place: ChainPlace, to: number | null): Promise<ChainWalk & { of: number }> {
  return inSnapshot(async (snapshot) => {
    const of = to ?? (await lastNo(snapshot));
    let step: ChainWalk = { at: place, fault: null, done: false, erased: 0 };
    for (let part = 0; part < PARTS && !step.fault && !step.done; part++)
      step = await walk(snapshot, step.at, to);
    return { ...step, of };
  });
}

async function walk(from: Db, { no: after, hash: first }: ChainPlace, to: number | null): Promise<ChainWalk> {
  let hash = first;
  let no = after;
  let erased = 0;
  const end = (fault: ChainFault | null): ChainWalk => ({ at: { no, hash }, fault, done: true, erased });
  const rows = await from
    .select({ entry: auditEntry, value: auditValue })
    .from(auditEntry)
    .leftJoin(auditValue, eq(auditValue.auditId, auditEntry.id))
    .where(and(gt(auditEntry.chainNo, no), to === null ? undefined : lte(auditEntry.chainNo, to)))
    .orderBy(asc(auditEntry.chainNo))
    .limit(PART);
  for (const { entry, value } of rows) {
    no += 1;
    if (entry.chainNo !== no) return end({ chainNo: no, what: 'missing' });
    hash = linkHash(hash, entry);
    if (hash !== entry.chainHash) return end({ chainNo: no, what: 'changed' });
    if (!value) erased += 1;
    else if (digestOf(value.salt, value.value) !== entry.digest) return end({ chainNo: no, what: 'value' });
  }
  if (rows.length === PART) return { at: { no, hash }, fault: null, done: false, erased };
  if (to !== null) return end(no < to ? { chainNo: no + 1, what: 'missing' } : null);
  return end(await wrongAtEnd(from, { no, hash }));
}

/** The head of the feed knows the last link: what stands behind it was written by somebody else. */
async function wrongAtEnd(from: Db, { no, hash }: ChainPlace): Promise<ChainFault | null> {
  const [head] = await from.select({ hash: syncHead.auditHash }).from(syncHead);
  if (!head || head.hash === hash) return null;
  // No index has the hashes: looked for only where something is wrong.
  const [last] = await from
    .select({ no: auditEntry.chainNo })
    .from(auditEntry)
    .where(eq(auditEntry.chainHash, head.hash));
  if (last?.no) return { chainNo: last.no + 1, what: 'foreign' };
  return { chainNo: no + 1, what: head.hash === START ? 'foreign' : 'missing' };
}

/** Why there is no such range: the field, and what is wrong with it. */
export interface NoRange {
  field: 'from' | 'to';
  fault: 'beyond' | 'nothing' | 'reversed';
}

/**
 * The range between two bounds, each a place or a day (UTC, by the server's clock). What stands before the range is
 * taken for right: its first entry is held against the hash of the one before it, as it is there now.
 */
export async function chainRange(
  from: ChainBound | null,
  to: ChainBound | null,
): Promise<(ChainRange & { fault: ChainFault | null }) | NoRange> {
  const end = await lastNo(db);
  const first = from === null ? 1 : 'no' in from ? from.no : await firstSince(from.day);
  const last = to === null ? null : 'no' in to ? to.no : await lastUntil(to.day + DAY);
  if (first === null) return { field: 'from', fault: 'nothing' };
  if (to !== null && last === null) return { field: 'to', fault: 'nothing' };
  if (first > Math.max(end, 1)) return { field: 'from', fault: 'beyond' };
  if (last !== null && last > end) return { field: 'to', fault: 'beyond' };
  if (last !== null && last < first) return { field: 'to', fault: 'reversed' };
  if (first === 1) return { after: CHAIN_START, to: last, fault: null };
  const [before] = await db
    .select({ hash: auditEntry.chainHash })
    .from(auditEntry)
    .where(eq(auditEntry.chainNo, first - 1));
  const after = { no: first - 1, hash: before?.hash ?? START };
  return { after, to: last, fault: before?.hash ? null : { chainNo: first - 1, what: 'missing' } };
}

async function lastNo(from: Db): Promise<number> {
  const [row] = await from.select({ no: max(auditEntry.chainNo) }).from(auditEntry);
  return row?.no ?? 0;
}

async function firstSince(at: number): Promise<number | null> {
  const { chainNo, receivedAt } = auditEntry;
  const [row] = await db
    .select({ no: min(chainNo) })
    .from(auditEntry)
    .where(gte(receivedAt, at));
  return row?.no ?? null;
}

async function lastUntil(at: number): Promise<number | null> {
  const { chainNo, receivedAt } = auditEntry;
  const [row] = await db
    .select({ no: max(chainNo) })
    .from(auditEntry)
    .where(lt(receivedAt, at));
  return row?.no ?? null;
}
