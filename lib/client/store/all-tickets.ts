import type { TicketRow } from '#sync/views/ticket';
import { rowsOf } from './bundles';
import type { PersonDatabase } from './database';

/** How many tickets a device holds; none of them is read. */
export async function ticketCount({
  ticket,
  bundle,
}: Pick<PersonDatabase, 'ticket' | 'bundle'>): Promise<number> {
  const [single, counts] = await Promise.all([ticket.count(), bundle.orderBy('count').keys()]);
  return (counts as number[]).reduce((sum, count) => sum + count, single);
}

/** All tickets of a device that fit. */
export async function everyTicket(
  db: PersonDatabase,
  fits: (ticket: TicketRow) => boolean,
): Promise<TicketRow[]> {
  const found = await db.ticket.filter(fits).toArray();
  await db.bundle.each((bundle) => void found.push(...rowsOf(bundle, 'ticket').filter(fits)));
  return found;
}
