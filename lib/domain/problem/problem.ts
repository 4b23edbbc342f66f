import { pairId } from '../kernel/pair-id';
import type { Id } from '../kernel/types';

/** What a problem goes through (ITIL). Its steps stand in `steps`. */
export const PROBLEM_STATES = [
  'new',
  'investigating',
  'known_error',
  'fix_in_progress',
  'resolved',
  'closed',
] as const;
export type ProblemState = (typeof PROBLEM_STATES)[number];

/** Of what sort a cause is. */
export const CAUSE_CATEGORIES = [
  'hardware',
  'software',
  'configuration',
  'network',
  'capacity',
  'supplier',
  'process',
  'people',
  'environment',
] as const;
export type CauseCategory = (typeof CAUSE_CATEGORIES)[number];

/** Longest texts, in UTF-16 code units, and how many of a thing one problem has. */
export const PROBLEM_LIMITS = {
  title: 200,
  description: 10_000,
  /** one answer to "why?" */
  why: 500,
  whys: 5,
  rootCause: 5_000,
  workaround: 5_000,
  words: 12,
  word: 32,
  /** incidents that are tied to it in one go */
  links: 200,
} as const;

/** The prefix of its number, as in PRB-000012. */
export const PROBLEM_PREFIX = 'PRB';

/** The id of the tie between a problem and an incident: tied twice it is one. */
export const problemLinkId = (problemId: Id, ticketId: Id): Id => pairId(problemId, ticketId);

/** States in which its workaround is offered on incidents that look like it. */
const OFFERED: readonly ProblemState[] = ['known_error', 'fix_in_progress'];

/** Whether it is known what helps until it is fixed. */
export const isKnownError = (problem: { state: ProblemState; workaround: string }): boolean =>
  OFFERED.includes(problem.state) && problem.workaround !== '';

/** The answers of a chain of whys, the first first. */
export const whysOf = (whys: string): string[] => whys.split('\n').filter((why) => why !== '');
