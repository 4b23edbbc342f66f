import type { Decision } from '../approval/approval';
import type { Id } from '../kernel/types';
import type { EscalationAct, Measure } from '../sla/policy';
import type { TicketState } from '../ticket/states';

/** What happened, as far as people are told about it. Mutators emit these; `recipients` decides who hears. */
export type TicketEvent =
  | { type: 'ticket.assigned'; ticketId: Id; assigneeId: Id }
  /** It went to another team or person, or back to a queue. */
  | { type: 'ticket.reassigned'; ticketId: Id }
  /** Whoever it was given to gave it back. */
  | { type: 'ticket.declined'; ticketId: Id; declinedBy: Id }
  | { type: 'ticket.resolved'; ticketId: Id; requesterId: Id }
  | { type: 'ticket.closed'; ticketId: Id; requesterId: Id }
  | { type: 'ticket.reopened'; ticketId: Id; state: TicketState }
  | { type: 'ticket.cancelled'; ticketId: Id }
  /** @property internal a note, which not everybody may read who reads the ticket */
  | { type: 'ticket.commented'; ticketId: Id; internal: boolean }
  | { type: 'ticket.mentioned'; ticketId: Id; personId: Id; internal: boolean }
  /** It is a major incident from now on. */
  | { type: 'ticket.major'; ticketId: Id }
  /** An update of a major incident was promised by now, and is not there. */
  | { type: 'ticket.updateOwed'; ticketId: Id }
  /** A major incident is over: told to these, who said that it concerns them, too. */
  | { type: 'ticket.majorOver'; ticketId: Id; personIds: readonly Id[] }
  /** These are asked to approve it. @property again they were asked before, and have not decided */
  | { type: 'ticket.approvalWanted'; ticketId: Id; personIds: readonly Id[]; again?: true }
  /** Nobody, or too few, can decide on it: somebody has to be named. */
  | { type: 'ticket.approverLacking'; ticketId: Id }
  /** It is approved, or rejected. */
  | { type: 'ticket.decided'; ticketId: Id; outcome: Decision; requesterId: Id }
  /** A part of it is theirs to do, and can be done now. */
  | { type: 'ticket.taskGiven'; ticketId: Id; personId: Id }
  /** What was reported without signal has its number. @property quietly nothing sounds */
  | { type: 'ticket.numbered'; ticketId: Id; reporterId: Id; quietly: boolean }
  /** So much of a promised time is used up, percent. */
  | {
      type: 'ticket.mark';
      ticketId: Id;
      measure: Measure;
      percent: number;
      acts: readonly EscalationAct[];
      /** Who had it when it was passed: the act may have taken it from them. */
      assigneeId: Id | null;
    };

/** What happened with a change, as far as people are told about it. `changeRecipients` decides who hears. */
export type ChangeEvent =
  /** These are asked to approve it. @property again they were asked before, and have not decided */
  | { type: 'change.approvalWanted'; changeId: Id; personIds: readonly Id[]; again?: true }
  /** Too few can decide on it: somebody has to be named. */
  | { type: 'change.approverLacking'; changeId: Id }
  /** It is approved, or rejected. */
  | { type: 'change.decided'; changeId: Id; outcome: Decision }
  /** It is another change now: what these have said of it counts no more. */
  | { type: 'change.voided'; changeId: Id; personIds: readonly Id[] }
  /** Nobody decided on it in time. */
  | { type: 'change.expired'; changeId: Id };

/** Whatever people are told about. */
export type ToldEvent = TicketEvent | ChangeEvent;

/** Told by the date, and by no act: an article is to be looked at again. */
export const REVIEW_DUE = 'article.review' as const satisfies NotifiedEvent;

/** What a person can be told, strongest first: of one act everybody is told only the first of these. */
export const NOTIFIED_EVENTS = [
  'ticket.major',
  'ticket.updateOwed',
  'ticket.breached',
  'ticket.mentioned',
  'ticket.approvalWanted',
  'change.approvalWanted',
  'ticket.assigned',
  'ticket.resolved',
  'ticket.decided',
  'change.decided',
  'change.voided',
  'ticket.majorOver',
  'ticket.reopened',
  'ticket.commented',
  'ticket.warned',
  'ticket.watched',
  'ticket.numbered',
  'ticket.closed',
  'article.review',
] as const;
export type NotifiedEvent = (typeof NOTIFIED_EVENTS)[number];

/** Those that are about a change, and not about a ticket. */
export const CHANGE_NEWS = ['change.approvalWanted', 'change.decided', 'change.voided'] as const;
export type ChangeNews = (typeof CHANGE_NEWS)[number];

/** Whether what is told is about a change. */
export const isOfChange = (event: NotifiedEvent): event is ChangeNews =>
  CHANGE_NEWS.some((one) => one === event);

/** More about an event: that the word was a note, what became of a ticket that is followed, that a part of it is meant, or that nobody decided in time. */
export const NEWS_DETAILS = [
  'note',
  'resolved',
  'reopened',
  'cancelled',
  'reassigned',
  'declined',
  'approved',
  'rejected',
  'again',
  'lacking',
  'task',
  'expired',
] as const;
export type NewsDetail = (typeof NEWS_DETAILS)[number];
