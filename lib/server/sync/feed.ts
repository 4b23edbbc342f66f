import 'server-only';
import { and, eq, inArray, sql } from 'drizzle-orm';
import type { DbTx } from '#db/connection';
import { entityScope, type syncChange } from '#db/schema/sync';
import type { RootKind } from '#domain/access/roots';
import { NOBODY, type Scope } from '#domain/access/scopes';
import type { Id } from '#domain/kernel/types';
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

/** What is known of the roots without reading them. */
interface Known {
  made: ReadonlyMap<string, Made>;
  /** As this transaction leaves it. */
  rowOf(root: RootRef): AnyRow | null | undefined;
}

/**
 * What a transaction tells the feed of what it wrote, per root, for every scope of old ∪ new (P3, P4): `enter` where
 * a scope gained the root or its internal part, `leave` where it lost one, `touch` per row elsewhere, at least one per row.
 * Recomputes entity_scope. All roots together take as many statements as one.
 */
export async function changesOf(
  tx: DbTx,
  touched: readonly Touched[],
  known: Known,
): Promise<Omit<FeedRow, 'txId' | 'createdAt'>[]> {
  const byRoot = new Map<string, { root: RootRef; rows: Touched[] }>();
  for (const row of touched) {
    const key = rootKey(row.root);
    const one = byRoot.get(key);
    if (one) one.rows.push(row);
    else byRoot.set(key, { root: row.root, rows: [row] });
  }
  const all = [...byRoot.values()];
  const before = await holdersOf(
    tx,
    all.map(({ root }) => root).filter((root) => !known.made.has(rootKey(root))),
  );
  // A child alone cannot change who sees its root: only a write to the root row can.
  const moved = all.filter(({ root, rows }) => rows.some(({ entity }) => entity === root.kind));
  const after = await recomputed(
    tx,
    moved.map(({ root }) => root),
    before,
    known,
  );
  return all.flatMap(({ root, rows }) => {
    const was = before.get(rootKey(root)) ?? NOBODY_HOLDS;
    return feedOf(root, rows, was, after.get(rootKey(root)) ?? was);
  });
}

const NOBODY_HOLDS: Holders = new Map();

async function holdersOf(tx: DbTx, roots: readonly RootRef[]): Promise<Map<string, Holders>> {
  const holders = new Map<string, Holders>();
  for (const [kind, ids] of idsByKind(roots)) {
    const rows = await tx
      .select()
      .from(entityScope)
      .where(and(eq(entityScope.rootKind, kind), inArray(entityScope.rootId, ids)));
    for (const { rootId, scopeId, internal } of rows) {
      const key = rootKey({ kind, id: rootId });
      holders.set(key, (holders.get(key) ?? new Map<number, boolean>()).set(scopeId, internal));
    }
  }
  return holders;
}

async function recomputed(
  tx: DbTx,
  roots: readonly RootRef[],
  before: ReadonlyMap<string, Holders>,
  known: Known,
): Promise<Map<string, Holders>> {
  const audiences = await audiencesOf(tx, roots, known);
  const ids = await scopeIds(tx, [...new Set(audiences.flatMap(({ audience }) => audience.public))]);
  const afters = new Map<string, Holders>();
  const changed: (typeof entityScope.$inferInsert)[] = [];
  for (const { root, audience } of audiences) {
    const was = before.get(rootKey(root)) ?? NOBODY_HOLDS;
    const after: Holders = new Map(
      audience.public.map((name) => [ids.get(name as Scope) as number, audience.internal.includes(name)]),
    );
    afters.set(rootKey(root), after);
    const place = { rootKind: root.kind, rootId: root.id };
    for (const [scopeId, internal] of after)
      if (was.get(scopeId) !== internal) changed.push({ ...place, scopeId, internal });
    const gone = [...was.keys()].filter((id) => !after.has(id));
    if (gone.length === 0) continue;
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
  if (changed.length > 0)
    await tx
      .insert(entityScope)
      .values(changed)
      .onDuplicateKeyUpdate({ set: { internal: sql`values(internal)` } });
  return afters;
}

async function audiencesOf(tx: DbTx, roots: readonly RootRef[], { rowOf }: Known) {
  const rows = new Map(roots.map((root) => [rootKey(root), rowOf(root) ?? undefined]));
  for (const [kind, ids] of idsByKind(roots.filter((root) => !rows.get(rootKey(root)))))
    for (const row of await readRows(tx, kind, ids)) rows.set(rootKey({ kind, id: row.id }), row);
  return roots.map((root) => {
    const row = rows.get(rootKey(root));
    return { root, audience: row ? audienceOf(root.kind, row as RowOf<typeof root.kind>) : NOBODY };
  });
}

function idsByKind(roots: readonly RootRef[]): Map<RootKind, Id[]> {
  const ids = new Map<RootKind, Id[]>();
  for (const { kind, id } of roots) ids.set(kind, [...(ids.get(kind) ?? []), id]);
  return ids;
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
