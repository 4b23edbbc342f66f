import type { Id, Instant } from '../kernel/types';

/** How a task ended: it was done, or it was not needed after all. */
export const TASK_OUTCOMES = ['done', 'skipped'] as const;
export type TaskOutcome = (typeof TASK_OUTCOMES)[number];

/** What can happen to a task, for the sentence that tells it. */
export const TASK_ACTS = [...TASK_OUTCOMES, 'again', 'given', 'added'] as const;
export type TaskAct = (typeof TASK_ACTS)[number];

/** One thing to tick off while a task is done. */
export interface TaskStep {
  text: string;
  doneAt: Instant | null;
  doneById: Id | null;
}

/** A part of what a ticket needs, done by a team of its own, at its time. */
export interface Task {
  /** Unique on its ticket. */
  id: string;
  title: string;
  teamId: Id;
  assigneeId: Id | null;
  /** In whose hands it was before: to them it does not come by itself again. */
  hadIt: readonly Id[];
  /** Ids of tasks that have to be over first. */
  after: readonly string[];
  steps: readonly TaskStep[];
  /** Null: it is not over. */
  outcome: TaskOutcome | null;
  endedAt: Instant | null;
  endedById: Id | null;
}

/** waiting: others have to be over first; ready: it can be done now. */
export type TaskState = 'waiting' | 'ready' | TaskOutcome;

/** Tasks of one ticket, those added by hand included. */
export const TASKS_MAX = 40;
/** Of those who had one, so many are known. */
export const HANDS_KEPT = 20;

/** A task that nobody has begun. */
export const freshTask = (
  task: Pick<Task, 'id' | 'title' | 'teamId' | 'after'> & { steps: readonly string[] },
): Task => ({
  ...{ id: task.id, title: task.title, teamId: task.teamId, assigneeId: null, hadIt: [], after: task.after },
  steps: task.steps.map((text) => ({ text, doneAt: null, doneById: null })),
  ...{ outcome: null, endedAt: null, endedById: null },
});

export const isOver = ({ outcome }: Pick<Task, 'outcome'>): boolean => outcome !== null;

/** How it stands with one of these tasks. One it waits for that is not there keeps nobody waiting. */
export function taskState(tasks: readonly Task[], task: Task): TaskState {
  if (task.outcome) return task.outcome;
  const waits = tasks.some((other) => task.after.includes(other.id) && !isOver(other));
  return waits ? 'waiting' : 'ready';
}

/** Those that can be done now. */
export const readyTasks = (tasks: readonly Task[] | null): Task[] =>
  (tasks ?? []).filter((task) => taskState(tasks ?? [], task) === 'ready');

export const openTasks = (tasks: readonly Task[] | null): Task[] =>
  (tasks ?? []).filter((task) => !isOver(task));

/** Whether everything was seen to, and something was done: what was asked for is there. */
export const isFulfilled = (tasks: readonly Task[]): boolean =>
  tasks.length > 0 && tasks.every(isOver) && tasks.some(({ outcome }) => outcome === 'done');

/** How far it is, for a line of text. */
export const progressOf = (tasks: readonly Task[]): { done: number; all: number } => {
  const counted = tasks.filter(({ outcome }) => outcome !== 'skipped');
  return { done: counted.filter(isOver).length, all: counted.length };
};

/** The tasks, with one of them changed. */
export const withTask = (tasks: readonly Task[], id: string, change: Partial<Task>): Task[] =>
  tasks.map((task) => (task.id === id ? { ...task, ...change } : task));

/** The same task, with one of its steps ticked off or not. */
export const ticked = (task: Task, at: number, done: Pick<TaskStep, 'doneAt' | 'doneById'>): TaskStep[] =>
  task.steps.map((step, n) => (n === at ? { ...step, ...done } : step));

/** The hands it goes into, and whose it was. */
export const handed = (
  { assigneeId: from, hadIt }: Pick<Task, 'assigneeId' | 'hadIt'>,
  to: Id | null,
): Pick<Task, 'assigneeId' | 'hadIt'> => ({
  assigneeId: to,
  hadIt: from === null ? hadIt : [...hadIt.filter((id) => id !== from), from].slice(-HANDS_KEPT),
});

/** Those that could not be done before a change of the tasks, and can be now. */
export function madeReady(before: readonly Task[], after: readonly Task[]): Task[] {
  const known = new Set(readyTasks(before).map(({ id }) => id));
  return readyTasks(after).filter(({ id }) => !known.has(id));
}
