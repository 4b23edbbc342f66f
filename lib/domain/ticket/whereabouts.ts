import type { Id, Instant } from '../kernel/types';
import { isOpen, type TicketState } from './states';
import type { TimelineKind } from './timeline-kinds';

interface Entry {
  kind: TimelineKind;
  actorId: Id | null;
  effectiveAt: Instant;
  data: { step?: string; minutes?: number };
}

export type Whereabouts =
  | { at: 'way'; since: Instant; minutes: number | null }
  | { at: 'place'; since: Instant };

/** Steps after which the way has to be gone anew. */
const BEGINS_ANEW = ['assign', 'take', 'hold', 'reopen', 'decline'];

/**
 * Where the technician is, as far as they said so: on the way or there. Null when they said nothing since it became
 * theirs or was put on hold, or when the ticket is over.
 *
 * @param entries in any order
 */
export function whereabouts(
  ticket: { state: TicketState; assigneeId: Id | null },
  entries: readonly Entry[],
): Whereabouts | null {
  if (!isOpen(ticket.state) || ticket.assigneeId === null) return null;
  const newest = [...entries].sort((a, b) => b.effectiveAt - a.effectiveAt);
  for (const entry of newest) {
    if (entry.data.step !== undefined && BEGINS_ANEW.includes(entry.data.step)) return null;
    if (entry.actorId !== ticket.assigneeId) continue;
    if (entry.kind === 'arrive') return { at: 'place', since: entry.effectiveAt };
    if (entry.kind === 'travel')
      return { at: 'way', since: entry.effectiveAt, minutes: entry.data.minutes ?? null };
  }
  return null;
}
