import { DAY, type Instant } from '../kernel/types';
import { HISTORY_DAYS, type PastTicket } from './history';

/** What a recurring pattern cost so far, and when. */
export interface Evidence {
  /** Tickets a week, the oldest week first. */
  weeks: number[];
  people: number;
  minutes: number;
  firstAt: Instant;
  lastAt: Instant;
}

const WEEK = 7 * DAY;
/** Weeks the chart of a pattern shows. */
export const EVIDENCE_WEEKS = Math.floor(HISTORY_DAYS / 7 / 2);

/** The figures of some tickets. */
export function evidenceOf(
  tickets: readonly Pick<PastTicket, 'createdAt' | 'requesterId' | 'minutes'>[],
  now: Instant,
): Evidence {
  const weeks = Array.from({ length: EVIDENCE_WEEKS }, () => 0);
  for (const { createdAt } of tickets) {
    const back = Math.max(0, Math.floor((now - createdAt) / WEEK));
    const at = EVIDENCE_WEEKS - 1 - back;
    if (at >= 0) weeks[at] = (weeks[at] ?? 0) + 1;
  }
  const times = tickets.map(({ createdAt }) => createdAt);
  return {
    weeks,
    people: new Set(tickets.map(({ requesterId }) => requesterId)).size,
    minutes: tickets.reduce((sum, { minutes }) => sum + minutes, 0),
    firstAt: times.reduce((a, b) => Math.min(a, b), now),
    lastAt: times.reduce((a, b) => Math.max(a, b), 0),
  };
}
