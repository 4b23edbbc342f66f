import { BoardScreen } from '#components/desk/dispatch/board-screen';
import { boardText, parseBoardQuery } from '#domain/reports/board';
import { page } from '#server/auth/door';
import { readBoard } from '#server/dispatch/board';
import { type SearchParams, single } from '#server/tickets/request';
import { deskStaff, deskTeams } from '#server/tickets/staff';
import { assignEachTicket, assignTicket, suggestPeople } from '../actions';

/** What nobody has, and who has what: to be given away by hand or keys. What is shown stands in the address. */
export default async function DispatchPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const { actor } = await page('page /desk/dispatch');
  const query = parseBoardQuery(single(await searchParams));
  const [board, teams, staff] = await Promise.all([
    readBoard(actor, query, Date.now()),
    deskTeams(),
    deskStaff(actor),
  ]);
  return (
    <BoardScreen
      first={{ key: boardText(query), board }}
      query={query}
      around={{ teams, staff }}
      assign={assignTicket}
      assignEach={assignEachTicket}
      suggest={suggestPeople}
    />
  );
}
