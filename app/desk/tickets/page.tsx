import { TicketsScreen } from '#components/desk/tickets-screen';
import { listKey } from '#domain/reports/list-address';
import { parseTicketQuery } from '#domain/reports/ticket-query';
import { page } from '#server/auth/door';
import { answerList } from '#server/tickets/answer';
import { PAGE_SIZE } from '#server/tickets/list';
import { type SearchParams, single } from '#server/tickets/request';
import { requesterName } from '#server/tickets/requesters';
import { deskCategories, deskSites, deskStaff, deskTeams } from '#server/tickets/staff';
import { assignTicket, assignTickets, holdTickets } from '../actions';
import { TicketPane } from './ticket-pane';

/** Every ticket, as a list that can be narrowed. What is shown stands in the address. */
export default async function TicketsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const who = await page('page /desk/tickets');
  const params = single(await searchParams);
  const query = parseTicketQuery(params);
  const { older, newer } = params;
  const at = older ? { older } : { newer };
  const [answer, teams, staff, categories, sites, requester] = await Promise.all([
    answerList(who, { query, at, size: PAGE_SIZE, count: true, tabs: true }, Date.now()),
    deskTeams(),
    deskStaff(who.actor),
    deskCategories(),
    deskSites(),
    requesterName(query.requester),
  ]);
  return (
    <TicketsScreen
      first={{ key: listKey(query, at), answer }}
      sources={{ teams, staff, categories, sites, requester }}
      assign={assignTicket}
      bulk={{ assign: assignTickets, hold: holdTickets }}
      pane={<TicketPane />}
    />
  );
}
