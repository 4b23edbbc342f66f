import { can } from '../access/capabilities';
import type { Actor } from '../access/roles';
import type { ErrorCode } from '../kernel/errors';
import { DAY, type Id, type Instant } from '../kernel/types';
import type { ResolutionCode, TicketState } from './states';

/** How it went, from "very bad" to "very good". */
export const SCORES = [1, 2, 3, 4, 5] as const;
export type Score = (typeof SCORES)[number];

/** How long somebody can say how it went, from when it was resolved, and again from when it was closed. */
export const RATE_WITHIN = 30 * DAY;
/** How long they can say it otherwise, from when they said it first. */
export const CHANGE_WITHIN = 7 * DAY;

/** What of a ticket decides whether it can be rated. */
export interface RateFacts {
  state: TicketState;
  stateSince: Instant;
  requesterId: Id;
  assigneeId: Id | null;
  resolutionCode: ResolutionCode | null;
  satisfaction: Score | null;
  ratedAt: Instant | null;
}

/** The score that a number stands for, or null. */
export const scoreOf = (value: unknown): Score | null => SCORES.find((one) => one === value) ?? null;

/**
 * Whether this person is asked how it went, whenever: it was for them, it is fixed, and somebody else fixed it. What was
 * closed because another report tells the same was not worked on.
 */
export const isTheirsToRate = (actor: Pick<Actor, 'id' | 'role'>, ticket: RateFacts): boolean =>
  ticket.requesterId === actor.id &&
  ticket.assigneeId !== actor.id &&
  can(actor.role, 'ticket.confirmOwn') &&
  isFixed(ticket);

const isFixed = ({ state, resolutionCode }: RateFacts): boolean =>
  (state === 'resolved' || state === 'closed') && resolutionCode !== 'duplicate';

/** Until when it can be rated, or rated otherwise. */
export const rateUntil = ({ stateSince, satisfaction, ratedAt }: RateFacts): Instant =>
  satisfaction !== null && ratedAt !== null ? ratedAt + CHANGE_WITHIN : stateSince + RATE_WITHIN;

/** Why this person cannot rate it now; null: they can. */
export function rateFault(
  actor: Pick<Actor, 'id' | 'role'>,
  ticket: RateFacts,
  at: Instant,
): Extract<ErrorCode, 'forbidden' | 'illegal_state' | 'too_late'> | null {
  if (!isFixed(ticket)) return ticket.requesterId === actor.id ? 'illegal_state' : 'forbidden';
  if (!isTheirsToRate(actor, ticket)) return 'forbidden';
  return at > rateUntil(ticket) ? 'too_late' : null;
}
