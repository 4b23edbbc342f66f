import type { Id, Instant } from '../kernel/types';
import type { Priority } from '../priority/matrix';
import type { HoldReason, TicketState } from '../ticket/states';
import type { Age, Period } from './spans';

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
  createdAt: Instant;
  resolvedAt: Instant | null;
  ver: number;
}

/** One page of a list, newest first. */
export interface DeskPage {
  rows: DeskTicket[];
  /** of the whole list */
  total: number;
  /** cursor of the page with newer tickets, or null at the beginning */
  newer: string | null;
  /** cursor of the page with older tickets, or null at the end */
  older: string | null;
}

export interface DeskTeam {
  id: Id;
  name: string;
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
  /** how many of them had been resolved before and came back */
  reopened: number;
}

export interface DayFlow {
  /** ISO date in the organisation's zone */
  date: string;
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

/** Everything on the dashboard, for one period and one team or all. */
export interface Dashboard {
  period: Period;
  team: Id | null;
  open: number;
  nobody: number;
  onHold: number;
  resolved: ResolveTimes;
  before: ResolveTimes;
  /** reported in the period */
  created: number;
  /** reported in the period and still open */
  pending: number;
  flow: DayFlow[];
  ages: Array<{ age: Age; open: number }>;
  priorities: Array<{ priority: Priority; open: number }>;
  workload: Workload[];
}

/** What a manager wants of a ticket, and what they saw when they chose. */
export interface Assignment {
  ticketId: Id;
  teamId: Id;
  assigneeId: Id | null;
  base: { teamId: Id; assigneeId: Id | null };
}
