import 'server-only';
import type { NewsDetail, NotifiedEvent } from '#domain/notify/events';
import type { Score } from '#domain/ticket/satisfaction';

interface MailWords {
  /** Follows the number in the subject: "[INC-000123] Assigned to you: …". */
  verb: string;
  /** @param who name of who did it; null: the desk itself */
  says: (who: string | null) => string;
}

/** By somebody, or by itself. */
const by =
  (active: string, passive: string) =>
  (who: string | null): string =>
    who ? `${who} ${active}` : passive;

const WORDS = {
  'ticket.assigned': {
    verb: 'Assigned to you',
    says: by('assigned this ticket to you.', 'This ticket was assigned to you.'),
  },
  'ticket.resolved': {
    verb: 'Resolved',
    says: by('resolved this ticket.', 'This ticket is resolved.'),
  },
  'ticket.reopened': {
    verb: 'Opened again',
    says: by('opened this ticket again.', 'This ticket was opened again.'),
  },
  'ticket.commented': { verb: 'New comment', says: by('wrote a comment.', 'There is a new comment.') },
  'ticket.mentioned': { verb: 'You are named', says: by('named you.', 'You were named.') },
  'ticket.warned': { verb: 'Due soon', says: () => 'The time promised for this ticket is running out.' },
  'ticket.breached': { verb: 'Overdue', says: () => 'The time promised for this ticket is over.' },
  'ticket.numbered': {
    verb: 'It has arrived',
    says: () => 'What you sent has arrived, and has its number.',
  },
  'ticket.watched': { verb: 'Changed', says: by('changed this ticket.', 'This ticket changed.') },
  'ticket.major': {
    verb: 'Major incident',
    says: by('declared this a major incident.', 'This is a major incident.'),
  },
  'ticket.updateOwed': {
    verb: 'Update owed',
    says: () => 'The update that was promised for this major incident is due.',
  },
  'ticket.majorOver': { verb: 'Over', says: () => 'What you said concerns you, too, is over.' },
  'ticket.approvalWanted': {
    verb: 'Approval wanted',
    says: () => 'Your approval is wanted for what was asked for.',
  },
  'ticket.decided': { verb: 'Decided', says: by('decided on what was asked for.', 'It is decided.') },
  'article.review': {
    verb: 'Look again',
    says: () => 'The day has come to look whether this article still holds.',
  },
  'change.approvalWanted': {
    verb: 'Approval wanted',
    says: () => 'Your approval of this change is wanted.',
  },
  'change.decided': { verb: 'Decided', says: by('decided on this change.', 'It is decided.') },
  'change.voided': {
    verb: 'Your decision is void',
    says: by(
      'changed what you had decided on. Where your word is wanted again, you are asked again.',
      'What you had decided on was changed. Where your word is wanted again, you are asked again.',
    ),
  },
  'ticket.closed': { verb: 'How did it go?', says: () => 'This ticket is closed. How did it go?' },
} as const satisfies Record<NotifiedEvent, MailWords>;

const DETAILS = {
  note: { verb: 'New note', says: by('wrote a note for colleagues.', 'There is a new note.') },
  resolved: WORDS['ticket.resolved'],
  reopened: WORDS['ticket.reopened'],
  cancelled: { verb: 'Cancelled', says: by('cancelled this ticket.', 'This ticket was cancelled.') },
  reassigned: {
    verb: 'Went to another',
    says: by('gave this ticket to another.', 'This ticket went to another.'),
  },
  declined: { verb: 'Given back', says: by('gave this ticket back.', 'This ticket was given back.') },
  approved: { verb: 'Approved', says: by('approved it.', 'It is approved.') },
  rejected: { verb: 'Rejected', says: by('rejected it.', 'It is rejected.') },
  lacking: {
    verb: 'Nobody can approve it',
    says: () => 'Nobody is named who could approve this. Open it and name somebody.',
  },
  task: {
    verb: 'A task for you',
    says: by('gave you a task of this ticket.', 'There is a task for you in this ticket.'),
  },
  again: {
    verb: 'Approval still wanted',
    says: () => 'Your approval is still wanted for what was asked for.',
  },
  expired: {
    verb: 'Not decided in time',
    says: () => 'Nobody decided on this change in time. It is assessed again; ask anew.',
  },
} as const satisfies Record<NewsDetail, MailWords>;

/** Events that are told by what became of a ticket. */
const TOLD_BY_DETAIL: ReadonlySet<NotifiedEvent> = new Set([
  ...(['ticket.commented', 'ticket.watched', 'ticket.decided', 'ticket.approvalWanted'] as const),
  ...(['ticket.assigned', 'change.approvalWanted', 'change.decided', 'change.voided'] as const),
]);

/** What a mail says of an event. */
export const mailWords = (event: NotifiedEvent, detail: NewsDetail | null): MailWords =>
  detail && TOLD_BY_DETAIL.has(event) ? DETAILS[detail] : WORDS[event];

const EVENTS: Record<NotifiedEvent, string> = {
  'ticket.assigned': 'tickets assigned to you',
  'ticket.resolved': 'resolved tickets of yours',
  'ticket.reopened': 'tickets of yours that are opened again',
  'ticket.commented': 'comments',
  'ticket.mentioned': 'texts that name you',
  'ticket.warned': 'tickets that are due soon',
  'ticket.breached': 'overdue tickets',
  'ticket.watched': 'changes of tickets you follow',
  'ticket.major': 'major incidents',
  'ticket.updateOwed': 'owed updates of major incidents',
  'ticket.majorOver': 'what you said concerns you, too',
  'ticket.numbered': 'numbers of what you sent',
  'ticket.approvalWanted': 'what you are to approve',
  'ticket.decided': 'what was decided on your requests',
  'ticket.closed': 'how it went',
  'article.review': 'articles to be looked at again',
  'change.approvalWanted': 'changes you are to approve',
  'change.decided': 'what was decided on changes of yours',
  'change.voided': 'decisions on changes that are void',
};

/** What the link at the end of a mail ends. */
export const noMore = (what: NotifiedEvent | 'all'): string =>
  what === 'all' ? 'No more mails about tickets' : `No more mails about ${EVENTS[what]}`;

/** What stands where somebody wrote something that goes out by no channel. */
export const READ_THERE = 'What it says stands in the ticket.';

/** Beneath what is to be approved. */
export const NOT_BY_ANSWER = 'An answer to this mail is a message that others read. It decides nothing.';

/** What a link says that shows what is to be approved. */
export const APPROVE_OR_REJECT = 'Look at it, and approve or reject';

/** The subject of the mail of a day. */
export const daySubject = (count: number): string =>
  count === 1 ? 'One change in your tickets' : `${count} changes in your tickets`;
/** Which ticket an answer is about, the mail of a day cannot say. */
export const DAY_ANSWERS =
  'Answers to this mail reach no ticket: open the one you mean, or answer the mail about it.';
export const MORE_THERE = (count: number): string => `And ${count} more. They stand in the desk.`;

const SCORE_WORDS = {
  1: 'Very bad',
  2: 'Not good',
  3: 'All right',
  4: 'Good',
  5: 'Very good',
} as const satisfies Record<Score, string>;

/** What a link says that says how it went. */
export const scoreWords = (score: Score): string => SCORE_WORDS[score];
