import 'server-only';
import {
  and,
  asc,
  count,
  desc,
  eq,
  exists,
  gt,
  inArray,
  isNull,
  like,
  lt,
  max,
  ne,
  or,
  type SQL,
  sql,
} from 'drizzle-orm';
import { db } from '#db/connection';
import { person, session, site, team, teamMember } from '#db/schema/people';
import { syncClient } from '#db/schema/sync';
import type { Admission } from '#domain/access/admission';
import type { Id, Instant } from '#domain/kernel/types';
import type { PeoplePage, PersonListed, PersonState } from '#domain/settings/shapes';
import type { PeopleQuery } from './people-query';

/** Rows on one page. */
export const PEOPLE_PAGE = 50;

/** Whether somebody can come in. */
export const stateOf = (row: { active: boolean; admission: Admission }): PersonState =>
  row.admission !== 'admitted' ? 'waiting' : row.active ? 'active' : 'disabled';

/** A page of people by name. A cursor is somebody's id: their name is looked up, so that no address holds one. */
export async function listPeople(query: PeopleQuery): Promise<PeoplePage> {
  const [after, before] = await Promise.all([placeOf(query.older), placeOf(query.newer)]);
  const back = !after && before;
  const [found, [all]] = await Promise.all([
    peopleRows(query, after, before),
    db.select({ n: count() }).from(person).where(fitting(query)),
  ]);
  const more = found.length > PEOPLE_PAGE;
  const shown = found.slice(0, PEOPLE_PAGE);
  if (back) shown.reverse();
  return {
    rows: await dressed(shown),
    total: all?.n ?? 0,
    before: (back ? more : after) ? (shown[0]?.id ?? null) : null,
    after: back || more ? (shown.at(-1)?.id ?? null) : null,
  };
}

interface Place {
  name: string;
  id: Id;
}

async function placeOf(id: Id | undefined): Promise<Place | null> {
  if (!id) return null;
  const [row] = await db.select({ name: person.name, id: person.id }).from(person).where(eq(person.id, id));
  return row ?? null;
}

/** The statement behind a page: one row more than it shows tells whether there is another. */
export function peopleRows(query: PeopleQuery, after: Place | null, before: Place | null) {
  const back = !after && before !== null;
  return db
    .select({
      id: person.id,
      name: person.name,
      email: person.email,
      role: person.role,
      siteId: person.siteId,
      active: person.active,
      admission: person.admission,
    })
    .from(person)
    .where(and(fitting(query), beyond(after, before)))
    .orderBy(...(back ? [desc(person.name), desc(person.id)] : [asc(person.name), asc(person.id)]))
    .limit(PEOPLE_PAGE + 1);
}

// As a range and a rest: neither MariaDB nor MySQL makes a range of (a, b) > (?, ?).
function beyond(after: Place | null, before: Place | null): SQL | undefined {
  if (after)
    return and(
      sql`${person.name} >= ${after.name}`,
      or(gt(person.name, after.name), gt(person.id, after.id)),
    );
  if (before)
    return and(
      sql`${person.name} <= ${before.name}`,
      or(lt(person.name, before.name), lt(person.id, before.id)),
    );
  return undefined;
}

function fitting({ q, role, team: teamId, site: siteId, state }: PeopleQuery): SQL | undefined {
  const words = q ? `%${q.replace(/[\\%_]/g, '\\$&')}%` : null;
  const inTeam = (id: Id) =>
    exists(
      db
        .select({ one: sql`1` })
        .from(teamMember)
        .where(and(eq(teamMember.personId, person.id), eq(teamMember.teamId, id))),
    );
  return and(
    isNull(person.deletedAt),
    role ? eq(person.role, role) : undefined,
    siteId ? eq(person.siteId, siteId) : undefined,
    teamId ? inTeam(teamId) : undefined,
    words ? or(like(person.name, words), like(person.email, words)) : undefined,
    state === 'waiting' ? ne(person.admission, 'admitted') : undefined,
    state === 'active' || state === 'disabled'
      ? and(eq(person.admission, 'admitted'), eq(person.active, state === 'active'))
      : undefined,
  );
}

type Found = Awaited<ReturnType<typeof peopleRows>>[number];

/** Teams, sites and last visits of one page of people: one statement each. */
async function dressed(rows: readonly Found[]): Promise<PersonListed[]> {
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.id);
  const [teams, sites, seen] = await Promise.all([
    db
      .select({ personId: teamMember.personId, name: team.name })
      .from(teamMember)
      .innerJoin(team, eq(team.id, teamMember.teamId))
      .where(inArray(teamMember.personId, ids))
      .orderBy(asc(team.name)),
    db.select({ id: site.id, name: site.name }).from(site),
    lastSeen(ids),
  ]);
  return rows.map(({ id, name, email, role, siteId, ...row }) => ({
    ...{ id, name, email, role, state: stateOf(row), seenAt: seen.get(id) ?? null },
    teams: teams.filter((one) => one.personId === id).map((one) => one.name),
    site: sites.find((one) => one.id === siteId)?.name ?? null,
  }));
}

/** When a device of theirs last asked: the session's hourly mark, or the app's last exchange, which outlives it. */
async function lastSeen(ids: readonly Id[]): Promise<Map<Id, Instant>> {
  const [bySession, byClient] = await Promise.all([
    db
      .select({ id: session.personId, at: max(session.seenAt) })
      .from(session)
      .where(inArray(session.personId, [...ids]))
      .groupBy(session.personId),
    db
      .select({ id: syncClient.userId, at: max(syncClient.lastSeen) })
      .from(syncClient)
      .where(inArray(syncClient.userId, [...ids]))
      .groupBy(syncClient.userId),
  ]);
  const seen = new Map<Id, Instant>();
  for (const { id, at } of [...bySession, ...byClient]) {
    if (at !== null) seen.set(id, Math.max(seen.get(id) ?? 0, at));
  }
  return seen;
}

/** People who wait to be let in by an administrator. */
export async function waitingCount(): Promise<number> {
  const [row] = await db
    .select({ n: count() })
    .from(person)
    .where(and(eq(person.admission, 'awaiting_approval'), isNull(person.deletedAt)));
  return row?.n ?? 0;
}

/** What somebody is called, or null. */
export async function personName(id: Id): Promise<string | null> {
  return (await placeOf(id))?.name ?? null;
}
