import { can } from '../access/capabilities';
import type { Actor } from '../access/roles';
import { type ApprovalFacts, mayDecide } from '../approval/may';
import type { ChangeFacts } from '../change/change';
import { mayDecideOn } from '../change/may';
import type { Id } from '../kernel/types';
import { isOffered, mayNote, mayStep, mayTravel, type TicketFacts } from '../ticket/actions';
import { isTheirsToRate, type RateFacts, type Score } from '../ticket/satisfaction';
import { isLegal } from '../ticket/states';
import type { NewsDetail, NotifiedEvent } from './events';

/** What can be done from a notification, without opening the app. */
export const NOTICE_ACTS = [
  'accept',
  'travel',
  'reply',
  'note',
  'confirm',
  'good',
  'poor',
  'approve',
  'reject',
] as const;
export type NoticeAct = (typeof NOTICE_ACTS)[number];

/** The scores that can be given from a notification. */
export const ACT_SCORES = { good: 4, poor: 2 } as const satisfies Partial<Record<NoticeAct, Score>>;

/** Most browsers show two, and drop the rest without a word. */
export const ACTS_SHOWN = 2;

/** What people want next after an event, most wanted first. What is not possible for them now falls away. */
const WANTED: Record<NotifiedEvent, readonly NoticeAct[]> = {
  'ticket.assigned': ['accept', 'travel', 'reply'],
  'ticket.reopened': ['accept', 'travel', 'reply'],
  'ticket.breached': ['accept', 'travel'],
  'ticket.warned': ['accept', 'travel'],
  'ticket.resolved': ['confirm', 'reply'],
  'ticket.mentioned': ['reply'],
  'ticket.commented': ['reply'],
  'ticket.watched': [],
  'ticket.major': ['accept'],
  'ticket.updateOwed': [],
  'ticket.majorOver': [],
  'ticket.numbered': [],
  'ticket.closed': ['good', 'poor'],
  'ticket.approvalWanted': ['approve'],
  'ticket.decided': [],
  'article.review': [],
  'change.approvalWanted': ['approve', 'reject'],
  'change.decided': [],
  'change.voided': [],
};

type ActFacts = TicketFacts & RateFacts & ApprovalFacts;

/** Whether somebody can do it with the ticket as it is. An answer that everybody reads is never offered to a note. */
function isPossible(act: NoticeAct, actor: Actor, ticket: ActFacts): boolean {
  switch (act) {
    case 'accept':
      return isOffered(actor, ticket) && mayStep(actor, 'accept', ticket) && isLegal('accept', ticket.state);
    case 'travel':
      return mayTravel(actor, ticket);
    case 'confirm':
      return (
        ticket.requesterId === actor.id && mayStep(actor, 'close', ticket) && isLegal('close', ticket.state)
      );
    case 'good':
    case 'poor':
      return isTheirsToRate(actor, ticket) && ticket.satisfaction === null;
    case 'approve':
      return mayDecide(actor.id, ticket);
    case 'reject':
      // Of a request it is read first, and said why.
      return false;
    case 'reply':
      return can(actor.role, 'ticket.comment');
    case 'note':
      return mayNote(actor, ticket);
  }
}

/** What a notification offers its reader, in the order in which it is shown. */
export function actsFor(
  { event, detail }: { event: NotifiedEvent; detail: NewsDetail | null },
  actor: Actor,
  ticket: ActFacts,
): NoticeAct[] {
  // A part of it is not taken on with the whole.
  if (detail === 'task') return [];
  const wanted =
    detail === 'note' ? WANTED[event].map((act) => (act === 'reply' ? 'note' : act)) : WANTED[event];
  return wanted.filter((act) => isPossible(act, actor, ticket)).slice(0, ACTS_SHOWN);
}

/** The same of a change: whoever is asked approves of it, or rejects it. */
export const changeActsFor = (
  { event, detail }: { event: NotifiedEvent; detail: NewsDetail | null },
  me: Id,
  change: ChangeFacts,
): NoticeAct[] =>
  detail === 'lacking' || !mayDecideOn(me, change) ? [] : WANTED[event].slice(0, ACTS_SHOWN);
