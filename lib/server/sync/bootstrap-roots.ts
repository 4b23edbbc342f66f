import 'server-only';
import { and, asc, eq, gt, type SQL } from 'drizzle-orm';
import { union } from 'drizzle-orm/mysql-core';
import type { Db } from '#db/connection';
import { entityScope } from '#db/schema/sync';
import { ROOT_KINDS, type RootKind } from '#domain/access/roots';
import type { Id } from '#domain/kernel/types';
import type { RootRef } from '#sync/views/entities';

/** The next roots of one kind in some scopes: one index range per scope, merged by id. */
export function rootsQuery(
  db: Db,
  scopeIds: readonly number[],
  kind: RootKind,
  after: Id | null,
  limit: number,
) {
  const branch = (scopeId: number) =>
    db
      .select({ id: entityScope.rootId })
      .from(entityScope)
      .where(
        and(
          eq(entityScope.scopeId, scopeId),
          eq(entityScope.rootKind, kind),
          after ? gt(entityScope.rootId, after) : undefined,
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
  scopeIds: readonly number[],
  after: RootRef | null,
  limit: number,
): Promise<RootRef[]> {
  const roots: RootRef[] = [];
  for (const kind of ROOT_KINDS) {
    if (after && kind < after.kind) continue;
    const missing = limit - roots.length;
    const query =
      missing > 0 ? rootsQuery(db, scopeIds, kind, after?.kind === kind ? after.id : null, missing) : null;
    const ids = query ? (await query).map(({ id }) => id).sort() : [];
    roots.push(...ids.slice(0, missing).map((id) => ({ kind, id })));
  }
  return roots;
}
