import 'server-only';
import { and, asc, count, eq, inArray, isNull, ne, sql } from 'drizzle-orm';
import { z } from 'zod';
import { db } from '#db/connection';
import { catalogItem } from '#db/schema/catalog';
import { category, person, team } from '#db/schema/people';
import { ticket } from '#db/schema/tickets';
import type { Actor } from '#domain/access/roles';
import type { Id } from '#domain/kernel/types';
import { isOpen, TICKET_STATES } from '#domain/ticket/states';
import type { SignedIn } from '#server/auth/current';
import { readRows } from '#server/sync/read-rows';
import { visibleTo } from '#server/tickets/visible';
import type { MutationResult } from '#sync/protocol/result';
import { MUTATIONS } from '#sync/registry';
import type { CatalogItemRow } from '#sync/views/catalog';
import { run } from './save';

/** The longest are the rules of approval, as text. */
const value = z.union([z.string().max(100_000), z.number(), z.boolean()]).nullable();

export const itemRequest = z.strictObject({
  uid: z.uuidv7(),
  args: MUTATIONS['catalog.save'].args,
  /** What stood in the fields that are compared one by one; null: it is new. */
  base: z.record(z.string().max(40), value).nullable(),
});

export const saveItem = (asked: z.infer<typeof itemRequest>, who: SignedIn): Promise<MutationResult> =>
  run('catalog.save', asked, who);

/** All items in their order, with how many open requests there are of each. */
export async function catalogItems(actor: Actor): Promise<(CatalogItemRow & { open: number })[]> {
  const rows = await itemRows();
  // Open requests are few, and found along the index of the states.
  const itemId = sql<string>`json_value(${ticket.request}, '$.itemId')`;
  const open = await db
    .select({ itemId, n: count() })
    .from(ticket)
    .where(
      and(
        inArray(ticket.state, TICKET_STATES.filter(isOpen)),
        isNull(ticket.deletedAt),
        eq(ticket.kind, 'request'),
        visibleTo(actor),
      ),
    )
    .groupBy(itemId);
  const counts = new Map(open.map((row) => [row.itemId, row.n]));
  return rows.map((row) => ({ ...row, open: counts.get(row.id) ?? 0 }));
}

/** What the page of an item needs; null: there is none. @param id null: a new one */
export async function itemSettings(id: Id | null) {
  if (id !== null && !z.uuid().safeParse(id).success) return null;
  const [rows, teams, categories, people] = await Promise.all([
    itemRows(),
    db.select({ id: team.id, name: team.name }).from(team).where(inUse(team)).orderBy(asc(team.name)),
    db
      .select({ id: category.id, name: category.name, parentId: category.parentId })
      .from(category)
      .where(inUse(category))
      .orderBy(asc(category.name)),
    db
      .select({ id: person.id, name: person.name })
      .from(person)
      .where(and(isNull(person.deletedAt), eq(person.active, true), ne(person.role, 'requester')))
      .orderBy(asc(person.name)),
  ]);
  const row = id === null ? null : rows.find((one) => one.id === id);
  if (row === undefined) return null;
  const known = new Set(people.map((one) => one.id));
  const asked = row?.approval.flatMap(({ personIds }) => personIds).filter((one) => !known.has(one)) ?? [];
  // Who was asked before is named, whatever has become of them.
  const others =
    asked.length > 0
      ? await db.select({ id: person.id, name: person.name }).from(person).where(inArray(person.id, asked))
      : [];
  const groups = [...new Set(rows.map(({ group }) => group))];
  const nameOf = new Map(categories.map((one) => [one.id, one.name]));
  return {
    people: [...people, ...others],
    ...{ row, teams, groups, last: Math.max(0, ...rows.map(({ position }) => position)) + 1 },
    categories: categories.map(({ id: own, name, parentId }) => ({
      id: own,
      name: parentId ? `${nameOf.get(parentId) ?? ''}: ${name}` : name,
    })),
  };
}

const inUse = (table: typeof team | typeof category) => and(isNull(table.deletedAt), eq(table.active, true));

/** There are few: all of them. */
async function itemRows(): Promise<CatalogItemRow[]> {
  const ids = await db
    .select({ id: catalogItem.id })
    .from(catalogItem)
    .where(isNull(catalogItem.deletedAt))
    .orderBy(asc(catalogItem.position), asc(catalogItem.name));
  const rows = await readRows(
    db,
    'catalogItem',
    ids.map(({ id }) => id),
  );
  return ids.flatMap(({ id }) => rows.find((row) => row.id === id) ?? []);
}
