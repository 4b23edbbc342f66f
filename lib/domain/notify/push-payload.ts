import { CHANGE_STATES } from '../change/change';
import type { Id } from '../kernel/types';
import { TICKET_STATES } from '../ticket/states';
import { ACTS_SHOWN, NOTICE_ACTS, type NoticeAct } from './acts';
import { NOTIFIED_EVENTS, type NotifiedEvent } from './events';
import type { About } from './press';
import { isText } from './read';

/** Longest ticket title that leaves the house in a push: enough to know which one, not to tell the story. */
export const PUSH_TITLE_MAX = 80;

/** One thing that can be done from the notification. */
export interface OfferedAct {
  do: NoticeAct;
  /**
   * Of the intent that pressing it makes. Given away by the server, and the same on all devices of its person: pressed
   * twice, or on two of them, it is one intent.
   */
  uid: Id;
  /** In the reader's language. */
  title: string;
}

/** What a push carries: number, verb and short title. Never the text of a report, comment or note. */
export interface PushPayload {
  v: 1;
  /** uid of the event: also the tag of the notification, so that a repeat replaces instead of adding. */
  id: Id;
  event: NotifiedEvent;
  /** What it is about: the ticket, the change, or of an article that is to be looked at again the article. */
  ticketId: Id;
  /** "INC-000123" */
  number: string;
  /** What happened, in the reader's language: "assigned to you". */
  words: string;
  /** At most PUSH_TITLE_MAX characters; empty when the organisation hides titles. */
  title: string;
  /** The person it is meant for. A device where somebody else is signed in shows no details. */
  for: Id;
  /** The ticket when this was sent, and what its reader can do from here. Absent from servers before these were. */
  about?: About;
  acts?: OfferedAct[];
  /** Never lost among many. */
  urgent?: boolean;
  /** With it the device says that this was shown, and that it was opened. */
  receipt?: string;
  /** What is unread in the inbox of its person, this included: it stands on the icon of the app. */
  unread?: number;
}

/** The title cut to PUSH_TITLE_MAX characters, between characters and never inside one. */
export function shortTitle(title: string): string {
  const characters = [...title];
  if (characters.length <= PUSH_TITLE_MAX) return title;
  return `${characters
    .slice(0, PUSH_TITLE_MAX - 1)
    .join('')
    .trimEnd()}…`;
}

/** The payload, or null when it is not of the form this version knows. */
export function readPushPayload(value: unknown): PushPayload | null {
  if (typeof value !== 'object' || value === null) return null;
  const { v, id, event, ticketId, number, words, title, for: person } = value as Record<string, unknown>;
  const known = NOTIFIED_EVENTS.find((name) => name === event);
  if (v !== 1 || !known || !isText(id, 36) || !isText(ticketId, 36) || !isText(person, 36)) return null;
  if (!isText(number, 16) || !isText(words, 80) || !isText(title, PUSH_TITLE_MAX * 2)) return null;
  return {
    ...{ v, id, event: known, ticketId, number, words, title, for: person },
    ...readMore(value as Record<string, unknown>),
  };
}

/** What was added since the first version. Whatever of it is not understood is left out: the news are news without it. */
function readMore({ about, acts, urgent, receipt, unread }: Record<string, unknown>): Partial<PushPayload> {
  const then = readAbout(about);
  const offered = then && Array.isArray(acts) ? acts.flatMap(readAct).slice(0, ACTS_SHOWN) : [];
  return {
    ...(then && { about: then }),
    ...(offered.length > 0 && { acts: offered }),
    ...(urgent === true && { urgent }),
    ...(isText(receipt, RECEIPT_MAX) && { receipt }),
    ...(typeof unread === 'number' && Number.isInteger(unread) && unread >= 0 && { unread }),
  };
}

/** Longest secret of a receipt. */
const RECEIPT_MAX = 160;
/** Longest sign of what was read. */
const SEEN_MAX = 64;
/** Longest name of an act. */
const ACT_TITLE_MAX = 40;
const UID = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

function readAbout(value: unknown): About | null {
  const { ver, state, seen } = (typeof value === 'object' && value !== null ? value : {}) as Record<
    string,
    unknown
  >;
  const known = [...TICKET_STATES, ...CHANGE_STATES].find((name) => name === state);
  if (!known || typeof ver !== 'number' || !Number.isInteger(ver)) return null;
  return { ver, state: known, ...(isText(seen, SEEN_MAX) && { seen }) };
}

function readAct(value: unknown): OfferedAct[] {
  const {
    do: name,
    uid,
    title,
  } = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
  const known = NOTICE_ACTS.find((one) => one === name);
  if (!known || typeof uid !== 'string' || !UID.test(uid) || !isText(title, ACT_TITLE_MAX)) return [];
  return [{ do: known, uid, title }];
}
