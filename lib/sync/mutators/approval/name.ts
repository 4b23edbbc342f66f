import { z } from 'zod';
import { type Approval, type ApprovalVote, lacking } from '#domain/approval/approval';
import { canBeAsked, mayHandOn, mayNameApprover } from '#domain/approval/may';
import { remindAt } from '#domain/approval/remind';
import { require_ } from '#domain/kernel/errors';
import type { Id } from '#domain/kernel/types';
import { defineMutation } from '#sync/define';
import type { Tx } from '#sync/tx';
import type { TicketRow } from '#sync/views/ticket';
import { readTicket } from '../ticket/guard';
import { previousOf, record } from '../ticket/record-step';
import { ticketRoot } from '../ticket/ticket-root';
import { voteOf } from './plan';

/** Somebody who was asked, or who dispatches, says who may decide in their place. */
export const handOnApproval = defineMutation({
  name: 'approval.handOn',
  v: 1,
  /** `toId` null: nobody else decides any more. */
  args: z.strictObject({ ticketId: z.uuid(), fromId: z.uuid(), toId: z.uuid().nullable() }),
  root: ticketRoot,
  async run(tx, { ticketId, fromId, toId }) {
    const ticket = await readTicket(tx, ticketId);
    require_(ticket.state === 'awaiting_approval', 'illegal_state', { state: ticket.state });
    require_(ticket.approval && mayHandOn(tx.actor, ticket, fromId), 'forbidden');
    const approval = ticket.approval;
    const standIn = toId === null ? null : (await newcomer(tx, ticket, toId)).name;
    const groups = approval.groups.map((group) => ({
      ...group,
      votes: group.votes.map((vote) =>
        vote.personId === fromId && vote.decision === null ? { ...vote, standInId: toId, standIn } : vote,
      ),
    }));
    if (toId === null) {
      await tx.update('ticket', ticketId, { approval: { ...approval, groups } });
      return undefined;
    }
    await ask(tx, ticket, { ...approval, groups }, { approverFrom: fromId, approverTo: toId });
    return undefined;
  },
});

/** Somebody who dispatches names one more who decides: where nobody can, it would wait for ever. */
export const addApprover = defineMutation({
  name: 'approval.add',
  v: 1,
  args: z.strictObject({ ticketId: z.uuid(), group: z.number().int().min(0).max(20), personId: z.uuid() }),
  root: ticketRoot,
  async run(tx, { ticketId, group: at, personId }) {
    const ticket = await readTicket(tx, ticketId);
    require_(ticket.state === 'awaiting_approval', 'illegal_state', { state: ticket.state });
    require_(ticket.approval && mayNameApprover(tx.actor, ticket), 'forbidden');
    const approval = ticket.approval;
    const wanting = approval.groups[at];
    // Who is asked was decided by the rules: only where they name too few somebody else does.
    require_(wanting && lacking(wanting) > 0, 'invalid', { field: 'group' });
    const named = await newcomer(tx, ticket, personId);
    const groups = approval.groups.map((group, n) =>
      n === at ? { ...group, votes: [...group.votes, named] } : group,
    );
    await ask(tx, ticket, { ...approval, groups }, { approverTo: personId });
    return undefined;
  },
});

/** @throws DomainError `invalid` where it is nobody who could be asked */
async function newcomer(tx: Tx, ticket: TicketRow, personId: Id): Promise<ApprovalVote> {
  // Nobody makes themselves the one who decides.
  require_(personId !== tx.actor.id && canBeAsked(personId, ticket), 'invalid', { field: 'personId' });
  const vote = await voteOf(tx, personId, ticket);
  require_(vote, 'invalid', { field: 'personId' });
  return vote;
}

/** They are asked from now on: what was to be reminded of begins anew. */
async function ask(
  tx: Tx,
  ticket: TicketRow,
  approval: Approval,
  data: { approverFrom?: Id; approverTo: Id },
): Promise<void> {
  await record(tx, ticket, previousOf(ticket), { kind: 'approval', data }, (at) => ({
    approval: { ...approval, remindAt: remindAt(at, 0), reminders: 0 },
  }));
  tx.emit({ type: 'ticket.approvalWanted', ticketId: ticket.id, personIds: [data.approverTo] });
}
