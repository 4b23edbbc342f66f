import { z } from 'zod';
import { can } from '#domain/access/capabilities';
import { require_ } from '#domain/kernel/errors';
import type { Id } from '#domain/kernel/types';
import { PROBLEM_TASK_LIMITS, type ProblemTask, takesTasks, withProblemTask } from '#domain/problem/task';
import { isDay } from '#domain/request/days';
import { defineMutation } from '#sync/define';
import type { Tx } from '#sync/tx';
import type { RowOf } from '#sync/views/entities';
import { doneAt } from '../knowledge/words';
import { changedFields, mergedFields } from '../reference/guard';
import { problemOf, requireOwner } from './links';

const problemId = z.uuid();
const taskId = z.uuid();
const root = (args: { problemId: string }) => ({ kind: 'problem', id: args.problemId }) as const;
const words = {
  title: z.string().trim().min(1).max(PROBLEM_TASK_LIMITS.title),
  ownerId: z.uuid(),
  dueOn: z.string().refine(isDay).nullable(),
};

const NOT_DONE = { doneAt: null, doneById: null };

/**
 * A problem that takes tasks, for somebody who may say what is to do. Whoever has a task is staff, and may too.
 * @throws DomainError `forbidden`, `not_found`, `illegal_state`
 */
async function problemFor(tx: Tx, id: Id): Promise<RowOf<'problem'>> {
  require_(can(tx.actor.role, 'problem.manage'), 'forbidden');
  const now = await problemOf(tx, id);
  require_(takesTasks(now.state), 'illegal_state', { state: now.state });
  return now;
}

const keep = (tx: Tx, now: RowOf<'problem'>, tasks: readonly ProblemTask[]): Promise<void> =>
  tx.update('problem', now.id, { tasks, updatedAt: doneAt(tx, now.updatedAt) });

/** There is something to find out or to do, and somebody who does it. */
export const addProblemTask = defineMutation({
  name: 'problem.addTask',
  v: 1,
  args: z.strictObject({ problemId, ...words }),
  root,
  async run(tx, { problemId: id, ...task }) {
    const now = await problemFor(tx, id);
    require_(now.tasks.length < PROBLEM_TASK_LIMITS.tasks, 'invalid', { field: 'tasks' });
    await requireOwner(tx, task.ownerId);
    await keep(tx, now, [...now.tasks, { id: tx.id(0), ...task, ...NOT_DONE }]);
    return undefined;
  },
});

/** What of a task people say. */
const saidOf = ({ title, ownerId, dueOn, doneAt: at }: ProblemTask) => ({
  ...{ title, ownerId, dueOn },
  done: at !== null,
});

/** What is to do is said anew, given to somebody else, or done. Of two who say the same anew the first stands. */
export const setProblemTask = defineMutation({
  name: 'problem.setTask',
  v: 1,
  args: z.strictObject({ problemId, taskId, ...words, done: z.boolean() }),
  root,
  async baseOf(tx, { problemId: id, taskId: of }) {
    const task = (await tx.get('problem', id))?.tasks.find((one) => one.id === of);
    return task ? saidOf(task) : null;
  },
  async run(tx, { problemId: id, taskId: of, ...mine }) {
    const now = await problemFor(tx, id);
    const task = now.tasks.find((one) => one.id === of);
    require_(task, 'not_found', { field: 'taskId' });
    const theirs = saidOf(task);
    const { fields, merged } = mergedFields(tx.base, mine, theirs);
    const { done, ...said } = fields;
    if (said.ownerId !== theirs.ownerId) await requireOwner(tx, said.ownerId);
    const by = done ? { doneAt: doneAt(tx, now.updatedAt), doneById: tx.actor.id } : NOT_DONE;
    const ended = done === theirs.done ? {} : by;
    if (Object.keys(changedFields(theirs, fields)).length > 0)
      await keep(tx, now, withProblemTask(now.tasks, of, { ...said, ...ended }));
    return merged.length > 0 ? { merged } : undefined;
  },
});

/** It is not to do after all. Taken away twice it is gone once. */
export const removeProblemTask = defineMutation({
  name: 'problem.removeTask',
  v: 1,
  args: z.strictObject({ problemId, taskId }),
  root,
  async run(tx, { problemId: id, taskId: of }) {
    const now = await problemFor(tx, id);
    const left = now.tasks.filter((one) => one.id !== of);
    if (left.length < now.tasks.length) await keep(tx, now, left);
    return undefined;
  },
});
