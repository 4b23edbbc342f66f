import type { Id } from '../kernel/types';
import type { EscalationAct, Measure } from '../sla/policy';
import type { TicketState } from '../ticket/states';

/** What happened, as far as people are told about it. Mutators emit these; `recipients` decides who hears. */
export type TicketEvent =
  | { type: 'ticket.assigned'; ticketId: Id; assigneeId: Id }
  | { type: 'ticket.resolved'; ticketId: Id; requesterId: Id }
  // Told to nobody: what follows for the tickets that tell the same stands on those.
  | { type: 'ticket.reopened'; ticketId: Id; state: TicketState }
  | { type: 'ticket.cancelled'; ticketId: Id }
  | { type: 'ticket.mentioned'; ticketId: Id; personId: Id }
  /** So much of a promised time is used up, percent. */
  | { type: 'ticket.mark'; ticketId: Id; measure: Measure; percent: number; acts: readonly EscalationAct[] };

export const NOTIFIED_EVENTS = [
  'ticket.assigned',
  'ticket.resolved',
  'ticket.mentioned',
  'ticket.warned',
  'ticket.breached',
] as const;
export type NotifiedEvent = (typeof NOTIFIED_EVENTS)[number];
