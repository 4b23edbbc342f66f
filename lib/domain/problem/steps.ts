import type { ProblemState } from './problem';
import { openProblemTasks, type ProblemTask } from './task';

/** What can be done with a problem, apart from writing down what is known. */
export const PROBLEM_STEPS = ['investigate', 'knownError', 'startFix', 'resolve', 'close', 'reopen'] as const;
export type ProblemStep = (typeof PROBLEM_STEPS)[number];

interface Rule {
  from: readonly ProblemState[];
  to: ProblemState;
}

/** Looked into, then understood, then mended. What is understood at once may skip being looked into. */
const RULES: Record<ProblemStep, Rule> = {
  investigate: { from: ['new', 'known_error'], to: 'investigating' },
  knownError: { from: ['new', 'investigating', 'fix_in_progress'], to: 'known_error' },
  startFix: { from: ['investigating', 'known_error'], to: 'fix_in_progress' },
  resolve: { from: ['investigating', 'known_error', 'fix_in_progress'], to: 'resolved' },
  close: { from: ['resolved'], to: 'closed' },
  reopen: { from: ['resolved', 'closed'], to: 'investigating' },
};

interface Known {
  state: ProblemState;
  rootCause: string;
  workaround: string;
  tasks: readonly ProblemTask[];
}

/** The state after the step; null: there is no such step from here. */
export const afterStep = (state: ProblemState, step: ProblemStep): ProblemState | null =>
  RULES[step].from.includes(state) ? RULES[step].to : null;

/**
 * What has to be written down, or done, before the step; null: nothing is missing.
 * @param leaveTasks somebody knows that tasks are open, and goes on all the same
 */
export function missingFor(
  problem: Known,
  step: ProblemStep,
  leaveTasks = false,
): 'workaround' | 'rootCause' | 'tasks' | null {
  // A known error is one whose incidents can be helped; one that is resolved says what it was.
  if (step === 'knownError' && problem.workaround === '') return 'workaround';
  if (step === 'resolve' && problem.rootCause === '') return 'rootCause';
  const ends = step === 'resolve' || step === 'close';
  return ends && !leaveTasks && openProblemTasks(problem.tasks).length > 0 ? 'tasks' : null;
}

/** What stays written down while a problem is in this state. */
export function standsOn(state: ProblemState): readonly ('workaround' | 'rootCause')[] {
  if (state === 'known_error') return ['workaround'];
  return state === 'resolved' || state === 'closed' ? ['rootCause'] : [];
}

/** The steps that can be taken now, whether or not something has to be written down first. */
export const possibleProblemSteps = (state: ProblemState): ProblemStep[] =>
  PROBLEM_STEPS.filter((step) => afterStep(state, step) !== null);
