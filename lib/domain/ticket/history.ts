import { DAY, type Instant } from '../kernel/types';
import type { TicketState } from './states';

/** How long a ticket that is over stays on the devices of those who work on it. */
export const SYNC_DEPTH = 90 * DAY;

/** States in which nothing is to be done any more. */
export const OVER_STATES = ['closed', 'cancelled', 'rejected'] as const satisfies readonly TicketState[];

/** What decides whether a ticket is history. */
export interface Ages {
  state: TicketState;
  stateSince: Instant;
  updatedAt: Instant;
}

/**
 * Whether a ticket is history: over for so long, and quiet since, that staff read it on the desk only and devices no
 * longer carry it (except those of whoever reported it).
 */
export function isHistory({ state, stateSince, updatedAt }: Ages, now: Instant): boolean {
  const over = (OVER_STATES as readonly TicketState[]).includes(state);
  return over && Math.max(stateSince, updatedAt) < now - SYNC_DEPTH;
}
