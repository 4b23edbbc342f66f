import type { Id } from '../kernel/types';
import type { Priority } from '../priority/matrix';
import type { TicketKind } from './states';

/** Which tickets a rule is for. An empty list: any. */
export interface Conditions {
  kinds: readonly TicketKind[];
  priorities: readonly Priority[];
  /** A group stands for the categories in it. */
  categoryIds: readonly Id[];
  siteIds: readonly Id[];
  /** The team that has the ticket. */
  teamIds: readonly Id[];
}

/** What of a ticket such rules look at. */
export interface ConditionFacts {
  kind: TicketKind;
  priority: Priority;
  categoryId: Id | null;
  siteId: Id | null;
  teamId: Id;
}

/** The group of a category; null: it is one, or unknown. */
export type GroupOf = (categoryId: Id) => Id | null;

const isAny = <T>(list: readonly T[], ...values: (T | null)[]): boolean =>
  list.length === 0 || values.some((value) => value !== null && list.includes(value));

/** Whether a rule is for tickets like this. */
export function meets(rule: Conditions, of: ConditionFacts, groupOf: GroupOf): boolean {
  const group = of.categoryId === null ? null : groupOf(of.categoryId);
  return (
    isAny(rule.kinds, of.kind) &&
    isAny(rule.priorities, of.priority) &&
    isAny(rule.categoryIds, of.categoryId, group) &&
    isAny(rule.siteIds, of.siteId) &&
    isAny(rule.teamIds, of.teamId)
  );
}
