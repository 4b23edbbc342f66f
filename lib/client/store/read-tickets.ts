import type { Id } from '#domain/kernel/types';
import type { TicketRow } from '#sync/views/ticket';
import type { TimelineRow } from '#sync/views/timeline';
import { Bundles, rowsOf } from './bundles';
import type { PersonDatabase } from './database';

/** Tickets of a device by id, in this order, wherever they are kept; undefined for one that is not here. */
export async function ticketsIn(db: PersonDatabase, ids: readonly Id[]): Promise<(TicketRow | undefined)[]> {
  const rows = await db.ticket.bulkGet([...ids]);
  const missing = ids.filter((_, at) => !rows[at]);
  if (missing.length === 0) return rows;
  const bundled = await new Bundles(db.bundle).rows('ticket', missing);
  const byId = new Map(bundled.map((row) => [row.id, row]));
  return rows.map((row, at) => row ?? byId.get(ids[at] ?? ''));
}

/** One ticket of a device. */
export const ticketIn = async (db: PersonDatabase, id: Id): Promise<TicketRow | undefined> =>
  (await ticketsIn(db, [id]))[0];

/** What was said on a ticket, in no order. */
export async function timelineIn(db: PersonDatabase, ticketId: Id): Promise<TimelineRow[]> {
  const [rows, bundles] = await Promise.all([
    db.timeline.where('ticketId').equals(ticketId).toArray(),
    db.bundle.where('ids').equals(ticketId).toArray(),
  ]);
  const bundled = bundles.flatMap((bundle) => rowsOf(bundle, 'timeline'));
  return [...rows, ...bundled.filter((row) => row.ticketId === ticketId)];
}
