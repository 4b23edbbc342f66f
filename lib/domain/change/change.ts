import type { Approval } from '../approval/approval';
import { DAY, type Id, type Instant } from '../kernel/types';

/** How a change comes about: known and approved once for all, looked at each time, or done first and looked at afterwards. */
export const CHANGE_TYPES = ['standard', 'normal', 'emergency'] as const;
export type ChangeType = (typeof CHANGE_TYPES)[number];

/** What a change goes through (ITIL). Its steps stand in `steps`. */
export const CHANGE_STATES = [
  ...(['draft', 'submitted', 'assessing', 'awaiting_approval', 'approved', 'scheduled'] as const),
  ...(['implementing', 'review', 'closed', 'rejected', 'cancelled', 'failed', 'backed_out'] as const),
] as const;
export type ChangeState = (typeof CHANGE_STATES)[number];

/** How it went, as its review says. */
export const CHANGE_RESULTS = ['success', 'partly', 'failed', 'backed_out'] as const;
export type ChangeResult = (typeof CHANGE_RESULTS)[number];

/** The prefix of its number, as in CHG-000012. */
export const CHANGE_PREFIX = 'CHG';

/** Longest texts, in UTF-16 code units, and how many of a thing one change has. */
export const CHANGE_LIMITS = {
  ...{ title: 200, text: 10_000, step: 300, steps: 60, minutes: 10_080 },
  ...{ assets: 200, links: 200, log: 200, note: 1_000 },
} as const;

/** Something to do while it is carried out. */
export interface PlanStep {
  /** Unique on its change. */
  id: Id;
  title: string;
  /** Who does it; null: whoever carries it out. */
  ownerId: Id | null;
  minutes: number;
  doneAt: Instant | null;
  doneById: Id | null;
}

/** Who and what feels it while it is carried out, by what depends on its assets. */
export interface Felt {
  services: number;
  people: number;
  sites: number;
}

/** The approval of a change: who is asked under which name, and what it was they were asked about. */
export interface ChangeApproval extends Approval {
  /** What each group is called, in their order. */
  names: readonly string[];
  /** Stands for plan, window and assets as they were when it was asked for. */
  seen: string;
  /** Nobody has decided by then: it is assessed again, and asked about anew. Null: it waits. */
  expiresAt: Instant | null;
}

/** How something is tied to a change: it is done because of it, or it happened because of the change. */
export const CHANGE_TIES = ['incident', 'problem', 'caused'] as const;
export type ChangeTie = (typeof CHANGE_TIES)[number];

/** So long after it began an incident may have come because of a change. */
export const CAUSED_WITHIN = 7 * DAY;

/** What happened with a change. */
export const CHANGE_DEEDS = [
  ...(['opened', 'edited', 'planned', 'submit', 'assess', 'ask', 'revise', 'voided'] as const),
  ...(['approved', 'rejected', 'decided', 'scheduled', 'overridden', 'start', 'startUrgent'] as const),
  ...(['ticked', 'finish', 'backedOut', 'reviewed', 'cancel', 'linked'] as const),
  ...(['handedOn', 'named', 'expired'] as const),
] as const;
export type ChangeDeed = (typeof CHANGE_DEEDS)[number];

export interface ChangeEntry {
  at: Instant;
  byId: Id;
  deed: ChangeDeed;
  /** What was said with it, or what it was about; empty: nothing. */
  note: string;
}

/** The facts of a change that its rules look at. */
export interface ChangeFacts {
  type: ChangeType;
  state: ChangeState;
  reason: string;
  plan: readonly PlanStep[];
  backOut: string;
  windowFrom: Instant | null;
  windowTo: Instant | null;
  risk: string;
  requesterId: Id;
  ownerId: Id | null;
  approval: ChangeApproval | null;
  backedOutAt: Instant | null;
  /** The oldest first. */
  log: readonly ChangeEntry[];
}

/** Changes that are not over. */
export const OPEN_CHANGES: readonly ChangeState[] = CHANGE_STATES.slice(0, 8);

/** Changes that stand in the calendar as something that will be, or is being, done. */
export const PLANNED_CHANGES: readonly ChangeState[] = [
  'awaiting_approval',
  'approved',
  'scheduled',
  'implementing',
];

/** What it takes, in minutes, by its steps. */
export const minutesOf = (plan: readonly PlanStep[]): number =>
  plan.reduce((sum, { minutes }) => sum + minutes, 0);

/** Who carries it out: its owner and those who have a step. Sorted, each once. */
export const implementersOf = ({ ownerId, plan }: Pick<ChangeFacts, 'ownerId' | 'plan'>): Id[] =>
  [...new Set([ownerId, ...plan.map((step) => step.ownerId)])].filter((id) => id !== null).sort();

/** Whose change it is, in any part: none of these has a say in whether it goes ahead. */
export const ownOf = (change: Pick<ChangeFacts, 'requesterId' | 'ownerId' | 'plan'>): ReadonlySet<Id> =>
  new Set([
    ...[change.requesterId, ...implementersOf(change)],
    ...change.plan.flatMap(({ doneById }) => doneById ?? []),
  ]);

/** Who began it, or brought it to its end. */
export const startersOf = (log: readonly ChangeEntry[]): ReadonlySet<Id> =>
  new Set(log.filter(({ deed }) => CARRIED.has(deed)).map(({ byId }) => byId));
const CARRIED: ReadonlySet<ChangeDeed> = new Set(['start', 'startUrgent', 'finish', 'backedOut']);

/** Whether the last that was said of it was no. */
export const wasRejected = (log: readonly ChangeEntry[]): boolean =>
  log.findLast(({ deed }) => deed === 'approved' || deed === 'rejected')?.deed === 'rejected';

/** The entries with one more: the newest so many are kept, the audit has them all. */
export const withEntry = (log: readonly ChangeEntry[], entry: ChangeEntry): ChangeEntry[] =>
  [...log, entry].slice(-CHANGE_LIMITS.log);
