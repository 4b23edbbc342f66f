import type { Actor } from '#domain/access/roles';
import { ROOT_KINDS } from '#domain/access/roots';
import { type Sight, sightThrough, syncedScopes } from '#domain/access/scopes';
import { isOpen } from '#domain/ticket/states';
import type { RowRef, RowSet, WholeRoot } from '#sync/protocol/rows';
import { audienceOf, ENTITY_NAMES, type Entity, type RootRef, type RowOf } from '#sync/views/entities';
import type { ChildRef, LocalRows } from './ports';

export const sameRoot = (a: RootRef, b: RootRef): boolean => a.kind === b.kind && a.id === b.id;

/** Writes rows the server sent. A lower version never replaces a higher one (P17). */
export async function putRows(rows: LocalRows, set: RowSet): Promise<void> {
  for (const entity of ENTITY_NAMES) await putNewer(rows, entity, set[entity]);
}

/**
 * The same for roots that come with all their children: of those what is here is read once, by their roots, which
 * stand side by side in a first load, while the ids of their children are strewn over the whole table.
 * @param exact of these roots exactly the children named are left (P4, P16)
 */
export async function putWhole(
  rows: LocalRows,
  actor: Actor,
  set: RowSet,
  whole: readonly WholeRoot[],
  exact: readonly WholeRoot[],
): Promise<void> {
  const held = await rows.children(whole.map(({ root }) => root));
  const roots = new Set(whole.map(({ root }) => root.id));
  for (const { root } of held) roots.delete(root.id);
  const { over, rest } = await divided(rows, actor, set, ({ id }) => roots.has(id));
  const versions = new Map(held.map((child) => [key(child), child.ver]));
  for (const entity of ENTITY_NAMES) {
    if (isRoot(entity)) await putNewer(rows, entity, rest[entity]);
    else await putOver(rows, entity, rest[entity], ({ id }) => versions.get(key({ entity, id })));
  }
  await dropUnnamed(rows, exact, held);
  // Last: each row that is put is looked for among those in bundles.
  if (over.ticket.length > 0) await rows.bundle(over);
}

/** Puts all rows of a copy into a store that has none. Pins are looked at with every page: they are rows like others. */
export async function putCopy(
  rows: LocalRows,
  actor: Actor,
  set: RowSet,
  pins: readonly RootRef[],
): Promise<void> {
  const pinned = new Set(pins.map(({ id }) => id));
  const { over, rest } = await divided(rows, actor, set, ({ id }) => !pinned.has(id));
  await putRows(rows, rest);
  if (over.ticket.length > 0) await rows.bundle(over);
}

/**
 * Those tickets that nobody lists any more, if nothing of them is here; and the other rows.
 * @param isNew whether a ticket has come whole, and nothing hangs on it here
 */
async function divided(
  rows: LocalRows,
  actor: Actor,
  set: RowSet,
  isNew: (ticket: RowOf<'ticket'>) => boolean,
): Promise<{ over: Pick<RowSet, 'ticket' | 'timeline'>; rest: RowSet }> {
  const more = new Set(
    [...set.checklistItem, ...set.attachment, ...set.problemLink].map(({ ticketId }) => ticketId),
  );
  const done = set.ticket.filter((row) => isOver(actor, row) && isNew(row) && !more.has(row.id));
  const here = await rows.getMany(
    'ticket',
    done.map(({ id }) => id),
  );
  const ids = new Set(done.filter((_, at) => !here[at]).map(({ id }) => id));
  const part = (isOut: boolean) => ({
    ticket: set.ticket.filter((row) => ids.has(row.id) === isOut),
    timeline: set.timeline.filter((row) => ids.has(row.ticketId) === isOut),
  });
  return { over: part(true), rest: { ...set, ...part(false) } };
}

/** Whether no list shows a ticket any more: it is found by its number, its words and its id alone. */
const isOver = ({ id }: Actor, ticket: RowOf<'ticket'>): boolean =>
  !isOpen(ticket.state) &&
  ticket.requesterId !== id &&
  ticket.reporterId !== id &&
  ticket.parentId === null &&
  ticket.duplicateOfId === null;

