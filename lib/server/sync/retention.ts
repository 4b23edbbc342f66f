import 'server-only';
import { and, asc, eq, gt, gte, inArray, isNotNull, lt, lte, min, or, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/mysql-core';
import { db } from '#db/connection';
import {
  syncChange,
  syncClient,
  syncFailure,
  syncHead,
  syncMid,
  syncMutation,
  syncSeq,
} from '#db/schema/sync';
import { DAY, HOUR, type Instant } from '#domain/kernel/types';
import { readHead } from './head';

/** How long the feed and its books are kept. */
export const KEEP = {
  superseded: HOUR,
  feed: 90 * DAY,
  silentClient: 180 * DAY,
  mutation: 400 * DAY,
} as const;

/** Rows in one statement, so that no tidying holds many locks or makes a large transaction. */
const CHUNK = 1_000;
const MOVES = ['enter', 'leave'] as const;
const ROWS = ['touch', ...MOVES] as const;

/**
 * Shortens the feed and its books (protocol, Retention). Safe at any time and in several processes at once: a
 * client whose cursor falls behind `min_seq` is told to load again.
 */
export async function tidyFeed(now: Instant): Promise<void> {
  await raiseMinSeq(now - KEEP.feed);
  await dropSuperseded(now - KEEP.superseded);
  await dropOldBooks(now);
}

/** Everything before `until` leaves the feed; the ledger goes with it. */
async function raiseMinSeq(until: Instant): Promise<void> {
  for (;;) {
    const { minSeq } = await readHead(db);
    const old = await db
      .select({ seq: syncChange.seq, at: syncChange.createdAt })
      .from(syncChange)
      .where(and(isNotNull(syncChange.seq), gte(syncChange.seq, minSeq)))
      .orderBy(asc(syncChange.seq))
      .limit(CHUNK);
    const first = old.findIndex((row) => row.at >= until);
    const next = (first === -1 ? (old.at(-1)?.seq ?? 0) + 1 : old[first]?.seq) ?? 0;
    const { seq: head } = await readHead(db);
    const begin = Math.min(next, head);
    if (begin <= minSeq) return;
    // First the promise, then the rows: a reader in between still has a whole feed.
    await db.update(syncHead).set({ minSeq: begin }).where(lt(syncHead.minSeq, begin));
    await db.delete(syncChange).where(lt(syncChange.seq, begin));
    await db.delete(syncSeq).where(lt(syncSeq.seq, begin));
  }
}

// Up to where this process has dropped what was superseded; another history starts again.
let swept = { epoch: '', seq: 0 };

/**
 * Drops what a later row of the same scope says again: a touch any later one of the same row, an enter or leave
 * only another enter or leave. Never acks and results, and never what has no number yet. Looks back from rows that
 * are old enough themselves, each once per process.
 */
async function dropSuperseded(until: Instant): Promise<void> {
  const { minSeq, seq: head, epoch } = await readHead(db);
  if (swept.epoch !== epoch) swept = { epoch, seq: minSeq };
  const later = alias(syncChange, 'later');
  while (swept.seq < head) {
    const end = Math.min(head, swept.seq + CHUNK);
    const [young] = await db
      .select({ seq: min(syncChange.seq) })
      .from(syncChange)
      .where(and(gt(syncChange.seq, swept.seq), lte(syncChange.seq, end), gte(syncChange.createdAt, until)));
    const last = young?.seq ? young.seq - 1 : end;
    const again = and(
      eq(later.rootId, syncChange.rootId),
      eq(later.scopeId, syncChange.scopeId),
      eq(later.entity, syncChange.entity),
      eq(later.entityId, syncChange.entityId),
      gt(later.seq, syncChange.seq),
      or(eq(syncChange.op, 'touch'), inArray(later.op, [...MOVES])),
    );
    const rows = await db
      .selectDistinct({ id: syncChange.id })
      .from(later)
      .innerJoin(syncChange, again)
      .where(
        and(
          gt(later.seq, swept.seq),
          lte(later.seq, last),
          inArray(later.op, [...ROWS]),
          inArray(syncChange.op, [...ROWS]),
        ),
      );
    for (let at = 0; at < rows.length; at += CHUNK) {
      await db.delete(syncChange).where(
        inArray(
          syncChange.id,
          rows.slice(at, at + CHUNK).map(({ id }) => id),
        ),
      );
    }
    swept.seq = last;
    if (last < end) return;
  }
}

async function dropOldBooks(now: Instant): Promise<void> {
  await byChunks(() =>
    db.execute(
      sql`delete from ${syncMutation} where ${syncMutation.receivedAt} < ${new Date(now - KEEP.mutation)} limit ${CHUNK}`,
    ),
  );
  // What failed is listed as long as the record of the intent is kept; one that went through after all was counted for
  // nothing.
  await byChunks(() =>
    db.execute(
      sql`delete from ${syncFailure} where ${syncFailure.failedAt} < ${new Date(now - KEEP.mutation)} limit ${CHUNK}`,
    ),
  );
  for (;;) {
    const silent = await db
      .select({ clientId: syncClient.clientId })
      .from(syncClient)
      .where(lt(syncClient.lastSeen, now - KEEP.silentClient))
      .limit(CHUNK);
    if (silent.length === 0) return;
    const ids = silent.map(({ clientId }) => clientId);
    await db.delete(syncMid).where(inArray(syncMid.clientId, ids));
    await db.delete(syncClient).where(inArray(syncClient.clientId, ids));
  }
}

async function byChunks(step: () => Promise<unknown>): Promise<void> {
  for (;;) {
    const [done] = (await step()) as [{ affectedRows: number }];
    if (done.affectedRows < CHUNK) return;
  }
}
