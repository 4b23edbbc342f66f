import { require_ } from '#domain/kernel/errors';
import type { Id } from '#domain/kernel/types';
import { mayStep } from '#domain/ticket/actions';
import { isLegal, type TicketStep } from '#domain/ticket/states';
import type { Tx } from '#sync/tx';
import type { TicketRow } from '#sync/views/ticket';

/** The ticket, or `not_found`: missing and invisible are never told apart. */
export async function readTicket(tx: Tx, ticketId: Id): Promise<TicketRow> {
  const ticket = await tx.get('ticket', ticketId);
  require_(ticket, 'not_found');
  return ticket;
}

/** The ticket, once permission and then the state table allow the step. */
export async function readForStep(tx: Tx, ticketId: Id, step: TicketStep): Promise<TicketRow> {
  const ticket = await readTicket(tx, ticketId);
  require_(mayStep(tx.actor, step, ticket), 'forbidden', { step });
  require_(isLegal(step, ticket.state), 'illegal_state', { step, state: ticket.state });
  return ticket;
}
