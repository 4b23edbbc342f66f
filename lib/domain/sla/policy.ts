import type { Id } from '../kernel/types';
import { type ConditionFacts, type Conditions, type GroupOf, meets } from '../ticket/conditions';
import type { HoldReason, TicketState } from '../ticket/states';

/** What is promised: an answer, a solution, and, inside the house, what a team takes of it (OLA). */
export const MEASURES = ['response', 'resolution', 'team'] as const;
export type Measure = (typeof MEASURES)[number];

/** What counts as the answer: the first public word of somebody of the staff, or that somebody took it on. */
export const RESPONSES = ['reply', 'acceptance'] as const;
export type ResponseBy = (typeof RESPONSES)[number];

/** What reopening does to the clock of the solution. */
export const REOPENINGS = ['continue', 'restart'] as const;
export type Reopening = (typeof REOPENINGS)[number];

/** Who is told when a mark is passed, and what is done by itself. */
export const ESCALATION_ACTS = ['assignee', 'team', 'manager', 'raise', 'reassign'] as const;
export type EscalationAct = (typeof ESCALATION_ACTS)[number];

/** At so many percent of the target these things are done, once. */
export interface Escalation {
  measure: Measure;
  percent: number;
  acts: readonly EscalationAct[];
}

/** Promises to whoever reports, or of a team inside the house. */
export const POLICY_SCOPES = ['service', 'team'] as const;
export type PolicyScope = (typeof POLICY_SCOPES)[number];

/** A promise and whom it is made to; of a promise of a team: which. Times in working minutes of the calendar. */
export interface SlaPolicy extends Conditions {
  id: Id;
  scope: PolicyScope;
  /** The first that fits is taken. */
  position: number;
  active: boolean;
  calendarId: Id;
  /** Null: nothing is promised. A team has no answer of its own. */
  responseMinutes: number | null;
  resolutionMinutes: number | null;
  responseBy: ResponseBy;
  /** On hold for one of these the clock stands still. */
  pauseReasons: readonly HoldReason[];
  onReopen: Reopening;
  escalations: readonly Escalation[];
}

/** What of a ticket decides which promise is made and whether its clock runs. */
export interface ClockFacts extends ConditionFacts {
  state: TicketState;
  holdReason: HoldReason | null;
}

/** Whether a promise is for tickets like this. */
export const fits = (policy: SlaPolicy, of: ClockFacts, groupOf: GroupOf): boolean =>
  policy.active && meets(policy, of, groupOf);

/** The first promise that fits, by position; the id decides between two in the same place. */
export function policyFor(
  policies: readonly SlaPolicy[],
  scope: PolicyScope,
  of: ClockFacts,
  groupOf: GroupOf,
): SlaPolicy | null {
  const found = policies.filter((policy) => policy.scope === scope && fits(policy, of, groupOf));
  return found.sort((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1))[0] ?? null;
}

/** Minutes promised by a policy for a measure; null: nothing. */
export function targetOf(policy: SlaPolicy, measure: Measure): number | null {
  if (measure === 'response') return policy.scope === 'service' ? policy.responseMinutes : null;
  return (policy.scope === 'team') === (measure === 'team') ? policy.resolutionMinutes : null;
}

/** The marks of a measure in percent, each once, in order. */
export const marksOf = ({ escalations }: Pick<SlaPolicy, 'escalations'>, measure: Measure): number[] =>
  [...new Set(escalations.filter((one) => one.measure === measure).map(({ percent }) => percent))].sort(
    (a, b) => a - b,
  );
