import { z } from 'zod';
import { DECISIONS, decided, isVoteOf } from '#domain/approval/approval';
import { isOwnAsk, mayDecide } from '#domain/approval/may';
import { require_ } from '#domain/kernel/errors';
import { LIMITS } from '#domain/ticket/limits';
import { defineMutation } from '#sync/define';
import { seenOf } from '#sync/views/seen';
import type { TicketRow } from '#sync/views/ticket';
import { readTicket } from '../ticket/guard';
import { previousOf, record } from '../ticket/record-step';
import { ticketRoot } from '../ticket/ticket-root';

/**
 * Somebody who was asked approves or rejects. With the word that was still needed it goes on to those who work on it, or
 * is over.
 */
export const decideApproval = defineMutation({
  name: 'approval.decide',
  v: 1,
  args: z.strictObject({
    ticketId: z.uuid(),
    decision: z.enum(DECISIONS),
    /** Why; whoever rejects says so. */
    comment: z.string().trim().max(LIMITS.text),
    /** What they read when they decided (`seenOf`). */
    seen: z.string().min(1).max(64),
  }),
  root: ticketRoot,
  async run(tx, { ticketId, decision, comment, seen }) {
    const ticket = await readTicket(tx, ticketId);
    const { approval } = ticket;
    const me = tx.actor.id;
    require_(approval && isAsked(ticket, me) && !isOwnAsk(me, ticket), 'forbidden');
    require_(ticket.state === 'awaiting_approval', 'illegal_state', { state: ticket.state });
    require_(mayDecide(me, ticket), 'decided');
    require_(seen === seenOf(ticket), 'changed');
    require_(decision === 'approved' || comment !== '', 'invalid', { field: 'comment' });
    const since = previousOf(ticket);
    const outcome = decided(approval, me, decision, since).outcome;
    const to = TO[outcome];
    const data = { decision, ...(to ? { outcome, from: ticket.state, to } : {}) };
    await record(tx, ticket, since, { kind: 'approval', body: comment, data }, (at) => ({
      approval: decided(approval, me, decision, at),
      ...(to ? { state: to } : {}),
      // Written once more: from now on it is looked at who gets which part.
      ...(to === 'new' && ticket.tasks ? { tasks: ticket.tasks } : {}),
      ...(to === 'rejected' ? { closedAt: at } : {}),
    }));
    if (outcome !== 'wanted')
      tx.emit({ type: 'ticket.decided', ticketId, outcome, requesterId: ticket.requesterId });
    return undefined;
  },
});

/** Where an outcome leads; nowhere while more words are waited for. */
const TO = { approved: 'new', rejected: 'rejected', wanted: null } as const;

/** Whether somebody has a say in this ticket, whatever has been said so far. */
const isAsked = ({ approval }: TicketRow, id: string): boolean =>
  approval?.groups.some(({ votes }) => votes.some((vote) => isVoteOf(vote, id))) ?? false;
