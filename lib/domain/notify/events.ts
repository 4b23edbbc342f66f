import type { Id } from '../kernel/types';
import type { EscalationAct, Measure } from '../sla/policy';
import type { TicketState } from '../ticket/states';

/** What happened, as far as people are told about it. Mutators emit these; `recipients` decides who hears. */
export type TicketEvent =
  | { type: 'ticket.assigned'; ticketId: Id; assigneeId: Id }
  /** It went to another team or person, or back to a queue. */
  | { type: 'ticket.reassigned'; ticketId: Id }
  /** Whoever it was given to gave it back. */
  | { type: 'ticket.declined'; ticketId: Id; declinedBy: Id }
  | { type: 'ticket.resolved'; ticketId: Id; requesterId: Id }
  | { type: 'ticket.closed'; ticketId: Id; requesterId: Id }
  | { type: 'ticket.reopened'; ticketId: Id; state: TicketState }
  | { type: 'ticket.cancelled'; ticketId: Id }
  /** @property internal a note, which not everybody may read who reads the ticket */
  | { type: 'ticket.commented'; ticketId: Id; internal: boolean }
  | { type: 'ticket.mentioned'; ticketId: Id; personId: Id; internal: boolean }
  /** So much of a promised time is used up, percent. */
  | { type: 'ticket.mark'; ticketId: Id; measure: Measure; percent: number; acts: readonly EscalationAct[] };

/** What a person can be told, strongest first: of one act everybody is told only the first of these. */
export const NOTIFIED_EVENTS = [
  'ticket.breached',
  'ticket.mentioned',
  'ticket.assigned',
  'ticket.resolved',
  'ticket.reopened',
  'ticket.commented',
  'ticket.warned',
  'ticket.watched',
  'ticket.closed',
] as const;
export type NotifiedEvent = (typeof NOTIFIED_EVENTS)[number];

/** More about an event: that the word was a note, or what became of a ticket that is followed. */
export const NEWS_DETAILS = ['note', 'resolved', 'reopened', 'cancelled', 'reassigned', 'declined'] as const;
export type NewsDetail = (typeof NEWS_DETAILS)[number];
