import type { Instant } from '#domain/kernel/types';
import type { TicketState } from '#domain/ticket/states';
import type { TicketRow } from '#sync/views/ticket';
import type { TimelineRow } from '#sync/views/timeline';

export type TrackStepId = 'received' | 'assigned' | 'in_progress' | 'fixed' | 'cancelled';

export interface TrackStep {
  id: TrackStepId;
  status: 'done' | 'now' | 'todo';
  /** when it was reached; null when not yet, or not known */
  at: Instant | null;
}

const STAND: Record<Exclude<TicketState, 'cancelled'>, number> = {
  new: 0,
  assigned: 1,
  in_progress: 2,
  on_hold: 2,
  resolved: 3,
  closed: 4,
};

/** How it was fixed, while it counts as fixed: the entry with the last resolution, or undefined. */
export function resolutionOf<E extends TimelineRow>(ticket: TicketRow, entries: readonly E[]): E | undefined {
  if (ticket.state !== 'resolved' && ticket.state !== 'closed') return undefined;
  return entries
    .filter((entry) => entry.data.step === 'resolve' && entry.body !== '')
    .sort((a, b) => a.effectiveAt - b.effectiveAt)
    .at(-1);
}

/**
 * The way of a report as the person who made it sees it, with the time of each step passed. What came before a
 * reopening no longer counts for the steps after "received".
 *
 * @param entries the timeline, in any order
 */
export function trackerSteps(ticket: TicketRow, entries: readonly TimelineRow[]): TrackStep[] {
  const received: TrackStep = { id: 'received', status: 'done', at: ticket.createdAt };
  if (ticket.state === 'cancelled')
    return [received, { id: 'cancelled', status: 'now', at: ticket.stateSince }];

  const steps = [...entries].sort((a, b) => a.effectiveAt - b.effectiveAt);
  const since = steps.findLast((entry) => entry.data.step === 'reopen')?.effectiveAt ?? 0;
  const first = (fits: (entry: TimelineRow) => boolean): Instant | null =>
    steps.find((entry) => entry.effectiveAt >= since && fits(entry))?.effectiveAt ?? null;

  const reached: Array<[TrackStepId, Instant | null]> = [
    ['received', ticket.createdAt],
    [
      'assigned',
      first((entry) => Boolean(entry.data.assigneeTo)) ??
        (ticket.state === 'assigned' ? ticket.stateSince : null),
    ],
    ['in_progress', first((entry) => entry.data.to === 'in_progress')],
    ['fixed', ticket.resolvedAt],
  ];
  const stand = STAND[ticket.state];
  return reached.map(([id, at], n) => ({
    id,
    status: n < stand ? 'done' : n === stand ? 'now' : 'todo',
    at: n <= stand ? at : null,
  }));
}
