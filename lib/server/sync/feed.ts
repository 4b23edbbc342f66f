import 'server-only';
import { and, eq, inArray, sql } from 'drizzle-orm';
import type { DbTx } from '#db/connection';
import { entityScope, type syncChange } from '#db/schema/sync';
import { NOBODY, type Scope } from '#domain/access/scopes';
import type { Id, Instant } from '#domain/kernel/types';
import { type AnyRow, audienceOf, type Entity, type RootRef, type RowOf } from '#sync/views/entities';
import { readRows } from './read-rows';
import { scopeIds } from './scope-ids';
import { rootKey } from './sight';

export interface Touched {
  entity: Entity;
  id: Id;
  root: RootRef;
  internal: boolean;
}

export type FeedRow = typeof syncChange.$inferInsert;

/** A root that a transaction made: no scope held it before. */
export interface Made {
  /** The whole row as it is now; null: it must be read. */
  row: AnyRow | null;
}
/** scope id -> does it hold the internal part too */
type Holders = Map<number, boolean>;

/**
 * What a transaction tells the feed of what it wrote, per root, for every scope of old ∪ new (P3, P4): `enter` where
 * a scope gained the root or its internal part, `leave` where it lost one, `touch` per row elsewhere, at least one per row.
 * Recomputes entity_scope.
 */
export async function changesOf(
  tx: DbTx,
  txId: Id,
  now: Instant,
  touched: readonly Touched[],
  made: ReadonlyMap<string, Made>,
): Promise<FeedRow[]> {
  const byRoot = new Map<string, Touched[]>();
  for (const row of touched) {
    const key = rootKey(row.root);
    byRoot.set(key, [...(byRoot.get(key) ?? []), row]);
  }
  const feed: FeedRow[] = [];
  for (const [key, rows] of byRoot) {
    const root = rows[0]?.root;
    if (!root) continue;
    // A child alone cannot change who sees its root: only a write to the root row can.
    const moved = rows.some((row) => row.entity === root.kind);
    const fresh = made.get(key);
    const before: Holders = fresh ? new Map() : await holdersOf(tx, root);
    const after = moved ? await recomputed(tx, root, before, fresh?.row ?? null) : before;
    feed.push(...feedOf(root, rows, before, after).map((row) => ({ ...row, txId, createdAt: now })));
  }
  return feed;
}

async function holdersOf(tx: DbTx, root: RootRef): Promise<Holders> {
  const rows = await tx
    .select({ scopeId: entityScope.scopeId, internal: entityScope.internal })
    .from(entityScope)
    .where(and(eq(entityScope.rootKind, root.kind), eq(entityScope.rootId, root.id)));
  return new Map(rows.map((row) => [row.scopeId, row.internal]));
}

async function recomputed(tx: DbTx, root: RootRef, before: Holders, known: AnyRow | null): Promise<Holders> {
  const row = known ?? (await readRows(tx, root.kind, [root.id]))[0];
  const audience = row ? audienceOf(root.kind, row as RowOf<typeof root.kind>) : NOBODY;
  const ids = await scopeIds(tx, audience.public);
  const after: Holders = new Map();
  for (const name of audience.public)
    after.set(ids.get(name as Scope) as number, audience.internal.includes(name));

  const gone = [...before.keys()].filter((id) => !after.has(id));
  if (gone.length > 0) {
    await tx
      .delete(entityScope)
      .where(
        and(
          eq(entityScope.rootKind, root.kind),
          eq(entityScope.rootId, root.id),
          inArray(entityScope.scopeId, gone),
        ),
      );
  }
  const changed = [...after].filter(([id, internal]) => before.get(id) !== internal);
  if (changed.length > 0) {
    await tx
      .insert(entityScope)
      .values(
        changed.map(([scopeId, internal]) => ({ rootKind: root.kind, rootId: root.id, scopeId, internal })),
      )
      .onDuplicateKeyUpdate({ set: { internal: sql`values(internal)` } });
  }
  return after;
}

function feedOf(
  root: RootRef,
  rows: Touched[],
  before: Holders,
  after: Holders,
): Omit<FeedRow, 'txId' | 'createdAt'>[] {
  const feed: Omit<FeedRow, 'txId' | 'createdAt'>[] = [];
  const told = new Set<Id>();
  const rank = (holders: Holders, id: number): number => (holders.has(id) ? (holders.get(id) ? 2 : 1) : 0);
  for (const scopeId of new Set([...before.keys(), ...after.keys()])) {
    const was = rank(before, scopeId);
    const is = rank(after, scopeId);
    const place = { scopeId, rootKind: root.kind, rootId: root.id };
    if (was !== is) {
      // The pull then considers the root with all its children: a row for each would say the same.
      feed.push({ ...place, op: is > was ? 'enter' : 'leave', entity: root.kind, entityId: root.id });
      for (const row of rows) told.add(row.id);
      continue;
    }
    for (const row of rows) {
      if (row.internal && is < 2) continue;
      feed.push({ ...place, op: 'touch', entity: row.entity, entityId: row.id });
      told.add(row.id);
    }
  }
  // A note on a confidential ticket nobody has is in no scope; whoever pinned the ticket still hears of it (P18).
  // Only tickets are pinned: of somebody who is not let in yet nobody hears.
  if (root.kind !== 'ticket') return feed;
  for (const { entity, id } of rows) {
    if (told.has(id)) continue;
    feed.push({ scopeId: null, rootKind: root.kind, rootId: root.id, op: 'touch', entity, entityId: id });
  }
  return feed;
}
