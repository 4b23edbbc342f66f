import { mayDoTask } from '#domain/fulfil/may';
import type { Task } from '#domain/fulfil/task';
import { require_ } from '#domain/kernel/errors';
import type { Id } from '#domain/kernel/types';
import { isWorkable } from '#domain/ticket/states';
import type { Tx } from '#sync/tx';
import type { TicketRow } from '#sync/views/ticket';
import { readTicket } from '../ticket/guard';

export interface OnTask {
  ticket: TicketRow;
  tasks: readonly Task[];
  task: Task;
}

/**
 * A task of a ticket that can be worked on, for somebody who may.
 * @throws DomainError `not_found`, `forbidden`, `illegal_state`
 */
export async function readTask(tx: Tx, ticketId: Id, taskId: string): Promise<OnTask> {
  const ticket = await readTicket(tx, ticketId);
  const tasks = ticket.tasks ?? [];
  const task = tasks.find(({ id }) => id === taskId);
  require_(task, 'not_found', { field: 'taskId' });
  require_(mayDoTask(tx.actor, ticket, task), 'forbidden');
  require_(isWorkable(ticket.state), 'illegal_state', { state: ticket.state });
  return { ticket, tasks, task };
}
