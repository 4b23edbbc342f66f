import 'server-only';
import { and, eq, inArray } from 'drizzle-orm';
import type { DbTx } from '#db/connection';
import { entityScope, syncChange } from '#db/schema/sync';
import type { RootKind } from '#domain/access/roots';
import type { Audience, Scope } from '#domain/access/scopes';
import type { Id, Instant } from '#domain/kernel/types';
import { scopeIds } from './scope-ids';

export interface Move {
  id: Id;
  /** Who is to hold the root from now on. */
  audience: Audience;
}

type Holders = Map<number, boolean>;
/** Rows in one INSERT. */
const CHUNK = 400;

/**
 * Puts many roots of one kind into the scopes they are to be in, in a few statements, and logs `enter` and `leave`
 * (P4). For roots whose rows did not change otherwise, or are new; the transaction holds their locks.
 */
export async function moveRoots(
  tx: DbTx,
  { txId, now, kind }: { txId: Id; now: Instant; kind: RootKind },
  moves: readonly Move[],
): Promise<void> {
  if (moves.length === 0) return;
  const before = await holdersOf(
    tx,
    kind,
    moves.map(({ id }) => id),
  );
  const ids = await scopeIds(tx, [...new Set(moves.flatMap(({ audience }) => audience.public))]);
  const feed: (typeof syncChange.$inferInsert)[] = [];
  const rewritten: Id[] = [];
  const holding: (typeof entityScope.$inferInsert)[] = [];
  for (const { id, audience } of moves) {
    const was = before.get(id) ?? new Map<number, boolean>();
    const is: Holders = new Map(
      audience.public.map((name) => [ids.get(name as Scope) as number, audience.internal.includes(name)]),
    );
    const changed = [...new Set([...was.keys(), ...is.keys()])].filter(
      (scope) => was.get(scope) !== is.get(scope),
    );
    if (changed.length === 0) continue;
    rewritten.push(id);
    for (const [scopeId, internal] of is) holding.push({ rootKind: kind, rootId: id, scopeId, internal });
    for (const scopeId of changed) {
      const op = rank(is, scopeId) > rank(was, scopeId) ? 'enter' : 'leave';
      feed.push({
        txId,
        createdAt: now,
        scopeId,
        op,
        rootKind: kind,
        rootId: id,
        entity: kind,
        entityId: id,
      });
    }
  }
  const known = rewritten.filter((id) => before.has(id));
  if (known.length > 0)
    await tx
      .delete(entityScope)
      .where(and(eq(entityScope.rootKind, kind), inArray(entityScope.rootId, known)));
  for (let at = 0; at < holding.length; at += CHUNK)
    await tx.insert(entityScope).values(holding.slice(at, at + CHUNK));
  for (let at = 0; at < feed.length; at += CHUNK)
    await tx.insert(syncChange).values(feed.slice(at, at + CHUNK));
}

const rank = (holders: Holders, scope: number): number =>
  holders.has(scope) ? (holders.get(scope) ? 2 : 1) : 0;

async function holdersOf(tx: DbTx, kind: RootKind, ids: readonly Id[]): Promise<Map<Id, Holders>> {
  const rows = await tx
    .select()
    .from(entityScope)
    .where(and(eq(entityScope.rootKind, kind), inArray(entityScope.rootId, [...ids])));
  const holders = new Map<Id, Holders>();
  for (const { rootId, scopeId, internal } of rows)
    holders.set(rootId, (holders.get(rootId) ?? new Map<number, boolean>()).set(scopeId, internal));
  return holders;
}
