import { eq } from 'drizzle-orm';
import { ticket, timeline } from '#db/schema/tickets';
import type { Id } from '#domain/kernel/types';
import { derivedId } from '#sync/ids';
import type { Act } from '#tests/simulation/acts';
import type { World } from './world';

/** A report for the first line. */
export const reported = (ticketId: Id): Extract<Act, { name: 'ticket.report' }> => ({
  name: 'ticket.report',
  args: {
    ...{ ticketId, title: 'For the first line', description: '', impact: 2, urgency: 2 },
    ...{ categoryId: null, siteId: null, place: null },
  },
});

/** Six steps, from the report to the middle of the work. */
export const halfWay = (ticketId: Id): Act[] => [
  reported(ticketId),
  { name: 'ticket.take', args: { ticketId } },
  { name: 'ticket.start', args: { ticketId } },
  { name: 'ticket.hold', args: { ticketId, reason: 'user', note: 'Not at the desk' } },
  { name: 'ticket.resume', args: { ticketId } },
  { name: 'ticket.hold', args: { ticketId, reason: 'user', note: 'Away again' } },
];

/** What the server tells of a ticket: the entry of each of these intents, in the order in which they were made. */
export async function told({ base }: World, made: readonly Id[], ticketId: Id) {
  const rows = await base.db.select().from(timeline).where(eq(timeline.ticketId, ticketId));
  const entries = made.flatMap((uid) => rows.filter(({ id }) => id === derivedId(uid, 0)));
  const [row] = await base.db.select().from(ticket).where(eq(ticket.id, ticketId));
  return { entries, effects: entries.map(({ effectiveAt }) => effectiveAt), stateSince: row?.stateSince };
}
