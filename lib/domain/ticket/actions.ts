import { can } from '../access/capabilities';
import type { Actor } from '../access/roles';
import type { TaskOutcome } from '../fulfil/task';
import type { Id, Instant } from '../kernel/types';
import { isMajor } from '../major/is-major';
import { EDIT_FIELDS, type EditField, OWN_EDIT_FIELDS, REQUEST_EDIT_FIELDS } from './edit-fields';
import { isLegal, isOpen, TICKET_STEPS, type TicketKind, type TicketState, type TicketStep } from './states';

/** The facts of a ticket that decide who may act on it. */
export interface TicketFacts {
  kind?: TicketKind;
  state: TicketState;
  requesterId: Id;
  assigneeId: Id | null;
  /** When whoever has it said that they do; null: not yet. */
  acceptedAt?: Instant | null;
  teamId: Id;
  watcherIds: readonly Id[];
  confidential: boolean;
  siteId?: Id | null;
  major?: { since?: Instant; stoodDown?: true | undefined } | null | undefined;
  tasks?: readonly { teamId: Id; assigneeId: Id | null; outcome: TaskOutcome | null }[] | null | undefined;
}

/**
 * Staff act on tickets of their own teams or assigned to them; dispatchers on all. A confidential one is none of the
 * team's: a member who reported it, perhaps about colleagues, follows it like anybody who reports.
 */
const worksOn = (actor: Actor, ticket: TicketFacts): boolean =>
  can(actor.role, 'ticket.work') &&
  (ticket.assigneeId === actor.id || isOfTheTeam(actor, ticket) || can(actor.role, 'ticket.assignAny'));

const isOfTheTeam = (actor: Actor, ticket: TicketFacts): boolean =>
  actor.teamIds.includes(ticket.teamId) && (!ticket.confidential || ticket.watcherIds.includes(actor.id));

/** Whether this person works on the ticket: adds notes, time, watchers, things to do, ties to others. */
export const mayWorkOn = worksOn;

const isOwn = (actor: Actor, ticket: TicketFacts): boolean => ticket.requesterId === actor.id;

/** Whether role and relation allow the step, whatever the state. */
export function mayStep(actor: Actor, step: TicketStep, ticket: TicketFacts): boolean {
  switch (step) {
    case 'cancel':
      // Many wait for a major incident: whoever reported it first does not end it for all.
      if (isMajor(ticket) && !can(actor.role, 'incident.declare')) return false;
      return worksOn(actor, ticket) || (isOwn(actor, ticket) && can(actor.role, 'ticket.cancelOwn'));
    case 'reopen':
    case 'close':
      return worksOn(actor, ticket) || (isOwn(actor, ticket) && can(actor.role, 'ticket.confirmOwn'));
    case 'assign':
      return worksOn(actor, ticket) && can(actor.role, 'ticket.assign');
    case 'duplicate':
      // One that many read of is stood down first, so that they are told.
      return worksOn(actor, ticket) && !isMajor(ticket);
    case 'accept':
    case 'decline':
      return worksOn(actor, ticket) && ticket.assigneeId === actor.id;
    default:
      return worksOn(actor, ticket);
  }
}

/** The steps this person can take now: what buttons are made from, online or not. */
export function possibleSteps(actor: Actor, ticket: TicketFacts): TicketStep[] {
  return TICKET_STEPS.filter((step) => {
    if (step === 'take' && ticket.assigneeId !== null) return false;
    if (step === 'accept' && !isOffered(actor, ticket)) return false;
    // Its parts are seen to first.
    if (step === 'resolve' && ticket.tasks?.some(({ outcome }) => outcome === null)) return false;
    return isLegal(step, ticket.state) && mayStep(actor, step, ticket);
  });
}

/** Whether whoever has a ticket has not yet said that they have it. */
export const isUnaccepted = (ticket: Pick<TicketFacts, 'assigneeId' | 'acceptedAt' | 'state'>): boolean =>
  ticket.assigneeId !== null && isOpen(ticket.state) && !ticket.acceptedAt;

/** Whether somebody or a rule gave them this ticket, and they have not yet said that they have it. */
export const isOffered = (actor: Actor, ticket: TicketFacts): boolean =>
  ticket.assigneeId === actor.id && isUnaccepted(ticket);

/** What is open at a site that somebody of the staff packed: they go there, whoever works on it. */
const isTakenAlong = (actor: Actor, { siteId, state, confidential }: TicketFacts): boolean =>
  can(actor.role, 'site.pack') &&
  Boolean(siteId && actor.packedSiteIds?.includes(siteId)) &&
  isOpen(state) &&
  !confidential;

/** Whether a task is theirs, or their team's. A confidential ticket is none of the team's: of it only who was given a task knows. */
export const isTheirTask = (
  actor: Actor,
  { confidential }: Pick<TicketFacts, 'confidential'>,
  { assigneeId, teamId }: { teamId: Id; assigneeId: Id | null },
): boolean =>
  can(actor.role, 'ticket.work') &&
  (assigneeId === actor.id || (!confidential && actor.teamIds.includes(teamId)));

const hasTask = (actor: Actor, ticket: TicketFacts): boolean =>
  ticket.tasks?.some((task) => isTheirTask(actor, ticket, task)) ?? false;

/** Whether this person reads and writes internal notes on a ticket: one they work on or have a task of, or took along. */
export const mayNote = (actor: Actor, ticket: TicketFacts): boolean =>
  can(actor.role, 'ticket.note') &&
  (worksOn(actor, ticket) || isTakenAlong(actor, ticket) || hasTask(actor, ticket));

/**
 * Whether this person may change what the ticket says. Whoever reported it may put their own words right until
 * somebody has taken it; those who work on it until it is over.
 */
export function mayEdit(actor: Actor, ticket: TicketFacts): boolean {
  if (worksOn(actor, ticket)) return isOpen(ticket.state) || ticket.state === 'resolved';
  // What was asked for stands in the answers: whoever wants something else asks for that.
  if (ticket.kind === 'request') return false;
  return isOwn(actor, ticket) && can(actor.role, 'ticket.report') && ticket.state === 'new';
}

/** Fields a person may change: how urgent it is for the organisation and what it is about is for those who work on it. */
export const editableFields = (actor: Actor, ticket: TicketFacts): readonly EditField[] => {
  if (!mayEdit(actor, ticket)) return [];
  if (!worksOn(actor, ticket)) return OWN_EDIT_FIELDS;
  return ticket.kind === 'request' ? REQUEST_EDIT_FIELDS : EDIT_FIELDS;
};

/** Whether this person may say that they are on the way, or there. */
export const mayTravel = (actor: Actor, ticket: TicketFacts): boolean =>
  worksOn(actor, ticket) && ticket.assigneeId === actor.id && isOpen(ticket.state);

/** Whether this person may close the ticket to all but its parties, or open it again to the team. */
export const mayConceal = (actor: Actor, ticket: TicketFacts): boolean =>
  worksOn(actor, ticket) || isOwn(actor, ticket);
