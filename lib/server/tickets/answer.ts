import 'server-only';
import { db } from '#db/connection';
import type { Instant } from '#domain/kernel/types';
import type { DeskAnswer } from '#domain/reports/shapes';
import { criteriaOf, speaksOfDays } from '#domain/reports/ticket-query';
import type { SignedIn } from '#server/auth/current';
import { countUnread } from '#server/notify/news';
import { organisationZone } from '#server/reports/zone';
import { countViews, isWholeView } from './counts';
import { countTickets, listTickets } from './list';
import { type ListRequest, listRequest } from './request';

/** A page of the list, with the counts that were asked for. */
export async function answerList(
  { actor }: SignedIn,
  { query, at, size, count, tabs }: ListRequest,
  now: Instant,
): Promise<DeskAnswer> {
  const zone = tabs || speaksOfDays(query) ? await organisationZone() : 'UTC';
  const criteria = criteriaOf(query, now, zone);
  const isCounted = tabs && isWholeView(query);
  const [page, total, counts, open, unread] = await Promise.all([
    listTickets(actor, criteria, at, size),
    count && !isCounted ? countTickets(actor, criteria) : undefined,
    tabs ? countViews(actor, query, now, zone) : undefined,
    tabs ? countTickets(actor, criteriaOf({ view: 'open' }, now, zone)) : undefined,
    tabs ? countUnread(db, actor.id) : undefined,
  ]);
  return { ...page, now, total: count && isCounted ? counts?.[query.view] : total, counts, open, unread };
}

/** GET /api/desk/tickets: the same list as the page, for whoever already has the page, and for machines. */
export async function ticketsRoute(req: Request, who: SignedIn): Promise<Response> {
  const asked = listRequest(new URL(req.url).searchParams);
  if ('wrong' in asked) return Response.json({ error: 'invalid', field: asked.wrong }, { status: 400 });
  return Response.json(await answerList(who, asked, Date.now()));
}
