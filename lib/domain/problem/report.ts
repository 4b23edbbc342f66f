import type { Id, Instant } from '../kernel/types';
import type { TicketState } from '../ticket/states';
import type { Evidence } from './evidence';
import type { PatternKind } from './history';
import type { CauseCategory, ProblemState } from './problem';

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
  ownerId: Id | null;
  cause: CauseCategory | null;
  whys: string[];
  rootCause: string;
  workaround: string;
  incidents: SeenIncident[];
  evidence: Evidence;
}
