import type { Id } from '../kernel/types';
import { holds } from '../request/conditions';
import type { Answers, Condition, FormField } from '../request/fields';
import { canBeLookedAt, conditionFaults } from '../request/form';
import { freshTask, type Task } from './task';

/** Something that has to be done whenever an item of the catalogue is asked for. */
export interface PlannedTask {
  /** Unique in its plan. */
  id: string;
  title: string;
  /** Who does it; null: the team the request goes to. */
  teamId: Id | null;
  /** Ids of tasks above it that have to be over first; none: it can begin at once. */
  after: readonly string[];
  /** What is ticked off while it is done. */
  steps: readonly string[];
  /** Null: always. */
  when: Condition | null;
}

export const PLAN_LIMITS = {
  /** tasks of one item */
  tasks: 20,
  title: 120,
  steps: 12,
  step: 120,
} as const;

export const PLAN_FAULTS = ['noTitle', 'noStep', 'badAfter', 'badCondition', 'noTests', 'sameId'] as const;
export type PlanFault = (typeof PLAN_FAULTS)[number];

/** Where: the task's place in the plan. */
export interface PlanFaulty {
  at: number;
  fault: PlanFault;
}

/** What is wrong with a plan, by the questions of its form. A task waits for tasks above it only: no two wait for each other. */
export function checkPlan(plan: readonly PlannedTask[], fields: readonly FormField[]): PlanFaulty[] {
  return plan.flatMap((task, at) =>
    [...new Set(faultsOf(task, plan.slice(0, at), fields))].map((fault): PlanFaulty => ({ at, fault })),
  );
}

function* faultsOf(
  { id, title, after, steps, when }: PlannedTask,
  above: readonly PlannedTask[],
  fields: readonly FormField[],
): Generator<PlanFault> {
  if (above.some((one) => one.id === id)) yield 'sameId';
  if (title.trim() === '') yield 'noTitle';
  if (steps.some((step) => step.trim() === '')) yield 'noStep';
  if (after.some((one) => above.every((task) => task.id !== one)) || new Set(after).size < after.length)
    yield 'badAfter';
  if (when)
    for (const fault of conditionFaults(when, fields)) yield fault === 'noTests' ? fault : 'badCondition';
}

/**
 * The tasks of what was asked for. One whose condition looks at a question this form does not have is done: it was filled
 * in by an earlier one, and better once too often than never. What waits for one that is not needed waits for what that
 * would have waited for.
 *
 * @param teamOf the team a task goes to
 */
export function tasksFor(
  plan: readonly PlannedTask[],
  fields: readonly FormField[],
  answers: Answers,
  teamOf: (task: PlannedTask) => Id,
): Task[] {
  /** What waits for a task waits for these. */
  const standsFor = new Map<string, readonly string[]>();
  const tasks: Task[] = [];
  for (const planned of plan) {
    const after = [...new Set(planned.after.flatMap((id) => standsFor.get(id) ?? []))];
    if (!isNeeded(planned.when, fields, answers)) {
      standsFor.set(planned.id, after);
      continue;
    }
    standsFor.set(planned.id, [planned.id]);
    tasks.push(freshTask({ ...planned, teamId: teamOf(planned), after }));
  }
  return tasks;
}

function isNeeded(when: Condition | null, fields: readonly FormField[], answers: Answers): boolean {
  if (!when) return true;
  return !canBeLookedAt(when, fields) || holds(when, answers);
}
