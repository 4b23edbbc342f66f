import type { DryRunSums } from '../assign/dry-run';
import type { AssignmentRule } from '../assign/rule';
import type { Id, Instant } from '../kernel/types';
import type { TicketState } from '../ticket/states';

/** A rule as administrators see it. */
export type RuleSetting = AssignmentRule;

/** Somebody of the staff who is in a team, with what decides whether they get work by themselves. */
export interface WorkerSetting {
  id: Id;
  name: string;
  teamIds: readonly Id[];
  skills: readonly string[];
  /** Null: always. */
  calendarId: Id | null;
  awayUntil: Instant | null;
  weightLimit: number | null;
  /** What is open in their hands weighs so much. */
  weight: number;
  /** By their own hours, now. */
  onShift: boolean;
  /** When the server last heard of a device of theirs; null: never. */
  lastContact: Instant | null;
}

/** A ticket, who would have got it, and who did. */
export interface DryRunExample {
  id: Id;
  number: string | null;
  title: string;
  teamId: Id;
  /** Null: nobody. */
  personId: Id | null;
  /** How it stands: who has it, or who resolved it. */
  now: { state: TicketState; teamId: Id; personId: Id | null };
}

/** What a rule would have done with the tickets of the last days. */
export interface DryRunAnswer extends DryRunSums {
  days: number;
  /** So many tickets were looked at. */
  looked: number;
  /** Those are all; otherwise the newest. */
  isWhole: boolean;
  /** So many would have been for this rule. */
  fits: number;
  /** So many more, that a rule before it takes. */
  before: number;
  /** The newest of those. */
  examples: DryRunExample[];
  /** Of everybody that is named. */
  names: Record<Id, string>;
}

/** Tickets that wait in queues and that the rules would move. */
export interface WaitingCount {
  n: number;
  /** That is all; otherwise there may be more. */
  isWhole: boolean;
}
