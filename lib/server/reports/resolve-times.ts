import 'server-only';
import { asc, sql } from 'drizzle-orm';
import { db } from '#db/connection';
import { ticket } from '#db/schema/tickets';
import type { Actor } from '#domain/access/roles';
import { mean, medianPlace } from '#domain/reports/measure';
import type { ResolveTimes } from '#domain/reports/shapes';
import type { TicketCriteria } from '#domain/reports/ticket-query';
import { whereAll } from '#server/tickets/where';

/** Microseconds, because that is what the database counts a DATETIME(3) in without loss; turned into ms at once. */
const duration =
  sql<number>`timestampdiff(microsecond, ${ticket.createdAt}, ${ticket.resolvedAt}) div 1000`.mapWith(Number);

/**
 * How long the tickets of a list took: from the report to the resolution that stands. The median is found by the
 * database, which sorts; only its one or two values are sent.
 */
export async function resolveTimes(actor: Actor, criteria: TicketCriteria): Promise<ResolveTimes> {
  const where = whereAll(actor, criteria);
  const [sums] = await db
    .select({
      count: sql<number>`count(*)`.mapWith(Number),
      mean: sql<number | null>`avg(${duration})`,
    })
    .from(ticket)
    .where(where);
  const place = medianPlace(sums?.count ?? 0);
  if (!sums || !place) return { count: 0, mean: null, median: null };
  const middle = await db
    .select({ ms: duration })
    .from(ticket)
    .where(where)
    .orderBy(asc(duration))
    .limit(place.take)
    .offset(place.skip);
  return { ...sums, mean: Number(sums.mean), median: mean(middle.map((row) => row.ms)) };
}
