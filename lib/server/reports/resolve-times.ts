import 'server-only';
import { and, asc, eq, gte, lt, type SQL, sql } from 'drizzle-orm';
import { db } from '#db/connection';
import { ticket } from '#db/schema/tickets';
import type { Actor } from '#domain/access/roles';
import type { Id } from '#domain/kernel/types';
import { mean, medianPlace } from '#domain/reports/measure';
import type { ResolveTimes } from '#domain/reports/shapes';
import type { Span } from '#domain/reports/spans';
import { visibleTo } from '#server/tickets/visible';

/** Microseconds, because that is what the database counts a DATETIME(3) in without loss; turned into ms at once. */
const duration =
  sql<number>`timestampdiff(microsecond, ${ticket.createdAt}, ${ticket.resolvedAt}) div 1000`.mapWith(Number);

/**
 * How long the tickets took that were resolved in the span: from the report to the resolution that stands. The median
 * is found by the database, which sorts; only its one or two values are sent.
 */
export async function resolveTimes(actor: Actor, team: Id | null, span: Span): Promise<ResolveTimes> {
  const where = resolvedWithin(actor, team, span);
  const [sums] = await db
    .select({
      count: sql<number>`count(*)`.mapWith(Number),
      mean: sql<number | null>`avg(${duration})`,
      reopened: sql<number>`coalesce(sum(${ticket.reopenCount} > 0), 0)`.mapWith(Number),
    })
    .from(ticket)
    .where(where);
  const place = medianPlace(sums?.count ?? 0);
  if (!sums || !place) return { count: 0, mean: null, median: null, reopened: 0 };
  const middle = await db
    .select({ ms: duration })
    .from(ticket)
    .where(where)
    .orderBy(asc(duration))
    .limit(place.take)
    .offset(place.skip);
  return { ...sums, mean: Number(sums.mean), median: mean(middle.map((row) => row.ms)) };
}

/** Resolved in the span, whoever closed them since. */
export function resolvedWithin(actor: Actor, team: Id | null, { from, to }: Span): SQL | undefined {
  return and(
    visibleTo(actor),
    from === null ? undefined : gte(ticket.resolvedAt, from),
    to === null ? undefined : lt(ticket.resolvedAt, to),
    team ? eq(ticket.teamId, team) : undefined,
  );
}
