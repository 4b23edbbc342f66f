import type { Id } from '../kernel/types';

/** What happened, as far as people are told about it. Mutators emit these; `recipients` decides who hears. */
export type TicketEvent =
  | { type: 'ticket.assigned'; ticketId: Id; assigneeId: Id }
  | { type: 'ticket.resolved'; ticketId: Id; requesterId: Id }
  | { type: 'ticket.mentioned'; ticketId: Id; personId: Id };

export const NOTIFIED_EVENTS = ['ticket.assigned', 'ticket.resolved', 'ticket.mentioned'] as const;
export type NotifiedEvent = (typeof NOTIFIED_EVENTS)[number];
