import { z } from 'zod';
import { mayDoTask } from '#domain/fulfil/may';
import {
  isFulfilled,
  isOver,
  madeReady,
  TASK_OUTCOMES,
  type Task,
  taskState,
  withTask,
} from '#domain/fulfil/task';
import { require_ } from '#domain/kernel/errors';
import type { Id } from '#domain/kernel/types';
import { FORM_LIMITS } from '#domain/request/fields';
import { LIMITS } from '#domain/ticket/limits';
import { defineMutation } from '#sync/define';
import type { Tx } from '#sync/tx';
import type { TicketRow } from '#sync/views/ticket';
import { readTicket } from '../ticket/guard';
import { appendEntry, previousOf, record, recordStep } from '../ticket/record-step';
import { ticketRoot } from '../ticket/ticket-root';
import { readTask } from './guard';

const onTask = { ticketId: z.uuid(), taskId: z.string().min(1).max(FORM_LIMITS.key) };

/**
 * A part is done, or not needed after all. What waited for it can begin; a request whose last part this was is fulfilled.
 * Whoever says so second finds it as they wish.
 */
export const endTask = defineMutation({
  name: 'task.end',
  v: 1,
  args: z.strictObject({
    ...onTask,
    outcome: z.enum(TASK_OUTCOMES),
    /** Why it is not needed; whoever skips one says so. */
    note: z.string().trim().max(LIMITS.text),
  }),
  root: ticketRoot,
  async run(tx, { ticketId, taskId, outcome, note }) {
    const { ticket, tasks, task } = await readTask(tx, ticketId, taskId);
    if (task.outcome === outcome) return undefined;
    require_(!isOver(task), 'illegal_state', { task: 'over' });
    require_(taskState(tasks, task) === 'ready', 'illegal_state', { task: 'waiting' });
    require_(outcome === 'skipped' || task.steps.every(({ doneAt }) => doneAt !== null), 'invalid', {
      field: 'steps',
    });
    require_(outcome === 'done' || note !== '', 'invalid', { field: 'note' });
    // With the first part that is done the whole has begun, where somebody has it; else it still waits for its own hands.
    const begins = outcome === 'done' && ticket.state === 'assigned';
    const moves = begins ? ({ from: ticket.state, to: 'in_progress' } as const) : {};
    const ended = (at: number) => withTask(tasks, taskId, { outcome, endedAt: at, endedById: tx.actor.id });
    const data = { task: task.title, taskAct: outcome, ...moves };
    const since = begins ? previousOf(ticket) : null;
    // Why it is not needed is for colleagues.
    const entry = { kind: 'task' as const, internal: outcome === 'skipped', body: note, data };
    await record(tx, ticket, since, entry, (at) => ({
      tasks: ended(at),
      ...(begins ? { state: 'in_progress' as const } : {}),
    }));
    const after = ended(0);
    tellReady(tx, ticketId, madeReady(tasks, after));
    if (ticket.kind === 'request' && isFulfilled(after)) await fulfil(tx, ticketId);
    return undefined;
  },
  // What was written without signal is not lost because somebody else was faster.
  async keep(tx, { ticketId, taskId, note }, refusal) {
    const ticket = await tx.get('ticket', ticketId);
    const task = ticket?.tasks?.find(({ id }) => id === taskId);
    if (!ticket || !task || note === '' || refusal.code !== 'illegal_state') return;
    if (!mayDoTask(tx.actor, ticket, task)) return;
    await appendEntry(tx, ticketId, null, {
      ...{ kind: 'note', internal: true, body: note, data: { task: task.title } },
    });
  },
});

/** It is not over after all. */
export const reopenTask = defineMutation({
  name: 'task.reopen',
  v: 1,
  args: z.strictObject(onTask),
  root: ticketRoot,
  async run(tx, { ticketId, taskId }) {
    const { ticket, tasks, task } = await readTask(tx, ticketId, taskId);
    if (!isOver(task)) return undefined;
    const data = { task: task.title, taskAct: 'again' as const };
    const again = withTask(tasks, taskId, { outcome: null, endedAt: null, endedById: null });
    await record(tx, ticket, null, { kind: 'task', data }, () => ({ tasks: again }));
    tellReady(tx, ticketId, madeReady(tasks, again));
    return undefined;
  },
});

/** Those who have what can begin now hear of it. */
function tellReady(tx: Tx, ticketId: Id, ready: readonly Task[]): void {
  const people = new Set(ready.flatMap(({ assigneeId }) => assigneeId ?? []));
  for (const personId of people) tx.emit({ type: 'ticket.taskGiven', ticketId, personId });
}

/** All parts are done: so is the request. It stays with whoever has it. */
async function fulfil(tx: Tx, ticketId: Id): Promise<void> {
  const ticket: TicketRow = await readTicket(tx, ticketId);
  const data = { step: 'resolve' as const, from: ticket.state, to: 'resolved' as const };
  await recordStep(
    tx,
    ticket,
    { kind: 'step', ordinal: 1, data: { ...data, resolutionCode: 'fulfilled' } },
    (at) => ({ state: 'resolved', resolvedAt: at, resolutionCode: 'fulfilled', holdReason: null }),
  );
  tx.emit({ type: 'ticket.resolved', ticketId, requesterId: ticket.requesterId });
}
