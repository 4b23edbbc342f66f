import type { Id } from '../kernel/types';

/** What happened, as far as people are told about it. Mutators emit these; `recipients` decides who hears. */
export type TicketEvent =
  | { type: 'ticket.assigned'; ticketId: Id; assigneeId: Id }
  | { type: 'ticket.resolved'; ticketId: Id; requesterId: Id };

export const NOTIFIED_EVENTS = ['ticket.assigned', 'ticket.resolved'] as const;
export type NotifiedEvent = (typeof NOTIFIED_EVENTS)[number];
