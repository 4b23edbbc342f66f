import { can } from '../access/capabilities';
import type { Actor } from '../access/roles';
import type { Id } from '../kernel/types';
import { isLegal, TICKET_STEPS, type TicketState, type TicketStep } from './states';

/** The facts of a ticket that decide who may act on it. */
export interface TicketFacts {
  state: TicketState;
  requesterId: Id;
  assigneeId: Id | null;
  teamId: Id;
}

/** Staff act on tickets of their own teams or assigned to them; dispatchers on all. */
const worksOn = (actor: Actor, ticket: TicketFacts): boolean =>
  can(actor.role, 'ticket.work') &&
  (ticket.assigneeId === actor.id ||
    actor.teamIds.includes(ticket.teamId) ||
    can(actor.role, 'ticket.assignAny'));

const isOwn = (actor: Actor, ticket: TicketFacts): boolean => ticket.requesterId === actor.id;

/** Whether role and relation allow the step, whatever the state. */
export function mayStep(actor: Actor, step: TicketStep, ticket: TicketFacts): boolean {
  switch (step) {
    case 'cancel':
      return worksOn(actor, ticket) || (isOwn(actor, ticket) && can(actor.role, 'ticket.cancelOwn'));
    case 'reopen':
    case 'close':
      return worksOn(actor, ticket) || (isOwn(actor, ticket) && can(actor.role, 'ticket.confirmOwn'));
    case 'assign':
      return worksOn(actor, ticket) && can(actor.role, 'ticket.assign');
    default:
      return worksOn(actor, ticket);
  }
}

/** The steps this person can take now: what buttons are made from, online or not. */
export function possibleSteps(actor: Actor, ticket: TicketFacts): TicketStep[] {
  return TICKET_STEPS.filter((step) => {
    if (step === 'take' && ticket.assigneeId !== null) return false;
    return isLegal(step, ticket.state) && mayStep(actor, step, ticket);
  });
}

/** Whether this person reads and writes internal notes on a ticket they work on. */
export const mayNote = (actor: Actor, ticket: TicketFacts): boolean =>
  can(actor.role, 'ticket.note') && worksOn(actor, ticket);
