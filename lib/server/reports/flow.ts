import 'server-only';
import { and, count, eq, gte, lt, sql } from 'drizzle-orm';
import type { AnyMySqlColumn } from 'drizzle-orm/mysql-core';
import { db } from '#db/connection';
import { ticket } from '#db/schema/tickets';
import type { Actor } from '#domain/access/roles';
import { type Id, type Instant, MINUTE } from '#domain/kernel/types';
import { lastDays, sumByDay } from '#domain/reports/days';
import type { DayFlow } from '#domain/reports/shapes';
import type { Period } from '#domain/reports/spans';
import { visibleTo } from '#server/tickets/visible';

/** Every zone's day begins on a quarter of an hour of UTC; the database counts those, we add them up to days. */
const SLOT = 15 * MINUTE;

/** Created and resolved per day of the period, in days of the zone. */
export async function dayFlow(
  actor: Actor,
  team: Id | null,
  period: Period,
  now: Instant,
  zone: string,
): Promise<DayFlow[]> {
  const days = lastDays(now, period, zone);
  const from = days[0]?.from ?? now;
  const to = days.at(-1)?.to ?? now;
  const [created, resolved] = await Promise.all(
    [ticket.createdAt, ticket.resolvedAt].map(async (column) =>
      sumByDay(days, await slots(actor, team, column, from, to)),
    ),
  );
  return days.map(({ date }, i) => ({ date, created: created?.[i] ?? 0, resolved: resolved?.[i] ?? 0 }));
}

async function slots(actor: Actor, team: Id | null, column: AnyMySqlColumn, from: Instant, to: Instant) {
  const slot =
    sql<number>`timestampdiff(minute, '1970-01-01', ${column}) div ${sql.raw(String(SLOT / MINUTE))}`.mapWith(
      Number,
    );
  const rows = await db
    .select({ slot: slot.as('slot'), n: count() })
    .from(ticket)
    .where(
      and(visibleTo(actor), gte(column, from), lt(column, to), team ? eq(ticket.teamId, team) : undefined),
    )
    .groupBy(sql`slot`);
  return rows.map((row) => ({ at: row.slot * SLOT, n: row.n }));
}
