import { z } from 'zod';
import { isStaff } from '#domain/access/roles';
import { personOrNobody } from '#domain/access/system';
import { PLAN_LIMITS } from '#domain/fulfil/plan';
import { freshTask, handed, isOver, TASKS_MAX, taskState, ticked, withTask } from '#domain/fulfil/task';
import { effectiveInstant } from '#domain/kernel/effective-instant';
import { require_ } from '#domain/kernel/errors';
import { FORM_LIMITS } from '#domain/request/fields';
import { mayWorkOn } from '#domain/ticket/actions';
import { isWorkable } from '#domain/ticket/states';
import { defineMutation } from '#sync/define';
import { routeShape } from '#sync/views/timeline';
import { mergeFields } from '../merge';
import { readTicket } from '../ticket/guard';
import { record } from '../ticket/record-step';
import { ticketRoot } from '../ticket/ticket-root';
import { readTask } from './guard';

const onTask = { ticketId: z.uuid(), taskId: z.string().min(1).max(FORM_LIMITS.key) };

/** One of the steps of a part is done, or not after all. Whoever ticks it second finds it as they wish. */
export const tickStep = defineMutation({
  name: 'task.tick',
  v: 1,
  args: z.strictObject({
    ...onTask,
    /** Which of its steps, from 0: they never change. */
    step: z.number().int().min(0).max(PLAN_LIMITS.steps),
    done: z.boolean(),
  }),
  root: ticketRoot,
  async run(tx, { ticketId, taskId, step, done }) {
    const { tasks, task } = await readTask(tx, ticketId, taskId);
    const one = task.steps[step];
    require_(one, 'not_found', { field: 'step' });
    if ((one.doneAt !== null) === done) return undefined;
    require_(!isOver(task), 'illegal_state', { task: 'over' });
    require_(taskState(tasks, task) === 'ready', 'illegal_state', { task: 'waiting' });
    const { at } = effectiveInstant(tx.occurredAt, tx.receivedAt, null);
    const by = { doneAt: done ? at : null, doneById: done ? tx.actor.id : null };
    await tx.update('ticket', ticketId, {
      tasks: withTask(tasks, taskId, { steps: ticked(task, step, by) }),
    });
    return undefined;
  },
});

/**
 * A part is given to one of its team, taken by oneself, or given back to the team. Of two who give it at once the first
 * stands, and the second is told.
 */
export const assignTask = defineMutation({
  name: 'task.assign',
  v: 1,
  args: z.strictObject({
    ...onTask,
    assigneeId: z.uuid().nullable(),
    /** Why it comes to them by itself; only the installation says so. */
    route: routeShape.optional(),
  }),
  root: ticketRoot,
  async baseOf(tx, { ticketId, taskId }) {
    const ticket = await readTicket(tx, ticketId);
    return { assigneeId: ticket.tasks?.find(({ id }) => id === taskId)?.assigneeId ?? null };
  },
  async run(tx, { ticketId, taskId, assigneeId, route }) {
    require_(!route || personOrNobody(tx.actor.id) === null, 'forbidden');
    const { ticket, tasks, task } = await readTask(tx, ticketId, taskId);
    require_(!isOver(task), 'illegal_state', { task: 'over' });
    if (assigneeId) {
      const person = await tx.get('person', assigneeId);
      const fits = person?.active && isStaff(person.role) && person.teamIds.includes(task.teamId);
      require_(fits, 'invalid', { field: 'assigneeId' });
    }
    const { merged } = mergeFields(tx.base, { assigneeId: task.assigneeId }, { assigneeId });
    if (merged.length > 0) return { merged };
    if (task.assigneeId === assigneeId) return undefined;
    const data = {
      ...{ task: task.title, taskAct: 'given' as const },
      ...{ assigneeFrom: task.assigneeId, assigneeTo: assigneeId },
      ...(route ? { route } : {}),
    };
    await record(tx, ticket, null, { kind: 'task', internal: true, data }, () => ({
      tasks: withTask(tasks, taskId, handed(task, assigneeId)),
    }));
    // One that waits for others is told when it can be done.
    if (assigneeId && taskState(tasks, task) === 'ready')
      tx.emit({ type: 'ticket.taskGiven', ticketId, personId: assigneeId });
    return undefined;
  },
});

/** One more part, for a team. */
export const addTask = defineMutation({
  name: 'task.add',
  v: 1,
  args: z.strictObject({
    ticketId: z.uuid(),
    title: z.string().trim().min(1).max(PLAN_LIMITS.title),
    teamId: z.uuid(),
  }),
  root: ticketRoot,
  async run(tx, { ticketId, title, teamId }) {
    const ticket = await readTicket(tx, ticketId);
    require_(mayWorkOn(tx.actor, ticket), 'forbidden');
    require_(isWorkable(ticket.state), 'illegal_state', { state: ticket.state });
    const tasks = ticket.tasks ?? [];
    require_(tasks.length < TASKS_MAX, 'invalid', { field: 'tasks' });
    const team = await tx.get('team', teamId);
    require_(team?.active, 'invalid', { field: 'teamId' });
    const data = { task: title, taskAct: 'added' as const, teamTo: teamId };
    await record(tx, ticket, null, { kind: 'task', data }, () => ({
      tasks: [...tasks, freshTask({ id: tx.id(1), title, teamId, after: [], steps: [] })],
    }));
    return undefined;
  },
});
