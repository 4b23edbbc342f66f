import type { Id } from '../kernel/types';
import { type ConditionFacts, type Conditions, type GroupOf, meets } from '../ticket/conditions';

/**
 * How one of a team is found. queue: nobody is, the team looks for itself; least: who has the least open work; round:
 * whose turn it is.
 */
export const STRATEGIES = ['queue', 'least', 'round'] as const;
export type Strategy = (typeof STRATEGIES)[number];

/** Where tickets go by themselves. */
export interface AssignmentRule extends Conditions {
  id: Id;
  name: string;
  /** The first that fits is taken. */
  position: number;
  active: boolean;
  /** The team it goes to; null: it stays with the one it has. */
  toTeamId: Id | null;
  /** Always this person, if they can; null: as the strategy says. */
  toPersonId: Id | null;
  strategy: Strategy;
  /** What whoever gets it has to know, each of it. */
  skills: readonly string[];
}

/** The first rule in use that is for a ticket like this; null: there is none, and nothing is done by itself. */
export function ruleFor(
  rules: readonly AssignmentRule[],
  of: ConditionFacts,
  groupOf: GroupOf,
): AssignmentRule | null {
  const found = rules.filter((rule) => rule.active && meets(rule, of, groupOf));
  return found.sort((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1))[0] ?? null;
}
