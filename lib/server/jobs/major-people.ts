import 'server-only';
import { and, asc, count, desc, eq, gte, inArray, isNull, min, sql } from 'drizzle-orm';
import { union } from 'drizzle-orm/mysql-core';
import type { Db } from '#db/connection';
import { affected, announcement } from '#db/schema/announcements';
import { ticket, timeline } from '#db/schema/tickets';
import type { Id, Instant } from '#domain/kernel/types';
import { isOpen, TICKET_STATES } from '#domain/ticket/states';

const OPEN = TICKET_STATES.filter(isOpen);
const PARTS = { forceIndex: 'ticket_parent' } as const;
const TOLD_TWICE = { forceIndex: 'ticket_duplicate' } as const;

/** Who said "me too", and did not take it back. */
const stillSaid = () => and(isNull(affected.deletedAt), isNull(affected.withdrawnAt));

/**
 * How many people each of some major incidents concerns, each once: who reported it, who reported what belongs to it or
 * tells the same, and who said "me too", also of what was taken back since. Asked every few seconds as long as one goes
 * on: the database counts, and no row of theirs comes here.
 */
export function peopleConcerned(db: Db, ids: readonly Id[]) {
  const { id, parentId, duplicateOfId, requesterId: personId, deletedAt } = ticket;
  const all = [...ids];
  const whom = union(
    db.select({ majorId: id, personId }).from(ticket).where(inArray(id, all)),
    db
      .select({ majorId: sql<Id>`${parentId}`.mapWith(id), personId })
      .from(ticket, PARTS)
      .where(and(inArray(parentId, all), isNull(deletedAt))),
    db
      .select({ majorId: sql<Id>`${duplicateOfId}`.mapWith(id), personId })
      .from(ticket, TOLD_TWICE)
      .where(and(inArray(duplicateOfId, all), isNull(deletedAt))),
    db
      .select({ majorId: sql<Id>`${announcement.ticketId}`.mapWith(id), personId: affected.personId })
      .from(announcement)
      .innerJoin(affected, and(eq(affected.announcementId, announcement.id), stillSaid()))
      .where(inArray(announcement.ticketId, all)),
  ).as('whom');
  return db.select({ majorId: whom.majorId, people: count() }).from(whom).groupBy(whom.majorId);
}

/** What belongs to it and is open, so many at most. */
export async function openParts(db: Db, parentId: Id, most: number): Promise<Id[]> {
  const { id, state, deletedAt } = ticket;
  const rows = await db
    .select({ id })
    .from(ticket, PARTS)
    .where(and(eq(ticket.parentId, parentId), inArray(state, OPEN), isNull(deletedAt)))
    .orderBy(asc(id))
    .limit(most);
  return rows.map((row) => row.id);
}

/** Whose reports were resolved with it since then, or closed because they told the same: they hear of their own. */
export async function toldOfTheirOwn(db: Db, majorId: Id, since: Instant): Promise<Id[]> {
  const { requesterId, resolvedAt, deletedAt } = ticket;
  const rows = await union(
    db
      .select({ requesterId })
      .from(ticket, PARTS)
      .where(and(eq(ticket.parentId, majorId), gte(resolvedAt, since), isNull(deletedAt))),
    db
      .select({ requesterId })
      .from(ticket, TOLD_TWICE)
      .where(and(eq(ticket.duplicateOfId, majorId), isNull(deletedAt))),
  );
  return rows.map((row) => row.requesterId);
}

/** Those who said "me too" of what was published of it, also of what was taken back since, each once, the first first. */
export async function saidMeToo(db: Db, ticketId: Id): Promise<Id[]> {
  const { personId, at } = affected;
  const rows = await db
    .select({ personId })
    .from(announcement)
    .innerJoin(affected, and(eq(affected.announcementId, announcement.id), stillSaid()))
    .where(eq(announcement.ticketId, ticketId))
    .groupBy(personId)
    .orderBy(min(at), asc(personId));
  return rows.map((row) => row.personId);
}

/** What was written when it was resolved last. */
export async function lastResolution(db: Db, ticketId: Id) {
  const [last] = await db
    .select({ body: timeline.body, data: timeline.data })
    .from(timeline)
    .where(
      and(
        ...[eq(timeline.ticketId, ticketId), eq(timeline.kind, 'step'), isNull(timeline.deletedAt)],
        eq(sql`json_value(${timeline.data}, '$.step')`, 'resolve'),
      ),
    )
    .orderBy(desc(timeline.effectiveAt), desc(timeline.id))
    .limit(1);
  return last;
}
