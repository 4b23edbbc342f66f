import type { Id, Instant } from '../kernel/types';
import type { ConditionFacts } from '../ticket/conditions';
import { type Candidate, type Choice, choose, type Work } from './choose';
import type { Decided } from './history';
import type { AssignmentRule } from './rule';
import { weightOf } from './weight';

/** What of a ticket decides who gets it. */
export interface HandedTicket extends ConditionFacts {
  id: Id;
  requesterId: Id;
}

/** What a rule does to a ticket. */
export interface Decision extends Choice {
  teamId: Id;
  /** What it weighs in the hands of whoever gets it. */
  weight: number;
}

/** Whether a rule gives to nobody: the team looks for itself. */
export const isForQueue = ({
  strategy,
  toPersonId,
}: Pick<AssignmentRule, 'strategy' | 'toPersonId'>): boolean => strategy === 'queue' && toPersonId === null;

/** Where a rule sends a ticket: a team that somebody chose by hand stands. */
export const teamBy = (rule: AssignmentRule, one: HandedTicket, before: Decided): Id =>
  before.teamId ?? rule.toTeamId ?? one.teamId;

/** What a rule does to a ticket that nobody has, with people as they are. */
export function decide(
  rule: AssignmentRule,
  one: HandedTicket,
  before: Decided,
  candidates: readonly Candidate[],
  now: Instant,
): Decision {
  const work = workBy(rule, one, before);
  const choice = isForQueue(rule) ? { chosen: null, over: [] } : choose(work, candidates, now);
  return { ...choice, teamId: work.teamId, weight: work.weight };
}

/** A ticket as the work a rule gives to somebody. */
export function workBy(rule: AssignmentRule, one: HandedTicket, before: Decided): Work {
  const { toPersonId: personId, strategy, skills } = rule;
  const weight = weightOf(one.priority, 'assigned');
  const { requesterId } = one;
  const { hadIt } = before;
  const teamId = teamBy(rule, one, before);
  return { teamId, personId, strategy, skills, weight, requesterId, hadIt };
}

/** Somebody got something: of several at once the order counts as well. */
export function countFor(
  chosen: Candidate,
  weight: number,
  all: readonly Candidate[],
  now: Instant,
): Instant {
  chosen.weight += weight;
  const last = Math.max(...all.map(({ dealtAt }) => dealtAt ?? 0));
  chosen.dealtAt = Math.max(now, last + 1);
  return chosen.dealtAt;
}

/**
 * Whether the rules would do anything to a ticket that waits in a queue: give it to somebody, or to another team. What
 * no rule is for, and what is already where a rule sends it, only waits for its team.
 */
export function isMoved(rule: AssignmentRule | null, one: HandedTicket, before: Decided): boolean {
  return rule !== null && (!isForQueue(rule) || teamBy(rule, one, before) !== one.teamId);
}
