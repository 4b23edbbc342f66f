import type { Id } from '../kernel/types';
import type { NotifiedEvent, TicketEvent } from './events';

/** One person to tell about one event. */
export interface Recipient {
  personId: Id;
  event: NotifiedEvent;
  ticketId: Id;
}

/** Who has to do with a ticket as it is now. */
export interface Parties {
  assigneeId: Id | null;
  /** Those who work in its team. */
  teamMemberIds: readonly Id[];
  /** Those who manage its team; where nobody does, all managers. */
  managerIds: readonly Id[];
}

/** Whether it has to be known who has to do with the ticket. */
export const needsParties = (event: TicketEvent): boolean => event.type === 'ticket.mark';

/**
 * Who hears of an event. Never oneself for one's own acts: whoever takes a ticket knows it.
 *
 * @param actorId who did it
 * @param parties of the ticket of the event; needed where `needsParties`
 */
export function recipients(event: TicketEvent, actorId: Id, parties: Parties | null): Recipient[] {
  const { ticketId } = event;
  const tell = (name: NotifiedEvent, ids: readonly (Id | null)[]): Recipient[] =>
    [...new Set(ids)].flatMap((personId) =>
      personId === null || personId === actorId ? [] : [{ personId, event: name, ticketId }],
    );
  switch (event.type) {
    case 'ticket.assigned':
      return tell('ticket.assigned', [event.assigneeId]);
    case 'ticket.resolved':
      return tell('ticket.resolved', [event.requesterId]);
    case 'ticket.mentioned':
      return tell('ticket.mentioned', [event.personId]);
    case 'ticket.mark': {
      const { acts, percent } = event;
      return tell(percent < 100 ? 'ticket.warned' : 'ticket.breached', [
        ...(acts.includes('assignee') ? [parties?.assigneeId ?? null] : []),
        ...(acts.includes('team') ? (parties?.teamMemberIds ?? []) : []),
        ...(acts.includes('manager') ? (parties?.managerIds ?? []) : []),
      ]);
    }
    default:
      return [];
  }
}
