import 'server-only';
import { and, asc, eq, gt, inArray, notExists, type SQL, sql } from 'drizzle-orm';
import { alias, union } from 'drizzle-orm/mysql-core';
import type { Db } from '#db/connection';
import { entityScope } from '#db/schema/sync';
import { ROOT_KINDS, type RootKind } from '#domain/access/roots';
import type { Id } from '#domain/kernel/types';
import type { RootRef } from '#sync/views/entities';

/** Which roots are asked for. */
export interface Wanted {
  scopeIds: readonly number[];
  /** What is in these scopes is left out. */
  besides: readonly number[];
}

/** The next roots of one kind in some scopes: one index range per scope, merged by id. */
export function rootsQuery(
  db: Db,
  { scopeIds, besides }: Wanted,
  kind: RootKind,
  after: Id | null,
  limit: number,
) {
  const held = alias(entityScope, 'held');
  const isHeld = db
    .select({ one: sql`1` })
    .from(held)
    .where(
      and(eq(held.rootKind, kind), eq(held.rootId, entityScope.rootId), inArray(held.scopeId, [...besides])),
    );
  const branch = (scopeId: number) =>
    db
      .select({ id: entityScope.rootId })
      .from(entityScope)
      .where(
        and(
          eq(entityScope.scopeId, scopeId),
          eq(entityScope.rootKind, kind),
          after ? gt(entityScope.rootId, after) : undefined,
          besides.length > 0 ? notExists(isHeld) : undefined,
        ) as SQL,
      )
      .orderBy(asc(entityScope.rootId))
      .limit(limit);
  const [first, second, ...rest] = scopeIds.map(branch);
  if (!first) return null;
  return second ? union(first, second, ...rest) : first;
}

/** The next roots of some scopes after a place, in the order kind, id; at most `limit`. */
export async function nextRoots(
  db: Db,
  wanted: Wanted,
  after: RootRef | null,
  limit: number,
): Promise<RootRef[]> {
  const roots: RootRef[] = [];
  for (const kind of ROOT_KINDS) {
    if (after && kind < after.kind) continue;
    const missing = limit - roots.length;
    const query =
      missing > 0 ? rootsQuery(db, wanted, kind, after?.kind === kind ? after.id : null, missing) : null;
    const ids = query ? (await query).map(({ id }) => id).sort() : [];
    roots.push(...ids.slice(0, missing).map((id) => ({ kind, id })));
  }
  return roots;
}
