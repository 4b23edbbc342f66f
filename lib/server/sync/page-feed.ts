import 'server-only';
import { and, asc, eq, gt, inArray, lte, type SQL } from 'drizzle-orm';
import { unionAll } from 'drizzle-orm/mysql-core';
import type { Db } from '#db/connection';
import { syncChange } from '#db/schema/sync';
import type { Id } from '#domain/kernel/types';

const columns = {
  id: syncChange.id,
  seq: syncChange.seq,
  op: syncChange.op,
  entity: syncChange.entity,
  entityId: syncChange.entityId,
  rootKind: syncChange.rootKind,
  rootId: syncChange.rootId,
  scopeId: syncChange.scopeId,
  uid: syncChange.uid,
};

export interface FeedEntry {
  id: number;
  seq: number;
  op: (typeof syncChange.$inferSelect)['op'];
  entity: string | null;
  entityId: Id | null;
  rootKind: (typeof syncChange.$inferSelect)['rootKind'];
  rootId: Id | null;
  scopeId: number | null;
  uid: Id | null;
}

export interface FeedQuestion {
  /** The page begins after this number … */
  after: number;
  /** … and ends here at the latest. */
  until: number;
  scopeIds: readonly number[];
  /** Ids of pinned roots. */
  pins: readonly Id[];
  clientId: Id;
}

/**
 * The first rows of the feed that concern this client, at most `limit` of each source. One branch per source,
 * each a range of its own index in the order asked for: what lies behind the page is not read.
 */
export function feedQuery(db: Db, q: FeedQuestion, limit: number) {
  const range = [gt(syncChange.seq, q.after), lte(syncChange.seq, q.until)];
  const branch = (source: SQL) =>
    db
      .select(columns)
      .from(syncChange)
      .where(and(source, ...range))
      .orderBy(asc(syncChange.seq))
      .limit(limit);
  const own = branch(and(eq(syncChange.clientId, q.clientId), eq(syncChange.op, 'ack')) as SQL);
  const scopes = q.scopeIds.map((id) => branch(eq(syncChange.scopeId, id)));
  const pins = q.pins.length > 0 ? [branch(inArray(syncChange.rootId, [...q.pins]))] : [];
  const [first, ...rest] = [...scopes, ...pins];
  return first ? unionAll(own, first, ...rest) : own;
}

export interface FeedPage {
  rows: FeedEntry[];
  /** Number of the page's last transaction; all its rows are in the page (P2). */
  end: number;
}

/** Chooses the page's end first (P15): at most `limit` rows, whole numbers, at least one. */
export async function feedPage(db: Db, q: FeedQuestion, limit: number): Promise<FeedPage> {
  const rows = distinct(await feedQuery(db, q, limit + 1));
  const over = rows[limit];
  if (!over) return { rows, end: q.until };
  const whole = rows.filter((row) => row.seq < over.seq);
  const last = whole.at(-1);
  if (last) return { rows: whole, end: last.seq };
  // One transaction alone is larger than a page: it comes whole.
  const only = { ...q, after: over.seq - 1, until: over.seq };
  return { rows: distinct(await feedQuery(db, only, Number.MAX_SAFE_INTEGER)), end: over.seq };
}

/** In the feed's order; a row may come from several sources. */
function distinct(rows: readonly { [K in keyof FeedEntry]: FeedEntry[K] | null }[]): FeedEntry[] {
  const byId = new Map(rows.map((row) => [row.id as number, row as FeedEntry]));
  return [...byId.values()].sort((a, b) => a.seq - b.seq || a.id - b.id);
}