async function putNewer<E extends Entity>(
  rows: LocalRows,
  entity: E,
  fresh: readonly RowOf<Entity>[],
): Promise<void> {
  if (fresh.length === 0) return;
  const held = await rows.getMany(
    entity,
    fresh.map((row) => row.id),
  );
  await putOver(rows, entity, fresh, (_, at) => held[at]?.ver);
}

async function putOver<E extends Entity>(
  rows: LocalRows,
  entity: E,
  fresh: readonly RowOf<Entity>[],
  versionHere: (row: RowOf<Entity>, at: number) => number | undefined,
): Promise<void> {
  const newer = fresh.filter((row, at) => (versionHere(row, at) ?? 0) <= row.ver);
  if (newer.length > 0) await rows.put(entity, newer as RowOf<E>[]);
}

/** Leaves of each root exactly the children named (P4, P16). */
export async function keepWhole(rows: LocalRows, whole: readonly WholeRoot[]): Promise<void> {
  if (whole.length > 0) await dropUnnamed(rows, whole, await rows.children(whole.map(({ root }) => root)));
}

async function dropUnnamed(
  rows: LocalRows,
  whole: readonly WholeRoot[],
  held: readonly ChildRef[],
): Promise<void> {
  const roots = new Set(whole.map(({ root }) => root.id));
  const named = new Set(whole.flatMap(({ children }) => children.map(key)));
  await deleteRefs(
    rows,
    held.filter((child) => roots.has(child.root.id) && !named.has(key(child))),
  );
}

/** Deletes rows; a root goes with its children. All together: of thousands each by itself would hold up everybody. */
export async function dropRows(rows: LocalRows, refs: readonly RowRef[]): Promise<void> {
  const roots = refs.flatMap(({ entity, id }): RootRef[] => (isRoot(entity) ? [{ kind: entity, id }] : []));
  await deleteRefs(rows, [...(await rows.children(roots)), ...refs]);
}

/** Drops a root, or its internal part, when neither a synced scope nor a pin holds it (P4, P16). */
export async function dropUnheld(
  rows: LocalRows,
  actor: Actor,
  root: RootRef,
  pins: readonly RootRef[],
): Promise<void> {
  if (pins.some((pin) => sameRoot(pin, root))) return;
  const row = await rows.get(root.kind, root.id);
  if (!row) return;
  const sight = sightOf(actor, syncedScopes(actor), root, row);
  if (sight === 'none') await dropRows(rows, [{ entity: root.kind, id: root.id }]);
  if (sight === 'public')
    await deleteRefs(
      rows,
      (await rows.children([root])).filter((child) => child.internal),
    );
}

/** One that cannot be read is held by nothing: the server's comes with the next comparison. */
export function sightOf(
  actor: Actor,
  scopes: readonly string[],
  root: RootRef,
  row: RowOf<RootRef['kind']>,
): Sight {
  try {
    return sightThrough(scopes, actor, audienceOf(root.kind, row));
  } catch {
    return 'none';
  }
}

/** The pins whose root is on the device. */
export async function presentPins(rows: LocalRows, pins: readonly RootRef[]): Promise<RootRef[]> {
  const here = new Set<string>();
  for (const kind of ROOT_KINDS) {
    const ids = pins.filter((pin) => pin.kind === kind).map(({ id }) => id);
    const held = ids.length > 0 ? await rows.getMany(kind, ids) : [];
    for (const row of held) if (row) here.add(`${kind}/${row.id}`);
  }
  return pins.filter(({ kind, id }) => here.has(`${kind}/${id}`));
}

export async function deleteRefs(rows: LocalRows, refs: readonly RowRef[]): Promise<void> {
  for (const entity of ENTITY_NAMES) {
    const ids = refs.filter((ref) => ref.entity === entity).map((ref) => ref.id);
    if (ids.length > 0) await rows.delete(entity, ids);
  }
}

const key = (ref: RowRef): string => `${ref.entity}/${ref.id}`;

export const isRoot = (entity: Entity): entity is RootRef['kind'] =>
  (ROOT_KINDS as readonly string[]).includes(entity);
