import 'server-only';
import type { Actor } from '#domain/access/roles';
import type { Instant } from '#domain/kernel/types';
import { criteriaOf, sharedFilters, type TicketQuery, VIEWS, type View } from '#domain/reports/ticket-query';
import { countTickets } from './list';

/** How long every view is under these filters. */
export async function countViews(
  actor: Actor,
  query: TicketQuery,
  now: Instant,
  zone: string,
): Promise<Record<View, number>> {
  const shared = sharedFilters(query);
  const counted = await Promise.all(
    VIEWS.map(async (view) => {
      const n = await countTickets(actor, criteriaOf({ ...shared, view }, now, zone));
      return [view, n] as const;
    }),
  );
  return Object.fromEntries(counted) as Record<View, number>;
}
