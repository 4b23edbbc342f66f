import 'server-only';
import { and, eq, inArray, isNull, max, sql } from 'drizzle-orm';
import type { Db } from '#db/connection';
import { workProfile } from '#db/schema/assignment';
import { person, teamMember } from '#db/schema/people';
import { calendar } from '#db/schema/service-levels';
import { syncClient } from '#db/schema/sync';
import { ticket } from '#db/schema/tickets';
import { isStaff, ROLES } from '#domain/access/roles';
import { isAtWork } from '#domain/assign/at-work';
import type { Candidate } from '#domain/assign/choose';
import { weightOf } from '#domain/assign/weight';
import type { Id, Instant } from '#domain/kernel/types';
import { isOpen, TICKET_STATES } from '#domain/ticket/states';

/** All of the staff who are in a team, with what decides whether they get work, as of now. */
export async function readCandidates(db: Db, now: Instant): Promise<Candidate[]> {
  const people = await db
    .select({ id: person.id, teamId: teamMember.teamId })
    .from(person)
    .innerJoin(teamMember, eq(teamMember.personId, person.id))
    .where(
      and(inArray(person.role, ROLES.filter(isStaff)), eq(person.active, true), isNull(person.deletedAt)),
    );
  const ids = [...new Set(people.map(({ id }) => id))];
  if (ids.length === 0) return [];
  const [profiles, calendars, contacts, weights] = await Promise.all([
    db.select().from(workProfile).where(inArray(workProfile.personId, ids)),
    db.select().from(calendar).where(isNull(calendar.deletedAt)),
    db
      .select({ id: syncClient.userId, at: max(syncClient.lastSeen) })
      .from(syncClient)
      .where(inArray(syncClient.userId, ids))
      .groupBy(syncClient.userId),
    openWeights(db, ids),
  ]);
  return ids.map((id) => {
    const profile = profiles.find((one) => one.personId === id);
    const hours = calendars.find((one) => one.id === profile?.calendarId);
    return {
      id,
      teamIds: people.filter((one) => one.id === id).map(({ teamId }) => teamId),
      skills: profile?.skills ?? [],
      awayUntil: profile?.awayUntil ?? null,
      onShift: isAtWork(hours, now),
      lastContact: contacts.find((one) => one.id === id)?.at ?? null,
      weight: weights.get(id) ?? 0,
      limit: profile?.weightLimit ?? null,
      dealtAt: profile?.dealtAt ?? null,
    };
  });
}

/** What is open in the hands of each. */
async function openWeights(db: Db, ids: readonly Id[]): Promise<Map<Id, number>> {
  const { assigneeId, priority, state } = ticket;
  const counts = await db
    .select({ assigneeId, priority, state, n: sql<number>`count(*)`.mapWith(Number) })
    .from(ticket)
    .where(
      and(
        inArray(assigneeId, [...ids]),
        inArray(state, TICKET_STATES.filter(isOpen)),
        isNull(ticket.deletedAt),
      ),
    )
    .groupBy(assigneeId, priority, state);
  const weights = new Map<Id, number>();
  for (const one of counts) {
    if (one.assigneeId === null) continue;
    const before = weights.get(one.assigneeId) ?? 0;
    weights.set(one.assigneeId, before + one.n * weightOf(one.priority, one.state));
  }
  return weights;
}
