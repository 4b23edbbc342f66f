import type { Id, Instant } from '#domain/kernel/types';
import { firstIsOver } from '#domain/ticket/relations';
import type { TicketRow } from '#sync/views/ticket';
import type { TimelineRow } from '#sync/views/timeline';

export type TrackStepId =
  | 'received'
  /** of what needs an approval */
  | 'awaiting'
  | 'approved'
  | 'rejected'
  | 'assigned'
  | 'travel'
  | 'arrive'
  | 'in_progress'
  | 'fixed'
  | 'cancelled'
  | 'duplicate'
  /** the report under which it was worked on is fixed, or was withdrawn */
  | 'otherFixed'
  | 'otherCancelled';

export interface TrackStep {
  id: TrackStepId;
  status: 'done' | 'now' | 'todo';
  /** when it was reached; null when not yet, or not known */
  at: Instant | null;
  /** of a way: how long it takes, if they said so */
  minutes?: number;
}

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
  const approval = approvalSteps(ticket);
  if (ticket.state === 'rejected') return [received, ...approval];
  if (isTwice(ticket)) return [received, ...twiceSteps(ticket, entries)];

  const sorted = [...entries].sort((a, b) => a.effectiveAt - b.effectiveAt);
  const since = sorted.findLast((entry) => entry.data.step === 'reopen')?.effectiveAt ?? 0;
  const steps = sorted.filter((entry) => entry.effectiveAt >= since);
  const assigned: Reached = {
    id: 'assigned',
    at:
      steps.find((entry) => entry.data.assigneeTo)?.effectiveAt ??
      (ticket.state === 'assigned' ? ticket.stateSince : null),
  };
  const way: Reached[] = [
    { id: 'received', at: ticket.createdAt },
    ...approval,
    assigned,
    ...workSteps(ticket, steps),
    { id: 'fixed', at: ticket.resolvedAt },
  ];
  const stand = standOf(ticket, way);
  return way.map(({ id, at, minutes }, n) => ({
    id,
    status: n < stand ? 'done' : n === stand ? 'now' : 'todo',
    at: n <= stand ? at : null,
    ...(minutes === undefined ? {} : { minutes }),
  }));
}

/** Closed because another report tells the same. */
export const isTwice = (ticket: TicketRow): boolean =>
  ticket.state === 'closed' && ticket.resolutionCode === 'duplicate';

/** It goes on under another report, until that one is over. */
function twiceSteps(ticket: TicketRow, entries: readonly TimelineRow[]): TrackStep[] {
  const over = firstIsOver(entries);
  const told = { id: 'duplicate' as const, at: ticket.stateSince };
  if (!over) return [{ ...told, status: 'now' }];
  const id = over.as === 'resolved' ? 'otherFixed' : 'otherCancelled';
  return [
    { ...told, status: 'done' },
    { id, status: 'now', at: over.at },
  ];
}

/** That it waits for its approval, and what came of it; nothing where it needs none. */
function approvalSteps({ approval, state, stateSince }: TicketRow): TrackStep[] {
  if (!approval) return [];
  const { outcome, decidedAt, since } = approval;
  if (outcome === 'rejected' || state === 'rejected')
    return [{ id: 'rejected', status: 'now', at: decidedAt ?? stateSince }];
  const isApproved = outcome === 'approved';
  return [
    isApproved
      ? { id: 'approved', status: 'done', at: decidedAt }
      : { id: 'awaiting', status: 'now', at: since },
  ];
}

type Reached = Pick<TrackStep, 'id' | 'at' | 'minutes'>;

/** Which of the steps is the present one; behind the last when all is done. */
function standOf({ state, approval }: TicketRow, way: readonly Reached[]): number {
  const last = way.length - 1;
  const before = approval ? 1 : 0;
  if (state === 'closed') return way.length;
  if (state === 'resolved') return last;
  if (state === 'awaiting_approval') return 1;
  if (state === 'new') return before;
  if (state === 'assigned')
    return Math.max(
      1 + before,
      way.findLastIndex(({ id }) => id === 'travel' || id === 'arrive'),
    );
  return last - 1;
}

/**
 * What happens between "assigned" and "fixed". On the way and on site are told only where whoever has the ticket now
 * said so; being on site is being at work, so that work is a step of its own only when it began later than the way, or
 * waits.
 */
function workSteps(ticket: TicketRow, steps: readonly TimelineRow[]): Reached[] {
  const begun = steps.find((entry) => entry.data.to === 'in_progress')?.effectiveAt ?? null;
  const work: Reached = { id: 'in_progress', at: begun };
  const theirs = saidBy(ticket.assigneeId, steps);
  const travel = theirs.findLast((entry) => entry.kind === 'travel');
  const arrive = theirs.findLast((entry) => entry.kind === 'arrive');
  if (!travel && !arrive) return [work];

  const moved: Reached[] = [];
  if (travel)
    moved.push({
      id: 'travel',
      at: travel.effectiveAt,
      ...(travel.data.minutes === undefined ? {} : { minutes: travel.data.minutes }),
    });
  // Whoever sets out again has left.
  const isThere = arrive !== undefined && arrive.effectiveAt >= (travel?.effectiveAt ?? 0);
  if (arrive && isThere) moved.push({ id: 'arrive', at: arrive.effectiveAt });
  const beganLater = !isThere && begun !== null && begun > (travel?.effectiveAt ?? 0);
  return ticket.state === 'on_hold' || beganLater ? [...moved, work] : moved;
}

/** What whoever has the ticket now said since they have it. */
function saidBy(assigneeId: Id | null, steps: readonly TimelineRow[]): TimelineRow[] {
  const handed = steps.findLastIndex(
    ({ data }) => data.assigneeTo !== undefined && data.assigneeTo !== data.assigneeFrom,
  );
  return steps.slice(handed + 1).filter((entry) => entry.actorId === assigneeId);
}
