import { Filters } from '#components/desk/filters';
import { ListEmpty } from '#components/desk/list-empty';
import { TicketTable } from '#components/desk/ticket-table';
import { Topbar } from '#components/desk/topbar';
import { TabStrip } from '#components/ui/tab-strip';
import { serverWords } from '#components/words/server-words';
import {
  criteriaOf,
  parseTicketQuery,
  type TicketQuery,
  ticketsHref,
  VIEWS,
} from '#domain/reports/ticket-query';
import { page } from '#server/auth/door';
import { organisationZone } from '#server/reports/zone';
import { countTickets, listTickets } from '#server/tickets/list';
import { type SearchParams, single } from '#server/tickets/request';
import { deskStaff, deskTeams } from '#server/tickets/staff';
import { assignTicket } from '../actions';

/** Every ticket, as a list that can be narrowed. What is shown stands in the address. */
export default async function TicketsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const { actor } = await page('page /desk/tickets');
  const params = single(await searchParams);
  const query = parseTicketQuery(params);
  const zone = await organisationZone();
  const now = Date.now();
  const { team, priority, assignee } = query;
  const shared: Partial<TicketQuery> = { team, priority, assignee };
  const [list, teams, staff, counts] = await Promise.all([
    listTickets(actor, criteriaOf(query, now, zone), params),
    deskTeams(),
    deskStaff(actor),
    Promise.all(VIEWS.map((view) => countTickets(actor, criteriaOf({ ...shared, view }, now, zone)))),
  ]);
  const t = serverWords('desk');
  const here = ticketsHref(query);
  const to = (name: 'newer' | 'older', at: string | null) =>
    at && `${here}${here.includes('?') ? '&' : '?'}${name}=${at}`;
  return (
    <>
      <Topbar title={t('allTickets')} count={list.total} open />
      <TabStrip
        label={t('list.views')}
        value={query.view}
        tabs={VIEWS.map((id, i) => ({
          id,
          label: t(`list.view.${id}`),
          count: counts[i],
          href: ticketsHref({ ...shared, view: id }),
        }))}
        className="px-4 desk:px-6"
      />
      <Filters query={query} teams={teams} staff={staff} />
      {list.rows.length === 0 ? (
        <ListEmpty query={query} />
      ) : (
        <TicketTable
          key={here + (params.older ?? params.newer ?? '')}
          rows={list.rows}
          total={list.total}
          teams={teams}
          staff={staff}
          assign={assignTicket}
          newer={to('newer', list.newer)}
          older={to('older', list.older)}
        />
      )}
    </>
  );
}
