import 'server-only';
import type { Db } from '#db/connection';
import type { Actor } from '#domain/access/roles';
import type { Sight } from '#domain/access/scopes';
import type { Id } from '#domain/kernel/types';
import type { RowSet, WholeRoot } from '#sync/protocol/rows';
import { type AnyRow, type Entity, isInternal, type RootRef, type RowOf } from '#sync/views/entities';
import { masked } from '#sync/views/mask';
import { type ChildOf, readChildren } from './read-rows';
import { shows } from './sight';

/** Adds a row to a set, without what this person may not read of it. */
export function put<E extends Entity>(rows: RowSet, actor: Actor, entity: E, row: AnyRow): void {
  (rows[entity] as AnyRow[]).push(masked(actor, entity, row as RowOf<E>));
}

/**
 * Adds the children that a person holds of some roots, and answers the exact lists: the client drops all others
 * (P4, P16).
 */
export async function putChildren(
  db: Db,
  rows: RowSet,
  actor: Actor,
  roots: readonly { ref: RootRef; sight: Sight }[],
): Promise<WholeRoot[]> {
  const byRoot = new Map<Id, ChildOf[]>();
  const tickets = roots.filter(({ ref }) => ref.kind === 'ticket').map(({ ref }) => ref.id);
  for (const child of await readChildren(db, 'ticket', tickets)) {
    const kids = byRoot.get(child.row.ticketId);
    if (kids) kids.push(child);
    else byRoot.set(child.row.ticketId, [child]);
  }
  return roots.map((root) => putKids(rows, actor, root, byRoot.get(root.ref.id) ?? []));
}

/** The same for one root whose children were read already. */
export function putKids(
  rows: RowSet,
  actor: Actor,
  { ref, sight }: { ref: RootRef; sight: Sight },
  children: readonly ChildOf[],
): WholeRoot {
  const kids = children.filter(
    ({ entity, row }) => row.deletedAt === null && shows(sight, isInternal(entity, row)),
  );
  for (const { entity, row } of kids) put(rows, actor, entity, row);
  return { root: ref, children: kids.map(({ entity, row }) => ({ entity, id: row.id })) };
}
