import type { Actor } from '#domain/access/roles';
import { possibleSteps, type TicketFacts } from '#domain/ticket/actions';
import type { TicketState, TicketStep } from '#domain/ticket/states';

/** What comes next in each state, best first: the first that is possible becomes the primary. */
const ORDER: Record<TicketState, readonly TicketStep[]> = {
  new: ['take', 'start', 'resolve', 'cancel'],
  assigned: ['take', 'start', 'resolve'],
  in_progress: ['resolve'],
  on_hold: ['resume', 'resolve'],
  resolved: ['reopen', 'close'],
  closed: ['reopen'],
  cancelled: [],
  awaiting_approval: [],
  rejected: [],
};

/** The one step that leads on from here for this person, or null. The person who reported it confirms first. */
export function nextStep(actor: Actor, ticket: TicketFacts): TicketStep | null {
  const possible = possibleSteps(actor, ticket);
  if (ticket.state === 'resolved' && ticket.requesterId === actor.id && possible.includes('close'))
    return 'close';
  return ORDER[ticket.state].find((step) => possible.includes(step)) ?? null;
}

/** Steps that are done at once; the others ask something first and open a sheet. */
const AT_ONCE = ['take', 'accept', 'start', 'resume', 'close'] as const;
export type StepAtOnce = (typeof AT_ONCE)[number];

export const isAtOnce = (step: TicketStep): step is StepAtOnce =>
  (AT_ONCE as readonly TicketStep[]).includes(step);
