import type { Needed } from '../approval/policy';
import type { Id } from '../kernel/types';
import type { ChangeType } from './change';
import { isAtLeast, type RiskLevel } from './risk';

/** Who has to approve which changes. */
export interface ChangeRule {
  id: Id;
  /** What those who are asked are called: "CAB". */
  name: string;
  /** They are looked at in this order. */
  position: number;
  /** None: of every type that is approved at all. */
  types: readonly ChangeType[];
  /** Null: whatever the risk. */
  riskAtLeast: RiskLevel | null;
  /** None: everywhere. */
  siteIds: readonly Id[];
  /** None: of every category. */
  categoryIds: readonly Id[];
  personIds: readonly Id[];
  /** The members of this team are asked as well; null: of none. */
  teamId: Id | null;
  need: Needed;
  /** So many hours after they were asked it is too late; null: until it begins. */
  withinHours: number | null;
  /** Where it holds, those below it are not looked at. */
  last: boolean;
  active: boolean;
}

/** Longest texts, how many of a thing there are, and the longest time to decide, in hours. */
export const CHANGE_RULE_LIMITS = { name: 80, people: 40, rules: 100, hours: 720 } as const;

interface Facts {
  type: ChangeType;
  /** Null: not known yet. Then it counts as high. */
  riskLevel: RiskLevel | null;
  siteId: Id | null;
  categoryId: Id | null;
}

/** What is not known is no way around: a change of no site or category is of every one. */
const isOf = (ids: readonly Id[], id: Id | null): boolean =>
  ids.length === 0 || id === null || ids.includes(id);

const holds = (rule: ChangeRule, { type, riskLevel, siteId, categoryId }: Facts): boolean =>
  rule.active &&
  (rule.types.length === 0 || rule.types.includes(type)) &&
  (rule.riskAtLeast === null || isAtLeast(riskLevel ?? 'high', rule.riskAtLeast)) &&
  isOf(rule.siteIds, siteId) &&
  isOf(rule.categoryIds, categoryId);

/** Whether a rule holds whatever that turns out to be which is not known yet. */
const isCertain = (rule: ChangeRule, { riskLevel, siteId, categoryId }: Facts): boolean =>
  (rule.siteIds.length === 0 || siteId !== null) &&
  (rule.categoryIds.length === 0 || categoryId !== null) &&
  (rule.riskAtLeast === null || riskLevel !== null);

/** The rules whose people have to approve this change, in their order: up to the first that is the last. */
export function changeRulesFor(rules: readonly ChangeRule[], change: Facts): ChangeRule[] {
  const found = [...rules]
    .sort((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1))
    .filter((rule) => holds(rule, change));
  // One that holds only because something is not known hides nobody below it.
  const end = found.findIndex((rule) => rule.last && isCertain(rule, change));
  return end < 0 ? found : found.slice(0, end + 1);
}

/**
 * How many have to approve. A number stays what it is, also where too few can be asked.
 * @param all those of the rule who are here, also those whose own it is but for who asked for it: nobody lowers the number by
 *   giving them a part in it
 */
export const neededOfRule = ({ need }: Pick<ChangeRule, 'need'>, all: number): number =>
  need === 'any' ? 1 : need === 'all' ? Math.max(1, all) : need;
