import type { Id, Instant } from '../kernel/types';
import type { TicketState } from '../ticket/states';
import type { Evidence } from './evidence';
import type { PatternKind } from './history';
import type { CauseCategory, ProblemState } from './problem';
import type { ProblemTask } from './task';

/** An incident behind a pattern or a problem, as a person who may see it sees it. */
export interface SeenIncident {
  id: Id;
  number: string | null;
  title: string;
  state: TicketState;
  siteId: Id | null;
  requesterId: Id;
  createdAt: Instant;
  minutes: number;
}

/** Incidents that were looked for. */
export interface FoundIncidents {
  found: Pick<SeenIncident, 'id' | 'number' | 'title' | 'state' | 'createdAt'>[];
  /** There are others: whoever looks has to say more. */
  more: boolean;
}

/** What becomes of an incident, in the order it can. */
export const INCIDENT_TURNS = ['reported', 'resolved', 'duplicate', 'cancelled', 'reopened'] as const;
export type Turn = (typeof INCIDENT_TURNS)[number];

/** Something that became of an incident. */
export interface IncidentTurn {
  ticketId: Id;
  turn: Turn;
  at: Instant;
  /** Null: it came by itself. */
  by: Id | null;
}

/** Whose a problem can be, and of what. */
export interface ProblemChoices {
  /** Staff who are there. */
  people: { id: Id; name: string }[];
  categories: { id: Id; name: string; parentId: Id | null; active: boolean }[];
  sites: { id: Id; name: string; active: boolean }[];
}

/** A recurring pattern as it is proposed: with what of it this person may see. */
export interface Proposal {
  id: Id;
  kind: PatternKind;
  categoryId: Id | null;
  siteId: Id | null;
  /** Name of the site; null: at none, or of one that is gone. */
  site: string | null;
  words: string[];
  /** How many incidents there would be by the baseline. */
  expected: number;
  foundAt: Instant;
  evidence: Evidence;
  tickets: SeenIncident[];
}

/** A problem in a list. */
export interface ProblemLine {
  id: Id;
  number: string | null;
  title: string;
  state: ProblemState;
  updatedAt: Instant;
}

/** A problem with what is known of it, and what of its incidents this person may see. */
export interface ProblemReport extends ProblemLine {
  description: string;
  categoryId: Id | null;
  siteId: Id | null;
  ownerId: Id | null;
  cause: CauseCategory | null;
  whys: string[];
  rootCause: string;
  workaround: string;
  tasks: readonly ProblemTask[];
  incidents: SeenIncident[];
  /** What became of these incidents, the newest first. */
  story: IncidentTurn[];
  /** Of everybody named in it, also of those who are gone. */
  names: Readonly<Record<Id, string>>;
  evidence: Evidence;
}
