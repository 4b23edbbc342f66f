import 'server-only';
import { and, inArray, isNull } from 'drizzle-orm';
import type { DbTx } from '#db/connection';
import { ticket } from '#db/schema/tickets';
import type { Id } from '#domain/kernel/types';
import type { TicketEvent } from '#domain/notify/events';

/** Longest chain of tickets that tell the same. */
const CHAIN_MAX = 20;

/** The events, and for each repair one more per ticket that told the same: whoever reported that one hears of theirs. */
export async function withToldTwice(tx: DbTx, events: readonly TicketEvent[]): Promise<TicketEvent[]> {
  const all = [...events];
  const resolved = events.filter((event) => event.type === 'ticket.resolved');
  const known = new Set(resolved.map(({ ticketId }) => ticketId));
  let level: Id[] = [...known];
  for (let depth = 0; level.length > 0 && depth < CHAIN_MAX; depth++) {
    const rows = await tx
      .select({ ticketId: ticket.id, requesterId: ticket.requesterId })
      .from(ticket)
      .where(and(inArray(ticket.duplicateOfId, level), isNull(ticket.deletedAt)));
    const fresh = rows.filter(({ ticketId }) => !known.has(ticketId));
    for (const row of fresh) {
      known.add(row.ticketId);
      all.push({ type: 'ticket.resolved', ...row });
    }
    level = fresh.map(({ ticketId }) => ticketId);
  }
  return all;
}
