import type { Id, Instant } from '../kernel/types';
import type { Priority } from '../priority/matrix';
import type { Due } from '../sla/due';
import type { HoldReason, TicketState } from '../ticket/states';
import type { Step } from './days';
import type { Age, Period } from './spans';
import type { View } from './ticket-query';

/** A row of the desk's list: what fits one line. */
export interface DeskTicket {
  id: Id;
  number: string | null;
  title: string;
  state: TicketState;
  holdReason: HoldReason | null;
  priority: Priority;
  teamId: Id;
  assigneeId: Id | null;
  /** null: nobody has it */
  assigneeName: string | null;
  /** whoever has it has not yet said so */
  isOffered: boolean;
  createdAt: Instant;
  updatedAt: Instant;
  resolvedAt: Instant | null;
  /** what was promised next; null: nothing, or its clock stands */
  due: Due | null;
  ver: number;
}

/** One page of a list, in its order. */
export interface DeskPage {
  rows: DeskTicket[];
  /** cursor of the page before this one, or null at the beginning */
  newer: string | null;
  /** cursor of the page after this one, or null at the end */
  older: string | null;
}

/** What the desk's list is told by the server: a page, and what was asked for beside it. */
export interface DeskAnswer extends DeskPage {
  /** the server's clock */
  now: Instant;
  /** length of the whole list */
  total?: number;
  /** length of every view under the same filters, and of all that is open without any */
  counts?: Record<View, number>;
  open?: number;
  /** what is unread in the inbox of whoever asks */
  unread?: number;
}

export interface DeskTeam {
  id: Id;
  name: string;
  /** false: kept for old tickets, not offered for new work */
  active: boolean;
}

/** Staff who can be given tickets. */
export interface DeskPerson {
  id: Id;
  name: string;
  teamIds: Id[];
  /** open tickets assigned to them, in all teams */
  open: number;
}

/** Time to resolve: from the report to the resolution that stands, in ms. Null when nothing was resolved. */
export interface ResolveTimes {
  count: number;
  mean: number | null;
  median: number | null;
}

/** One point of the flow: a day, week, month or year of the organisation's zone. */
export interface Flow {
  /** ISO date of its first day */
  date: string;
  /** ISO date of its last day */
  last: string;
  created: number;
  resolved: number;
}

export interface Workload {
  id: Id;
  name: string;
  open: number;
  /** what an even split among the members of their teams would give */
  fair: number;
}

/** What tickets are counted by, beside each other. */
export const BREAKDOWNS = ['priority', 'team', 'category', 'site'] as const;
export type BreakdownBy = (typeof BREAKDOWNS)[number];

/** One line of a breakdown. */
export interface BreakdownRow {
  /** as it stands in an address: a priority, an id, or "none" */
  key: string;
  /** null: it has none, or its name is a priority */
  name: string | null;
  /** reported in the period */
  created: number;
  /** open now, whenever reported */
  open: number;
}

/** Everything on the dashboard, for one period and one team or all. */
export interface Dashboard {
  period: Period;
  team: Id | null;
  open: number;
  nobody: number;
  onHold: number;
  resolved: ResolveTimes;
  /** null: nothing can have come before the period */
  before: ResolveTimes | null;
  /** reported in the period */
  created: number;
  /** reported in the period and still open */
  pending: number;
  /** reported in the period and resolved too early, at least once */
  reopened: number;
  step: Step;
  flow: Flow[];
  ages: Array<{ age: Age; open: number }>;
  breakdowns: Record<BreakdownBy, BreakdownRow[]>;
  workload: Workload[];
}

/** What a manager wants of a ticket, and what they saw when they chose. */
export interface Assignment {
  ticketId: Id;
  teamId: Id;
  assigneeId: Id | null;
  /** to whoever gets it; it is kept also where somebody else was faster */
  note?: string;
  base: { teamId: Id; assigneeId: Id | null };
}

/** The most tickets that are acted on at once. */
export const BULK_MAX = 500;
/** How many of them go to the server in one request. */
export const BULK_STEP = 10;

/** What became of one ticket of many. `refused`: nothing was changed, `code` says why. */
export interface BulkResult {
  ticketId: Id;
  status: 'ok' | 'merged' | 'refused';
  code: string | null;
  detail: Record<string, unknown>;
  merged: ReadonlyArray<{ field: string; theirs: unknown }>;
}
