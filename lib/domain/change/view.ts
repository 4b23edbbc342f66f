import type { Id, Instant } from '../kernel/types';
import type { ChangeState, ChangeTie, ChangeType } from './change';
import type { RiskLevel } from './risk';

/** A change in a list. */
export interface ChangeLine {
  id: Id;
  number: string | null;
  title: string;
  type: ChangeType;
  state: ChangeState;
  riskLevel: RiskLevel | null;
  windowFrom: Instant | null;
  windowTo: Instant | null;
}

export const CHANGE_TABS = ['open', 'approval', 'planned', 'over', 'all'] as const;
export type ChangeTab = (typeof CHANGE_TABS)[number];

/** Who and what a change can name. */
export interface ChangeChoices {
  /** Staff who are there. */
  people: { id: Id; name: string }[];
  teams: { id: Id; name: string }[];
  categories: { id: Id; name: string; parentId: Id | null; active: boolean }[];
  sites: { id: Id; name: string; active: boolean }[];
  templates: { id: Id; name: string }[];
}

/** What a change belongs to, as far as whoever looks may see it. */
export interface ChangeLink {
  kind: ChangeTie;
  id: Id;
  number: string | null;
  title: string;
}

/** Something a change touches. */
export interface ChangeAsset {
  id: Id;
  tag: string;
  name: string;
}

/** Since when somebody's own calendar reads the changes, and when it last did, to the hour; null: not yet. */
export interface CalendarShare {
  createdAt: Instant;
  askedAt: Instant | null;
}

/** How the calendar shows them. */
export const CALENDAR_VIEWS = ['week', 'month', 'agenda'] as const;
export type CalendarView = (typeof CALENDAR_VIEWS)[number];
