import 'server-only';
import { z } from 'zod';
import type { FoundIncidents } from '#domain/problem/report';
import { criteriaOf } from '#domain/reports/ticket-query';
import { SEARCH_MAX } from '#domain/search/terms';
import type { SignedIn } from '../auth/sessions';
import { listTickets } from '../tickets/list';

/** More are not shown at once: whoever looks for one among so many says more of it. */
const FOUND = 20;

export const findRequest = z.strictObject({ text: z.string().trim().min(1).max(SEARCH_MAX) });

/** Incidents that somebody may see, by words, number or who reported them, as the list of the desk finds them; the newest first. */
export async function findIncidents(
  { text }: z.infer<typeof findRequest>,
  { actor }: SignedIn,
): Promise<FoundIncidents> {
  const query = { view: 'all', q: text, sort: 'reported', dir: 'desc' } as const;
  const criteria = { ...criteriaOf(query, Date.now(), 'UTC'), kind: 'incident' as const };
  const page = await listTickets(actor, criteria, {}, FOUND);
  return {
    found: page.rows.map(({ id, number, title, state, createdAt }) => ({
      ...{ id, number, title, state, createdAt },
    })),
    more: page.older !== null,
  };
}
