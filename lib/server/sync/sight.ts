import 'server-only';
import type { Db, DbTx } from '#db/connection';
import type { Actor } from '#domain/access/roles';
import type { RootKind } from '#domain/access/roots';
import { readableSight, type Sight, syncedSight } from '#domain/access/scopes';
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
    for (const row of await readRows(db, kind, [...ids]))
      seen.set(rootKey({ kind, id: row.id }), seeRoot(actor, kind, row));
  }
  return seen;
}

/** Whether a part of a root is seen with this sight. */
export const shows = (sight: Sight, internal: boolean): boolean =>
  sight === 'internal' || (sight === 'public' && !internal);

/** The wider of what is synced and, for pinned roots, what may be read (P15). */
export const held = (root: SeenRoot | undefined, pinned: boolean): Sight => {
  if (!root) return 'none';
  return pinned && root.readable !== 'none' ? root.readable : root.synced;
};
