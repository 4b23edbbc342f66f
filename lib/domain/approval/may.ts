import { can } from '../access/capabilities';
import type { Actor } from '../access/roles';
import type { Id } from '../kernel/types';
import type { TicketState } from '../ticket/states';
import { type Approval, askedOf, waitedFor } from './approval';

/** The facts of a ticket that decide who says whether it may go on. */
export interface ApprovalFacts {
  state: TicketState;
  requesterId: Id;
  reporterId: Id;
  approval: Approval | null;
}

/** Nobody has a say in what they asked for themselves, or for somebody else. */
export const isOwnAsk = (id: Id, { requesterId, reporterId }: ApprovalFacts): boolean =>
  id === requesterId || id === reporterId;

/** Whether this person's word is waited for. */
export const mayDecide = (id: Id, ticket: ApprovalFacts): boolean =>
  ticket.state === 'awaiting_approval' &&
  ticket.approval !== null &&
  !isOwnAsk(id, ticket) &&
  waitedFor(ticket.approval).includes(id);

/** Whether this person may name who decides in the place of whoever was asked: they themselves, and those who dispatch. */
export function mayHandOn(actor: Actor, ticket: ApprovalFacts, fromId: Id): boolean {
  if (ticket.state !== 'awaiting_approval' || !ticket.approval || isOwnAsk(actor.id, ticket)) return false;
  const isAsked = ticket.approval.groups.some(({ votes }) =>
    votes.some(({ personId, decision }) => personId === fromId && decision === null),
  );
  return isAsked && (actor.id === fromId || can(actor.role, 'ticket.assignAny'));
}

/** Whether this person may name somebody more who decides. */
export const mayNameApprover = (actor: Actor, ticket: ApprovalFacts): boolean =>
  ticket.state === 'awaiting_approval' &&
  ticket.approval !== null &&
  !isOwnAsk(actor.id, ticket) &&
  can(actor.role, 'ticket.assignAny');

/** Whether somebody can be asked: not whose ask it is, and nobody twice. */
export const canBeAsked = (id: Id, ticket: ApprovalFacts): boolean =>
  !isOwnAsk(id, ticket) && !askedOf(ticket.approval).includes(id);
