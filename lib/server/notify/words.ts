import 'server-only';
import type { NoticeAct } from '#domain/notify/acts';
import type { NewsDetail, NotifiedEvent } from '#domain/notify/events';
import type { TicketKind } from '#domain/ticket/states';

/** Words this server sends outside of a page; each follows a ticket number: "INC-000123 assigned to you". */
const PUSH_WORDS = {
  'ticket.assigned': 'assigned to you',
  'ticket.resolved': 'resolved',
  'ticket.reopened': 'opened again',
  'ticket.commented': 'has a new comment',
  'ticket.mentioned': 'names you',
  'ticket.warned': 'is due soon',
  'ticket.breached': 'is overdue',
  'ticket.watched': 'changed',
  'ticket.major': 'is a major incident',
  'ticket.updateOwed': 'owes an update',
  'ticket.majorOver': 'is over',
  'ticket.numbered': 'has arrived',
  'ticket.approvalWanted': 'needs your approval',
  'ticket.decided': 'is decided',
  'ticket.closed': 'is closed: how did it go?',
  'article.review': 'to be looked at again',
  'change.approvalWanted': 'needs your approval',
  'change.decided': 'is decided',
  'change.voided': 'was changed: your decision is void',
} as const satisfies Record<NotifiedEvent, string>;

const DETAIL_WORDS = {
  note: 'has a new note',
  resolved: 'resolved',
  reopened: 'opened again',
  cancelled: 'cancelled',
  reassigned: 'went to another',
  declined: 'was given back',
  approved: 'is approved',
  rejected: 'is rejected',
  again: 'still needs your approval',
  lacking: 'needs somebody who approves it',
  task: 'has a task for you',
  expired: 'was not decided on in time',
} as const satisfies Record<NewsDetail, string>;

/** Events that are told by what became of a ticket. */
const TOLD_BY_DETAIL: ReadonlySet<NotifiedEvent> = new Set([
  ...(['ticket.commented', 'ticket.watched', 'ticket.decided', 'ticket.approvalWanted'] as const),
  ...(['ticket.assigned', 'change.approvalWanted', 'change.decided', 'change.voided'] as const),
]);
/** What stands in the place of a number, of what has none. */
export const ARTICLE = 'Article';

/** What a push says of an event. */
export const pushWords = (event: NotifiedEvent, detail: NewsDetail | null): string =>
  detail && TOLD_BY_DETAIL.has(event) ? DETAIL_WORDS[detail] : PUSH_WORDS[event];

const ACT_WORDS = {
  accept: 'Accept',
  travel: 'On my way',
  reply: 'Reply',
  note: 'Add a note',
  confirm: 'Confirm fixed',
  good: 'Good',
  poor: 'Not good',
  approve: 'Approve',
  reject: 'Reject',
} as const satisfies Record<NoticeAct, string>;

/** What a button on a notification says, by what kind of ticket it is about; null: about none. */
export const actWords = (act: NoticeAct, kind: TicketKind | null = null): string =>
  act === 'confirm' && kind === 'request' ? 'Yes, done' : ACT_WORDS[act];

/** A push that somebody sends to their own device. */
export const TEST_WORDS = { title: 'This is a test', body: 'Notifications reach this device.' } as const;
