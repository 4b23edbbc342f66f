import 'server-only';
import { and, type SQL, sql } from 'drizzle-orm';
import type { Actor } from '#domain/access/roles';
import type { Instant } from '#domain/kernel/types';
import { criteriaOf, sharedFilters, type TicketQuery, VIEWS, type View } from '#domain/reports/ticket-query';
import { anyOf, inOrder, selectFrom, whereOf, whole } from './branches';
import { countTickets } from './list';
import { seek } from './search';
import { visibleTo } from './visible';
import { filtersOf } from './where';

export type ViewCounts = Record<View, number>;

/** How long every view is under these filters. */
export async function countViews(
  actor: Actor,
  query: TicketQuery,
  now: Instant,
  zone: string,
): Promise<ViewCounts> {
  if (query.q) return countFound(actor, query, now, zone);
  const shared = sharedFilters(query);
  const counted = await Promise.all(
    VIEWS.map(async (view) => {
      const n = await countTickets(actor, criteriaOf({ ...shared, view }, now, zone));
      return [view, n] as const;
    }),
  );
  return Object.fromEntries(counted) as ViewCounts;
}

/** The same of what is searched for: found once, and counted for every view. */
async function countFound(actor: Actor, query: TicketQuery, now: Instant, zone: string): Promise<ViewCounts> {
  const shared = sharedFilters(query);
  const branch = whole(await seek(criteriaOf({ ...shared, view: 'all' }, now, zone)));
  const fields = VIEWS.map((view, at) => {
    const criteria = criteriaOf({ ...shared, view }, now, zone);
    const fits: SQL = and(anyOf(criteria.states), filtersOf(actor, criteria)) ?? sql`true`;
    const first = at === 0 ? inOrder(branch) : sql.raw('');
    return [view, sql<number>`${first}coalesce(sum(${fits}), 0)`.mapWith(Number)] as const;
  });
  const [row] = await selectFrom(Object.fromEntries(fields), branch).where(
    and(whereOf(branch), visibleTo(actor)),
  );
  return row as ViewCounts;
}

/** Whether a list is one of the views under the filters that all of them share, and so as long as its count says. */
export const isWholeView = ({ state, hold, solved, reopened }: TicketQuery): boolean =>
  state === undefined && hold === undefined && solved === undefined && reopened === undefined;
