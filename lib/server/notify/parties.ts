import 'server-only';
import { and, eq, inArray, isNull, ne, sql } from 'drizzle-orm';
import type { DbTx } from '#db/connection';
import { notifyPreference, pushSubscription } from '#db/schema/operations';
import { person, session, teamMember } from '#db/schema/people';
import type { Role } from '#domain/access/roles';
import { readableSight, type Sight, ticketAudience } from '#domain/access/scopes';
import type { Id, Instant } from '#domain/kernel/types';
import type { TicketEvent } from '#domain/notify/events';
import type { NotifyPreferences, Reachable } from '#domain/notify/preferences';
import type { Parties } from '#domain/notify/recipients';
import type { RowOf } from '#sync/views/entities';
import { preferencesOf } from './preferences';

/** Somebody who may hear of an event, and how they want to. */
export interface Hearer extends Reachable {
  hasMailbox: boolean;
  preferences: NotifyPreferences;
}

/** Who has to do with a ticket, as this transaction leaves it, and how each of them is reached. */
export async function readParties(
  tx: DbTx,
  ticket: RowOf<'ticket'>,
  event: TicketEvent,
  now: Instant,
): Promise<{ parties: Parties; hearers: ReadonlyMap<Id, Hearer> }> {
  const { requesterId, reporterId, assigneeId, watcherIds } = ticket;
  const team = event.type === 'ticket.mark' ? await readTeam(tx, ticket.teamId) : NO_TEAM;
  const ids = [requesterId, reporterId, assigneeId, ...watcherIds, ...team.teamMemberIds, ...team.managerIds];
  if ('personId' in event) ids.push(event.personId);
  if ('assigneeId' in event) ids.push(event.assigneeId);

  const audience = ticketAudience(ticket);
  const sights = new Map<Id, Sight>();
  const hearers = new Map<Id, Hearer>();
  for (const { id, teamIds, ...hearer } of await readPeople(tx, [...new Set(ids)], now)) {
    sights.set(id, readableSight({ id, role: hearer.role, teamIds }, audience));
    hearers.set(id, hearer);
  }
  return { parties: { requesterId, reporterId, assigneeId, watcherIds, ...team, sights }, hearers };
}

const NO_TEAM = { teamMemberIds: [] as Id[], managerIds: [] as Id[] };
const here = and(eq(person.active, true), isNull(person.deletedAt));

async function readTeam(tx: DbTx, teamId: Id): Promise<typeof NO_TEAM> {
  const staff = and(here, ne(person.role, 'requester'));
  const members = await tx
    .select({ id: person.id, role: person.role })
    .from(teamMember)
    .innerJoin(person, eq(person.id, teamMember.personId))
    .where(and(eq(teamMember.teamId, teamId), staff));
  const managing = members.filter(({ role }) => role === 'manager');
  const managers =
    managing.length > 0
      ? managing
      : await tx
          .select({ id: person.id })
          .from(person)
          .where(and(eq(person.role, 'manager'), here));
  const idsOf = (list: readonly { id: Id }[]) => list.map(({ id }) => id).sort();
  return { teamMemberIds: idsOf(members), managerIds: idsOf(managers) };
}

async function readPeople(
  tx: DbTx,
  ids: readonly (Id | null)[],
  now: Instant,
): Promise<(Hearer & { id: Id; role: Role; teamIds: Id[] })[]> {
  const known = ids.filter((id) => id !== null);
  const device = sql`select 1 from ${pushSubscription} join ${session} on ${session.id} = ${pushSubscription.sessionId}
    where ${pushSubscription.personId} = ${person.id} and ${session.personId} = ${person.id}
    and ${session.revokedAt} is null and ${session.expiresAt} > ${sql.param(now, session.expiresAt)}`;
  const rows = await tx
    .select({
      ...{ id: person.id, role: person.role, email: person.email, teamId: teamMember.teamId },
      ...{ hasDevice: sql<number>`exists(${device})`, preference: notifyPreference },
    })
    .from(person)
    .leftJoin(teamMember, eq(teamMember.personId, person.id))
    .leftJoin(notifyPreference, eq(notifyPreference.personId, person.id))
    .where(and(inArray(person.id, known), here));
  return known.flatMap((id) => {
    const own = rows.filter((row) => row.id === id);
    const [first] = own;
    if (!first) return [];
    return {
      ...{ id, role: first.role, teamIds: own.flatMap(({ teamId }) => (teamId ? [teamId] : [])) },
      ...{ hasDevice: Number(first.hasDevice) === 1, hasMailbox: first.email !== null },
      preferences: preferencesOf(first.preference),
    };
  });
}
