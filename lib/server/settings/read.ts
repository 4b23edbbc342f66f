import 'server-only';
import { and, asc, count, eq, inArray, isNull } from 'drizzle-orm';
import type { AnyMySqlColumn } from 'drizzle-orm/mysql-core';
import { db } from '#db/connection';
import { category, person, site, team, teamMember } from '#db/schema/people';
import { ticket } from '#db/schema/tickets';
import type { Actor } from '#domain/access/roles';
import type { Id } from '#domain/kernel/types';
import type { CategorySetting, SiteSetting, TeamSetting } from '#domain/settings/shapes';
import { isOpen, TICKET_STATES } from '#domain/ticket/states';
import { visibleTo } from '#server/tickets/visible';

/** All teams with what hangs on each, those in use first, by name. */
export async function teamSettings(actor: Actor): Promise<TeamSetting[]> {
  const [teams, members, open, categories] = await Promise.all([
    db.select().from(team).where(isNull(team.deletedAt)).orderBy(asc(team.name)),
    db
      .select({ teamId: teamMember.teamId, id: person.id, name: person.name })
      .from(teamMember)
      .innerJoin(
        person,
        and(eq(person.id, teamMember.personId), eq(person.active, true), isNull(person.deletedAt)),
      )
      .orderBy(asc(person.name)),
    openBy(actor, ticket.teamId),
    categorySettings(),
  ]);
  return inUseFirst(teams).map(({ id, name, firstLine, active }) => ({
    ...{ id, name, firstLine, active, open: open.get(id) ?? 0 },
    members: members.filter((row) => row.teamId === id).map((row) => ({ id: row.id, name: row.name })),
    categories: categories.filter((row) => row.active && row.teamId === id).map((row) => row.name),
  }));
}

/** All sites, those in use first, by name. */
export async function siteSettings(actor: Actor): Promise<SiteSetting[]> {
  const [sites, people, open] = await Promise.all([
    db.select().from(site).where(isNull(site.deletedAt)).orderBy(asc(site.name)),
    db
      .select({ id: person.siteId, n: count() })
      .from(person)
      .where(and(eq(person.active, true), isNull(person.deletedAt)))
      .groupBy(person.siteId),
    openBy(actor, ticket.siteId),
  ]);
  const living = new Map(people.map((row) => [row.id, row.n]));
  return inUseFirst(sites).map(({ id, name, active }) => ({
    ...{ id, name, active, people: living.get(id) ?? 0, open: open.get(id) ?? 0 },
  }));
}

/** All categories, those in use first, by name; the reader puts them under their groups. */
export async function categorySettings(): Promise<CategorySetting[]> {
  const rows = await db.select().from(category).where(isNull(category.deletedAt)).orderBy(asc(category.name));
  return inUseFirst(rows).map(({ id, name, parentId, teamId, active }) => ({
    ...{ id, name, parentId, teamId, active },
  }));
}

const inUseFirst = <T extends { active: boolean }>(rows: T[]): T[] =>
  [...rows].sort((a, b) => Number(b.active) - Number(a.active));

/** Open tickets per value of a column. */
async function openBy(actor: Actor, column: AnyMySqlColumn): Promise<Map<Id, number>> {
  const rows = await db
    .select({ id: column, n: count() })
    .from(ticket)
    .where(and(visibleTo(actor), inArray(ticket.state, TICKET_STATES.filter(isOpen))))
    .groupBy(column);
  return new Map(rows.flatMap((row) => (row.id ? [[row.id as Id, row.n] as const] : [])));
}
