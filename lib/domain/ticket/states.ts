/**
 * States of a ticket (ITIL: new to closed; on hold stops the clock, see HOLD_REASONS), in the order they were added, as the
 * database has them. A request may wait for its approval before anybody works on it, and is over where it is rejected.
 */
export const TICKET_STATES = [
  'new',
  'assigned',
  'in_progress',
  'on_hold',
  'resolved',
  'closed',
  'cancelled',
  'awaiting_approval',
  'rejected',
] as const;
export type TicketState = (typeof TICKET_STATES)[number];

/** In the order they were added, as the database has them. */
export const TICKET_KINDS = ['incident', 'request'] as const;
export type TicketKind = (typeof TICKET_KINDS)[number];

/** What has numbers of its own, without gaps; in the order they were added, as the database has them. */
export const NUMBERED_KINDS = [...TICKET_KINDS, 'problem', 'change'] as const;
export type NumberedKind = (typeof NUMBERED_KINDS)[number];

/** Prefix of the ticket number per kind: INC-000123. */
export const NUMBER_PREFIX = { incident: 'INC', request: 'REQ' } as const satisfies Record<
  TicketKind,
  string
>;

export const HOLD_REASONS = ['user', 'vendor', 'change', 'parts'] as const;
export type HoldReason = (typeof HOLD_REASONS)[number];

/** What fixed it. `duplicate` is never chosen: it follows from naming the ticket that tells the same. */
export const RESOLUTION_CODES = [
  'replaced',
  'configured',
  'restarted',
  'workaround',
  'user_helped',
  'no_fault',
  'duplicate',
  'fulfilled',
] as const;

export type ResolutionCode = (typeof RESOLUTION_CODES)[number];

/** The codes a person chooses from. */
export const RESOLVE_CHOICES = RESOLUTION_CODES.filter((code) => code !== 'duplicate');
export type ResolveChoice = (typeof RESOLVE_CHOICES)[number];

/** What fixed an incident; a request is fulfilled, and nothing else. */
export const INCIDENT_FIXES = RESOLVE_CHOICES.filter((code) => code !== 'fulfilled');

/** The code that is kept: what resolves several tickets at once says the same of all of them. */
export const codeFor = (kind: TicketKind, code: ResolveChoice): ResolveChoice =>
  kind === 'request' ? 'fulfilled' : code;

/** Steps that change the state, each a mutation of its own. */
export const TICKET_STEPS = [
  'assign',
  'take',
  'start',
  'hold',
  'resume',
  'resolve',
  'reopen',
  'close',
  'cancel',
  'duplicate',
  'accept',
  'decline',
] as const;
export type TicketStep = (typeof TICKET_STEPS)[number];

/** Somebody of the staff can work on it. */
const WORKABLE = ['new', 'assigned', 'in_progress', 'on_hold'] as const;
const OPEN = [...WORKABLE, 'awaiting_approval'] as const;

/** The state table: from which states a step is legal, and where it leads (null: the state stays). */
export const STEP_TABLE: Record<TicketStep, { from: readonly TicketState[]; to: TicketState | null }> = {
  // Assigning a ticket that is already worked on hands it over without losing its progress.
  assign: { from: WORKABLE, to: null },
  take: { from: ['new', 'assigned'], to: 'assigned' },
  start: { from: ['new', 'assigned'], to: 'in_progress' },
  hold: { from: ['new', 'assigned', 'in_progress'], to: 'on_hold' },
  resume: { from: ['on_hold'], to: 'in_progress' },
  resolve: { from: WORKABLE, to: 'resolved' },
  // Where reopening leads depends on whether somebody holds the ticket: stateAfterReopen.
  reopen: { from: ['resolved', 'closed'], to: null },
  close: { from: ['resolved'], to: 'closed' },
  cancel: { from: OPEN, to: 'cancelled' },
  // It tells the same as another ticket, which goes on; this one is over.
  duplicate: { from: WORKABLE, to: 'closed' },
  // Whoever it was given to says that they have it. Nothing else changes.
  accept: { from: ['assigned', 'in_progress', 'on_hold'], to: null },
  // Back to its queue, from where it is given to somebody else.
  decline: { from: ['assigned', 'in_progress', 'on_hold'], to: 'new' },
};

/** Whether the state table allows the step from this state. */
export const isLegal = (step: TicketStep, state: TicketState): boolean =>
  STEP_TABLE[step].from.includes(state);

/** Whether somebody of the staff can work on it now: it is open, and waits for no approval. */
export const isWorkable = (state: TicketState): boolean =>
  (WORKABLE as readonly TicketState[]).includes(state);

/** Open: somebody still has to do something. Resolved is not open, although it can be reopened. */
export const isOpen = (state: TicketState): boolean => (OPEN as readonly TicketState[]).includes(state);

/** The state after "assign": a ticket without progress becomes assigned (or new, without assignee). */
export function stateAfterAssign(state: TicketState, hasAssignee: boolean): TicketState {
  if (state === 'new' || state === 'assigned') return hasAssignee ? 'assigned' : 'new';
  return state;
}

/** The state after "reopen": back to the one who worked on it, or to the queue. */
export const stateAfterReopen = (hasAssignee: boolean): TicketState => (hasAssignee ? 'assigned' : 'new');

/** What requesters are told: the states of their daily language. */
export const SIMPLE_STATES = ['open', 'in_progress', 'resolved', 'closed'] as const;
export type SimpleState = (typeof SIMPLE_STATES)[number];

/** The simple state behind a state: waiting is part of being worked on, withdrawn is closed. */
export function simpleState(state: TicketState): SimpleState {
  if (state === 'new' || state === 'assigned' || state === 'awaiting_approval') return 'open';
  if (state === 'in_progress' || state === 'on_hold') return 'in_progress';
  return state === 'resolved' ? 'resolved' : 'closed';
}
