import type { Id } from '../kernel/types';
import { holds } from '../request/conditions';
import type { Answers, Condition, FormField } from '../request/fields';
import { canBeLookedAt, conditionFaults } from '../request/form';
import type { ApproverKind } from './approval';

/** How many of those who are asked have to approve: one, all, or a number. */
export type Needed = 'any' | 'all' | number;

/** Who has to approve, and when. */
export interface ApprovalRule {
  id: string;
  who: ApproverKind;
  /** With `people`: those who are asked. */
  personIds: readonly Id[];
  need: Needed;
  /** Null: always. */
  when: Condition | null;
}

export const APPROVAL_LIMITS = {
  /** rules of one item */
  rules: 5,
  /** people of one rule */
  people: 20,
} as const;

export const RULE_FAULTS = [
  'noPeople',
  'samePerson',
  'tooManyNeeded',
  'badCondition',
  'noTests',
  'sameId',
] as const;
export type RuleFault = (typeof RULE_FAULTS)[number];

/** Where: the rule's place among the rules. */
export interface RuleFaulty {
  at: number;
  fault: RuleFault;
}

/** What is wrong with the rules of an item, by the questions of its form. */
export function checkRules(rules: readonly ApprovalRule[], fields: readonly FormField[]): RuleFaulty[] {
  return rules.flatMap((rule, at) =>
    [...new Set(faultsFrom(rule, rules.slice(0, at), fields))].map((fault): RuleFaulty => ({ at, fault })),
  );
}

function* faultsFrom(
  { id, who, personIds, need, when }: ApprovalRule,
  above: readonly ApprovalRule[],
  fields: readonly FormField[],
): Generator<RuleFault> {
  if (above.some((one) => one.id === id)) yield 'sameId';
  if (who === 'people') {
    if (personIds.length === 0) yield 'noPeople';
    if (new Set(personIds).size < personIds.length) yield 'samePerson';
    if (typeof need === 'number' && need > personIds.length) yield 'tooManyNeeded';
  }
  if (when)
    for (const fault of conditionFaults(when, fields)) yield fault === 'noTests' ? fault : 'badCondition';
}

/**
 * The rules that hold of what was answered. One that looks at a question this form does not have, or has in another form,
 * holds: it was filled in by an earlier one, and what cannot be looked at is no way around.
 */
export const rulesFor = (
  rules: readonly ApprovalRule[],
  fields: readonly FormField[],
  answers: Answers,
): ApprovalRule[] =>
  rules.filter(({ when }) => {
    if (!when) return true;
    return !canBeLookedAt(when, fields) || holds(when, answers);
  });

/**
 * How many have to approve. Somebody who falls away, as nobody decides on their own ask, makes it fewer only where all
 * have to; a number stays what it is.
 *
 * @param asked how many are asked
 */
export const neededOf = ({ who, need, personIds }: ApprovalRule, asked: number): number => {
  if (who === 'manager' || need === 'any') return 1;
  return need === 'all' ? Math.max(1, asked) : Math.min(need, personIds.length);
};
