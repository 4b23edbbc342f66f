import type { Id, Instant } from '../kernel/types';
import type { Day } from '../request/days';
import type { ProblemState } from './problem';

/** Something to find out or to do before a problem is understood and mended. */
export interface ProblemTask {
  /** Unique on its problem. */
  id: Id;
  title: string;
  /** Who does it: one of the staff. */
  ownerId: Id;
  /** The day it should be done by; null: none. */
  dueOn: Day | null;
  /** Null: it is not done. */
  doneAt: Instant | null;
  doneById: Id | null;
}

export const PROBLEM_TASK_LIMITS = { tasks: 40, title: 200 } as const;

export const openProblemTasks = (tasks: readonly ProblemTask[]): ProblemTask[] =>
  tasks.filter(({ doneAt }) => doneAt === null);

/** Whether there still is something to do on a problem. One that is closed keeps its tasks as they were. */
export const takesTasks = (state: ProblemState): boolean => state !== 'closed';

/** The tasks, with one of them changed. */
export const withProblemTask = (
  tasks: readonly ProblemTask[],
  id: Id,
  change: Partial<ProblemTask>,
): ProblemTask[] => tasks.map((task) => (task.id === id ? { ...task, ...change } : task));

/** Whether its day is over and it is not done. @param today the day it is for whoever looks */
export const isLate = ({ doneAt, dueOn }: Pick<ProblemTask, 'doneAt' | 'dueOn'>, today: Day): boolean =>
  doneAt === null && dueOn !== null && dueOn < today;

/** As they are shown: what is to do first, that with the nearest day before the others; then what is done, the newest first. */
export const inTaskOrder = (tasks: readonly ProblemTask[]): ProblemTask[] =>
  [...tasks].sort((a, b) => {
    if (a.doneAt !== null && b.doneAt !== null) return b.doneAt - a.doneAt;
    if (a.doneAt !== null || b.doneAt !== null) return a.doneAt === null ? -1 : 1;
    return (a.dueOn ?? '9') < (b.dueOn ?? '9') ? -1 : a.dueOn === b.dueOn ? 0 : 1;
  });
