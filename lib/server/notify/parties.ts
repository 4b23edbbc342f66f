import 'server-only';
import { and, desc, eq, inArray, isNull, ne, sql } from 'drizzle-orm';
import type { DbTx } from '#db/connection';
import { notifyPreference, pushSubscription } from '#db/schema/operations';
import { person, session, teamMember } from '#db/schema/people';
import { timeline } from '#db/schema/tickets';
import { can } from '#domain/access/capabilities';
import { ROLES, type Role } from '#domain/access/roles';
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

/** What those who manage the team of a ticket are told. */
const TOLD_TO_MANAGERS: ReadonlySet<TicketEvent['type']> = new Set([
  ...(['ticket.major', 'ticket.updateOwed', 'ticket.approverLacking'] as const),
]);

type Person = Hearer & { id: Id; role: Role; teamIds: Id[] };
type Team = Pick<Parties, 'teamMemberIds' | 'managerIds'>;

/** Who was read in a transaction that tells of several acts, and none of which changes people. */
export class KnownPeople {
  /** Null: not here any more. */
  readonly people = new Map<Id, Person | null>();
  readonly teams = new Map<Id, Team>();
}

/** Who has to do with a ticket, as this transaction leaves it, and how each of them is reached. */
export async function readParties(
  tx: DbTx,
  ticket: RowOf<'ticket'>,
  event: TicketEvent,
  now: Instant,
  known: KnownPeople,
): Promise<{ parties: Parties; hearers: ReadonlyMap<Id, Hearer> }> {
  const { requesterId, reporterId, assigneeId, watcherIds } = ticket;
  const isMark = event.type === 'ticket.mark';
  const team =
    isMark || TOLD_TO_MANAGERS.has(event.type) ? await knownTeam(tx, ticket.teamId, known) : NO_TEAM;
  // A mark is nothing to those who wait: they are not looked up.
  const waiting = isMark ? [] : [requesterId, reporterId, ...watcherIds];
  const ids = [...waiting, assigneeId, ...team.teamMemberIds, ...team.managerIds];
  const giverId = event.type === 'ticket.declined' ? await readGiver(tx, ticket.id, event.declinedBy) : null;
  ids.push(giverId);
  if ('personIds' in event) ids.push(...event.personIds);
  if ('personId' in event) ids.push(event.personId);
  if ('assigneeId' in event) ids.push(event.assigneeId);

  const audience = ticketAudience(ticket);
  const sights = new Map<Id, Sight>();
  const hearers = new Map<Id, Hearer>();
  for (const { id, teamIds, ...hearer } of await knownPeople(tx, [...new Set(ids)], now, known)) {
    sights.set(id, readableSight({ id, role: hearer.role, teamIds }, audience));
    hearers.set(id, hearer);
  }
  const parties = { requesterId, reporterId, assigneeId, watcherIds, giverId, ...team, sights };
  return { parties, hearers };
}

/** Who gave a ticket to somebody last; null: a rule did, or they took it. */
async function readGiver(tx: DbTx, ticketId: Id, assigneeId: Id): Promise<Id | null> {
  const to = sql`json_value(${timeline.data}, '$.assigneeTo')`;
  const [given] = await tx
    .select({ by: timeline.actorId })
    .from(timeline)
    .where(and(eq(timeline.ticketId, ticketId), eq(timeline.kind, 'step'), eq(to, assigneeId)))
    .orderBy(desc(timeline.effectiveAt), desc(timeline.id))
    .limit(1);
  return given?.by ?? null;
}

async function knownTeam(tx: DbTx, teamId: Id, { teams }: KnownPeople): Promise<Team> {
  const team = teams.get(teamId) ?? (await readTeam(tx, teamId));
  teams.set(teamId, team);
  return team;
}

/** People by their ids, those who are here, and how each of them is reached. */
export async function knownPeople(
  tx: DbTx,
  ids: readonly (Id | null)[],
  now: Instant,
  { people }: KnownPeople,
): Promise<Person[]> {
  const wanted = ids.filter((id) => id !== null);
  const missing = wanted.filter((id) => !people.has(id));
  if (missing.length > 0) {
    for (const id of missing) people.set(id, null);
    for (const one of await readPeople(tx, missing, now)) people.set(one.id, one);
  }
  return wanted.flatMap((id) => people.get(id) ?? []);
}

const NO_TEAM: Team = { teamMemberIds: [], managerIds: [] };
const here = and(eq(person.active, true), isNull(person.deletedAt));

async function readTeam(tx: DbTx, teamId: Id): Promise<Team> {
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

/** Those who are here and may overrule what changes are kept to. */
export async function overrulers(tx: DbTx): Promise<Id[]> {
  const roles = ROLES.filter((role) => can(role, 'change.overrule'));
  const rows = await tx
    .select({ id: person.id })
    .from(person)
    .where(and(inArray(person.role, roles), here));
  return rows.map(({ id }) => id).sort();
}

async function readPeople(tx: DbTx, known: readonly Id[], now: Instant): Promise<Person[]> {
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
