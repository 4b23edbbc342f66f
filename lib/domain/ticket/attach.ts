import { can } from '../access/capabilities';
import type { Actor } from '../access/roles';
import type { Id } from '../kernel/types';
import { mayNote, type TicketFacts } from './actions';

/** Whether this person may add a file to a ticket they see; an internal one is like a note. */
export const mayAttach = (actor: Actor, ticket: TicketFacts, internal: boolean): boolean =>
  internal ? mayNote(actor, ticket) : can(actor.role, 'ticket.comment');

/** Whether this person may take a file off a ticket: whoever added it, and dispatchers. */
export const mayDetach = (actor: Actor, attachment: { authorId: Id | null }): boolean =>
  attachment.authorId === actor.id || can(actor.role, 'ticket.assignAny');
