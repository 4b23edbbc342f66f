import 'server-only';
import { and, desc, eq, gt, inArray, isNull, ne, or } from 'drizzle-orm';
import type { Db } from '#db/connection';
import { ticket } from '#db/schema/tickets';
import { DAY, type Id, type Instant } from '#domain/kernel/types';
import { HISTORY_DAYS, type PastTicket } from '#domain/problem/history';
import { TICKET_STATES } from '#domain/ticket/states';

/** More tickets of one category are not compared at once: the newest count. */
const CATEGORY_MAX = 20_000;
/** What was withdrawn tells of nothing that is broken. */
const STATES = TICKET_STATES.filter((state) => state !== 'cancelled');

/** Tickets that are looked at: incidents of the last year, without those that only their parties may know. */
const looked = (now: Instant) =>
  and(
    ...[inArray(ticket.state, STATES), isNull(ticket.deletedAt), eq(ticket.kind, 'incident')],
    ...[eq(ticket.confidential, false), gt(ticket.createdAt, now - HISTORY_DAYS * DAY)],
    // What only repeats another report is counted with that.
    or(isNull(ticket.resolutionCode), ne(ticket.resolutionCode, 'duplicate')),
  );

/** Categories in which something was reported or changed since; a ticket without one counts as its own. */
export async function changedCategories(db: Db, since: Instant): Promise<(Id | null)[]> {
  const rows = await db
    .selectDistinct({ id: ticket.categoryId })
    .from(ticket)
    .where(
      and(inArray(ticket.state, [...TICKET_STATES]), isNull(ticket.deletedAt), gt(ticket.updatedAt, since)),
    );
  return rows.map(({ id }) => id);
}

/** The history of one category, the newest first. */
export async function historyOf(db: Db, categoryId: Id | null, now: Instant): Promise<PastTicket[]> {
  const rows = await db
    .select({
      ...{ id: ticket.id, categoryId: ticket.categoryId, siteId: ticket.siteId, title: ticket.title },
      ...{ requesterId: ticket.requesterId, description: ticket.description, createdAt: ticket.createdAt },
    })
    .from(ticket)
    .where(and(looked(now), categoryId ? eq(ticket.categoryId, categoryId) : isNull(ticket.categoryId)))
    .orderBy(desc(ticket.createdAt))
    .limit(CATEGORY_MAX);
  return rows.map((row) => ({ ...row, minutes: 0 }));
}
