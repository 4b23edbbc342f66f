import type { Id } from '../kernel/types';
import type { NotifiedEvent, TicketEvent } from './events';

/** One person to tell about one event. */
export interface Recipient {
  personId: Id;
  event: NotifiedEvent;
  ticketId: Id;
}

/**
 * Who hears of an event. Never oneself for one's own acts: whoever takes a ticket knows it.
 *
 * @param actorId who did it
 */
export function recipients(event: TicketEvent, actorId: Id): Recipient[] {
  const all: Recipient[] = [];
  if (event.type === 'ticket.assigned') {
    all.push({ personId: event.assigneeId, event: 'ticket.assigned', ticketId: event.ticketId });
  }
  if (event.type === 'ticket.resolved') {
    all.push({ personId: event.requesterId, event: 'ticket.resolved', ticketId: event.ticketId });
  }
  if (event.type === 'ticket.mentioned') {
    all.push({ personId: event.personId, event: 'ticket.mentioned', ticketId: event.ticketId });
  }
  return all.filter((recipient) => recipient.personId !== actorId);
}
