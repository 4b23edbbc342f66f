import 'server-only';
import type { Db } from '#db/connection';
import type { Actor } from '#domain/access/roles';
import type { Id } from '#domain/kernel/types';
import type { PageAnswer } from '#sync/protocol/messages';
import { emptyRowSet } from '#sync/protocol/rows';
import {
  CHILDREN,
  type Child,
  type Entity,
  isChild,
  isInternal,
  type RootRef,
  rootOf,
} from '#sync/views/entities';
import type { FeedEntry } from './page-feed';
import { type ChildOf, readRows } from './read-rows';
import { held, rootKey, seeRoots, shows } from './sight';
import { put, putChildren } from './whole-roots';

export type PageRows = Pick<PageAnswer, 'puts' | 'dels' | 'whole' | 'unpin'>;

interface Asker {
  actor: Actor;
  /** Ids of the person's synced scopes. */
  scopeIds: ReadonlySet<number>;
  pins: readonly RootRef[];
}

/**
 * The rows a page brings, as they are now (P15): what was touched, and gained or partly lost roots with all their
 * children. What this person does not hold is a del; but internal parts of what they hold only in public are not
 * mentioned at all (P5). The permission of every pin is looked at, whether it changed or not (P18).
 */
export async function pageRows(
  db: Db,
  { actor, scopeIds, pins }: Asker,
  feed: readonly FeedEntry[],
): Promise<PageRows> {
  const touched = touchedIn(feed, scopeIds);
  const children = await readTouched(db, touched.children);
  const roots = await seeRoots(db, actor, [
    ...touched.roots.values(),
    ...pins,
    ...children.map(({ entity, row }) => rootOf(entity, row)),
  ]);
  const pinned = new Set(pins.map(rootKey));
  const sightOf = (ref: RootRef) => held(roots.get(rootKey(ref)), pinned.has(rootKey(ref)));
  const page: PageRows = { puts: emptyRowSet(), dels: [], whole: [], unpin: [] };

  for (const ref of touched.roots.values()) {
    const seen = roots.get(rootKey(ref));
    if (seen && sightOf(ref) !== 'none') put(page.puts, actor, ref.kind, seen.row);
    else page.dels.push({ entity: ref.kind, id: ref.id });
  }

  const gained = [...touched.whole.values()]
    .map((ref) => ({ ref, sight: sightOf(ref) }))
    .filter(({ sight }) => sight !== 'none');
  page.whole = await putChildren(db, page.puts, actor, gained);

  const done = new Set(page.whole.flatMap(({ children: kids }) => kids.map(({ id }) => id)));
  for (const { entity, row } of children) {
    const sight = sightOf(rootOf(entity, row));
    const internal = isInternal(entity, row);
    if (done.has(row.id) || (internal && sight !== 'internal')) continue;
    if (row.deletedAt === null && shows(sight, internal)) put(page.puts, actor, entity, row);
    else page.dels.push({ entity, id: row.id });
  }

  // Removed for good since: only who was told through a scope of their own may hear of it.
  const found = new Set(children.map(({ row }) => row.id));
  for (const [id, { entity, mine }] of touched.children)
    if (mine && !found.has(id)) page.dels.push({ entity, id });

  page.unpin = pins.filter((ref) => (roots.get(rootKey(ref))?.readable ?? 'none') === 'none');
  return page;
}

async function readTouched(db: Db, touched: Touched['children']): Promise<ChildOf[]> {
  const rows = CHILDREN.map(async (entity) => {
    const ids = [...touched].filter(([, child]) => child.entity === entity).map(([id]) => id);
    return (await readRows(db, entity, ids)).map((row) => ({ entity, row }));
  });
  return (await Promise.all(rows)).flat();
}

interface Touched {
  roots: Map<string, RootRef>;
  /** Roots to bring with all their children. */
  whole: Map<string, RootRef>;
  /** Child id -> its table, and whether a scope of this person told of it and not only a pin. */
  children: Map<Id, { entity: Child; mine: boolean }>;
}

function touchedIn(feed: readonly FeedEntry[], scopeIds: ReadonlySet<number>): Touched {
  const touched: Touched = { roots: new Map(), whole: new Map(), children: new Map() };
  for (const { op, entity, entityId, rootKind, rootId, scopeId } of feed) {
    if (!rootKind || !rootId || !entityId) continue;
    const root = { kind: rootKind, id: rootId };
    const mine = scopeId !== null && scopeIds.has(scopeId);
    if (entity === rootKind) touched.roots.set(rootKey(root), root);
    else if (isChild(entity as Entity))
      touched.children.set(entityId, {
        entity: entity as Child,
        mine: mine || (touched.children.get(entityId)?.mine ?? false),
      });
    if (op === 'enter' || op === 'leave') touched.whole.set(rootKey(root), root);
  }
  return touched;
}
