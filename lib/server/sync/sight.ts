import 'server-only';
import { and, eq, inArray } from 'drizzle-orm';
import type { Db, DbTx } from '#db/connection';
import { entityScope, syncScope } from '#db/schema/sync';
import { can } from '#domain/access/capabilities';
import type { Actor } from '#domain/access/roles';
import type { RootKind } from '#domain/access/roots';
import { readableSight, type Sight, syncedScopes, syncedSight } from '#domain/access/scopes';
import type { Id } from '#domain/kernel/types';
import { type AnyRow, audienceOf, type RootRef, type RowOf } from '#sync/views/entities';
import { readRows } from './read-rows';

export interface SeenRoot {
  ref: RootRef;
  row: AnyRow;
  /** Held through scopes. */
  synced: Sight;
  /** May be read when asked for. */
  readable: Sight;
}

export const rootKey = (ref: RootRef): string => `${ref.kind}/${ref.id}`;

/** By the one visibility rule: what this person holds and may read of a root. */
export function seeRoot(actor: Actor, kind: RootKind, row: AnyRow): SeenRoot {
  const audience = audienceOf(kind, row as RowOf<typeof kind>);
  const ref = { kind, id: row.id };
  return { ref, row, synced: syncedSight(actor, audience), readable: readableSight(actor, audience) };
}

/** Reads roots, with what this person holds and may read of each. */
export async function seeRoots(
  db: Db | DbTx,
  actor: Actor,
  refs: readonly RootRef[],
): Promise<Map<string, SeenRoot>> {
  const byKind = new Map<RootKind, Set<Id>>();
  for (const ref of refs) byKind.set(ref.kind, (byKind.get(ref.kind) ?? new Set()).add(ref.id));
  const seen = new Map<string, SeenRoot>();
  for (const [kind, ids] of byKind) {
    const rows = await readRows(db, kind, [...ids]);
    const scoped = kind === 'ticket' ? await scopedTickets(db, actor, [...ids]) : undefined;
    for (const row of rows) {
      const root = seeRoot(actor, kind, row);
      const synced = scoped ? lesser(root.synced, scoped.get(row.id) ?? 'none') : root.synced;
      seen.set(rootKey(root.ref), { ...root, synced });
    }
  }
  return seen;
}

const RANK: Record<Sight, number> = { none: 0, public: 1, internal: 2 };
const lesser = (a: Sight, b: Sight): Sight => (RANK[a] < RANK[b] ? a : b);

/** Ids in one IN (…). */
const PART = 500;

/**
 * What this person's scopes hold of tickets. The row alone does not tell: a ticket that is history has left the scopes
 * of those who worked on it, and an imported one may never have been in them.
 */
async function scopedTickets(db: Db | DbTx, actor: Actor, ids: readonly Id[]): Promise<Map<Id, Sight>> {
  const sights = new Map<Id, Sight>();
  const notes = can(actor.role, 'ticket.note');
  for (let from = 0; from < ids.length; from += PART) {
    const rows = await db
      .select({ id: entityScope.rootId, internal: entityScope.internal })
      .from(entityScope)
      .innerJoin(syncScope, eq(syncScope.id, entityScope.scopeId))
      .where(
        and(
          eq(entityScope.rootKind, 'ticket'),
          inArray(entityScope.rootId, ids.slice(from, from + PART)),
          inArray(syncScope.name, syncedScopes(actor)),
        ),
      );
    for (const { id, internal } of rows)
      if (internal && notes) sights.set(id, 'internal');
      else if (!sights.has(id)) sights.set(id, 'public');
  }
  return sights;
}

/** Whether a part of a root is seen with this sight. */
export const shows = (sight: Sight, internal: boolean): boolean =>
  sight === 'internal' || (sight === 'public' && !internal);

/** The wider of what is synced and, for pinned roots, what may be read (P15). */
export const held = (root: SeenRoot | undefined, pinned: boolean): Sight => {
  if (!root) return 'none';
  return pinned && root.readable !== 'none' ? root.readable : root.synced;
};
