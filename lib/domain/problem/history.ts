import type { Id, Instant } from '../kernel/types';

/** A ticket, as far as the search for recurring patterns looks at it. */
export interface PastTicket {
  id: Id;
  categoryId: Id | null;
  siteId: Id | null;
  requesterId: Id;
  title: string;
  description: string;
  createdAt: Instant;
  /** Work that was logged on it. */
  minutes: number;
}

/** So far back the search looks. */
export const HISTORY_DAYS = 365;
/** Fewer tickets are no pattern. */
export const PATTERN_MIN = 5;

/** `site`: comes again and again at one site, unlike at others. `rising`: comes more often of late, wherever. */
export const PATTERN_KINDS = ['site', 'rising'] as const;
export type PatternKind = (typeof PATTERN_KINDS)[number];
