import 'server-only';
import { and, count, eq, gte, lt, min, type SQL, sql } from 'drizzle-orm';
import type { AnyMySqlColumn } from 'drizzle-orm/mysql-core';
import { db } from '#db/connection';
import { ticket } from '#db/schema/tickets';
import type { Actor } from '#domain/access/roles';
import type { Id, Instant } from '#domain/kernel/types';
import { type Step, type Stretch, startOfDay, stepFor, stretches } from '#domain/reports/days';
import type { Flow } from '#domain/reports/shapes';
import type { Span } from '#domain/reports/spans';
import { visibleTo } from '#server/tickets/visible';
import { slotOf } from './slot';

/** Created and resolved over a span, in days of the zone or in longer steps where it is long. */
export async function flow(
  actor: Actor,
  team: Id | null,
  span: Span,
  now: Instant,
  zone: string,
): Promise<{ step: Step; flow: Flow[] }> {
  const within = and(visibleTo(actor), team ? eq(ticket.teamId, team) : undefined);
  const { from, to } = await bounds(within, span, now, zone);
  const step = stepFor(from, to, zone);
  const points = stretches(from, to, step, zone);
  const [created, resolved] = await Promise.all([
    counted(within, ticket.createdAt, points),
    counted(within, ticket.resolvedAt, points),
  ]);
  return {
    step,
    flow: points.map(({ date, last }, i) => ({
      date,
      last,
      created: created.get(i) ?? 0,
      resolved: resolved.get(i) ?? 0,
    })),
  };
}

/** Where a chart begins and ends: what is asked for, but not before the first ticket and not after today. */
async function bounds(within: SQL | undefined, { from, to }: Span, now: Instant, zone: string) {
  const end = startOfDay(now, zone, -1);
  const last = Math.min(to ?? end, end);
  const isShort = from !== null && last - from < SHORT;
  const first = isShort ? from : await firstTicket(within, zone);
  const begin = Math.max(from ?? 0, first ?? startOfDay(now, zone));
  // Nothing was reported yet, or all of it lies ahead: a chart of one day.
  return begin < last ? { from: begin, to: last } : { from: startOfDay(last - 1, zone), to: last };
}

/** Shown in full even where nothing had been reported: two years, in ms. */
const SHORT = 740 * 86_400_000;

/** The day of the first report, or null while there is none. */
async function firstTicket(within: SQL | undefined, zone: string): Promise<Instant | null> {
  const [row] = await db
    .select({ at: min(ticket.createdAt) })
    .from(ticket)
    .where(within);
  return row?.at == null ? null : startOfDay(row.at, zone);
}

/** How many tickets have their instant in each of the stretches, which follow each other without a gap. */
async function counted(
  within: SQL | undefined,
  column: AnyMySqlColumn,
  points: readonly Stretch[],
): Promise<Map<number, number>> {
  const first = points[0];
  const last = points.at(-1);
  if (!first || !last) return new Map();
  const at = slotOf(
    column,
    points.map(({ from }) => from),
  );
  const rows = await db
    .select({ at: at.as('at'), n: count() })
    .from(ticket)
    .where(and(within, gte(column, first.from), lt(column, last.to)))
    .groupBy(sql`at`);
  return new Map(rows.map((row) => [row.at - 1, row.n]));
}
