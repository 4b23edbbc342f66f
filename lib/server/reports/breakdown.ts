import 'server-only';
import { Column, count, is, type SQL, sql } from 'drizzle-orm';
import type { AnyMySqlColumn } from 'drizzle-orm/mysql-core';
import { db } from '#db/connection';
import { category, site, team } from '#db/schema/people';
import { ticket } from '#db/schema/tickets';
import type { Actor } from '#domain/access/roles';
import type { Id } from '#domain/kernel/types';
import type { BreakdownRow } from '#domain/reports/shapes';
import type { TicketCriteria } from '#domain/reports/ticket-query';
import { whereAll } from '#server/tickets/where';

const COLUMNS = {
  team: ticket.teamId,
  category: ticket.categoryId,
  site: ticket.siteId,
} as const;

interface Named {
  id: Id;
  name: string;
  parentId?: Id | null;
}

/** The names behind ids, those that were taken away included: their tickets still count. */
export async function breakdownNames() {
  const [teams, categories, sites] = await Promise.all([
    db.select({ id: team.id, name: team.name }).from(team),
    db.select({ id: category.id, name: category.name, parentId: category.parentId }).from(category),
    db.select({ id: site.id, name: site.name }).from(site),
  ]);
  return { team: teams, category: categories, site: sites };
}

/**
 * The tickets of a list, counted by one of their facts: one statement, whatever number of lines. Every line equals
 * the length of the same list narrowed to its key.
 */
export async function countBy(
  actor: Actor,
  criteria: TicketCriteria,
  column: AnyMySqlColumn | SQL,
): Promise<Map<string, number>> {
  const key = is(column, Column)
    ? sql<string | number | null>`${column}`.mapWith(column)
    : sql<number>`${column}`.mapWith(Number);
  const rows = await db
    .select({ key: key.as('counted_by'), n: count() })
    .from(ticket)
    .where(whereAll(actor, criteria))
    .groupBy(sql`counted_by`);
  return new Map(rows.map((row) => [row.key === null ? 'none' : String(row.key), row.n]));
}

/** Reported in a time and open now, by one fact. Categories count what lies below them. The most first. */
export async function breakdown(
  actor: Actor,
  by: keyof typeof COLUMNS,
  lists: { created: TicketCriteria; open: TicketCriteria },
  names: Awaited<ReturnType<typeof breakdownNames>>,
): Promise<BreakdownRow[]> {
  const [created, open] = await Promise.all([
    countBy(actor, lists.created, COLUMNS[by]),
    countBy(actor, lists.open, COLUMNS[by]),
  ]);
  const known: readonly Named[] = names[by];
  const top = topOf(known);
  const rows = new Map<string, BreakdownRow>();
  const add = (counts: Map<string, number>, field: 'created' | 'open') => {
    for (const [id, n] of counts) {
      const key = top.get(id) ?? id;
      const name = known.find((one) => one.id === key)?.name ?? null;
      const row = rows.get(key) ?? { key, name, created: 0, open: 0 };
      row[field] += n;
      rows.set(key, row);
    }
  };
  add(created, 'created');
  add(open, 'open');
  return [...rows.values()].sort(
    (a, b) =>
      Number(a.key === 'none') - Number(b.key === 'none') ||
      b.created - a.created ||
      b.open - a.open ||
      (a.name ?? '').localeCompare(b.name ?? '', 'en'),
  );
}

/** Id -> id of the first level above it. */
const topOf = (known: readonly Named[]): Map<Id, Id> =>
  new Map(known.flatMap(({ id, parentId }) => (parentId ? [[id, parentId] as const] : [])));
