import 'server-only';
import { and, asc, count, eq, inArray, isNotNull, isNull, ne } from 'drizzle-orm';
import { db } from '#db/connection';
import { category, person, site, team, teamMember } from '#db/schema/people';
import { ticket } from '#db/schema/tickets';
import type { Actor } from '#domain/access/roles';
import type { Id } from '#domain/kernel/types';
import type { DeskPerson, DeskTeam } from '#domain/reports/shapes';
import { isOpen, TICKET_STATES } from '#domain/ticket/states';
import { visibleTo } from './visible';

const OPEN_STATES = TICKET_STATES.filter(isOpen);

/** All teams, by name. */
export async function deskTeams(): Promise<DeskTeam[]> {
  return db
    .select({ id: team.id, name: team.name, active: team.active })
    .from(team)
    .where(isNull(team.deletedAt))
    .orderBy(asc(team.name));
}

/** Active staff with their teams and how much they carry, by name. */
export async function deskStaff(actor: Actor): Promise<DeskPerson[]> {
  const [people, members, loads] = await Promise.all([
    db
      .select({ id: person.id, name: person.name })
      .from(person)
      .where(and(ne(person.role, 'requester'), eq(person.active, true), isNull(person.deletedAt)))
      .orderBy(asc(person.name)),
    db.select().from(teamMember),
    openByAssignee(actor),
  ]);
  const teams = new Map<Id, Id[]>();
  for (const { personId, teamId } of members) teams.set(personId, [...(teams.get(personId) ?? []), teamId]);
  const open = new Map<Id, number>();
  for (const { assigneeId, n } of loads) open.set(assigneeId, (open.get(assigneeId) ?? 0) + n);
  return people.map(({ id, name }) => ({
    ...{ id, name, teamIds: teams.get(id) ?? [], open: open.get(id) ?? 0 },
  }));
}

/** Open tickets per assignee and team. */
export async function openByAssignee(
  actor: Actor,
): Promise<Array<{ assigneeId: Id; teamId: Id; n: number }>> {
  const rows = await db
    .select({ assigneeId: ticket.assigneeId, teamId: ticket.teamId, n: count() })
    .from(ticket)
    .where(and(visibleTo(actor), inArray(ticket.state, OPEN_STATES), isNotNull(ticket.assigneeId)))
    .groupBy(ticket.assigneeId, ticket.teamId);
  return rows.flatMap(({ assigneeId, ...rest }) => (assigneeId ? [{ assigneeId, ...rest }] : []));
}

/** All categories by name, those of the second level right after their parents. */
export async function deskCategories(): Promise<Array<{ id: Id; name: string; parent: Id | null }>> {
  const rows = await db
    .select({ id: category.id, name: category.name, parent: category.parentId })
    .from(category)
    .where(isNull(category.deletedAt))
    .orderBy(asc(category.name));
  return rows
    .filter((row) => row.parent === null)
    .flatMap((top) => [top, ...rows.filter((row) => row.parent === top.id)]);
}

/** All sites, by name. */
export async function deskSites(): Promise<Array<{ id: Id; name: string }>> {
  return db
    .select({ id: site.id, name: site.name })
    .from(site)
    .where(isNull(site.deletedAt))
    .orderBy(asc(site.name));
}
