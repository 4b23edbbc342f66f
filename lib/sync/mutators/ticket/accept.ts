import { z } from 'zod';
import { require_ } from '#domain/kernel/errors';
import { LIMITS } from '#domain/ticket/limits';
import { defineMutation } from '#sync/define';
import type { Tx } from '#sync/tx';
import type { TicketRow } from '#sync/views/ticket';
import { readForStep, readTicket } from './guard';
import { leaveNote } from './leave-note';
import { recordStep } from './record-step';
import { ticketRoot } from './ticket-root';

/** Whoever a ticket was given to says that they have it. Said again, nothing happens. */
export const acceptTicket = defineMutation({
  name: 'ticket.accept',
  v: 1,
  args: z.strictObject({ ticketId: z.uuid() }),
  root: ticketRoot,
  async run(tx, { ticketId }) {
    const ticket = await readOffered(tx, ticketId, 'accept');
    if (ticket.acceptedAt !== null) return undefined;
    const data = { step: 'accept' as const, from: ticket.state, to: ticket.state };
    await recordStep(tx, ticket, { kind: 'step', data }, () => ({}));
    return undefined;
  },
});

/** Whoever a ticket was given to cannot do it: it goes back to its queue, and their colleagues read why. */
export const declineTicket = defineMutation({
  name: 'ticket.decline',
  v: 1,
  args: z.strictObject({ ticketId: z.uuid(), reason: z.string().trim().min(1).max(LIMITS.text) }),
  root: ticketRoot,
  async run(tx, { ticketId, reason }) {
    const ticket = await readOffered(tx, ticketId, 'decline');
    await leaveNote(tx, ticket, reason);
    const hands = { assigneeFrom: ticket.assigneeId, assigneeTo: null };
    const data = { step: 'decline' as const, from: ticket.state, to: 'new' as const, ...hands };
    await recordStep(tx, ticket, { kind: 'step', data }, () => ({
      ...{ state: 'new', assigneeId: null, holdReason: null },
    }));
    tx.emit({ type: 'ticket.declined', ticketId, declinedBy: tx.actor.id });
    return undefined;
  },
});

/** Somebody else may have got it in the meantime: that is said rather than that this person may not. */
async function readOffered(tx: Tx, ticketId: string, step: 'accept' | 'decline'): Promise<TicketRow> {
  const { assigneeId, state } = await readTicket(tx, ticketId);
  require_(assigneeId !== null, 'illegal_state', { step, state });
  require_(assigneeId === tx.actor.id, 'already_assigned', { assigneeId });
  return readForStep(tx, ticketId, step);
}
