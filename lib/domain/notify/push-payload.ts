import type { Id } from '../kernel/types';
import { NOTIFIED_EVENTS, type NotifiedEvent } from './events';

/** Longest ticket title that leaves the house in a push: enough to know which one, not to tell the story. */
export const PUSH_TITLE_MAX = 80;

/** What a push carries: number, verb and short title. Never the text of a report, comment or note. */
export interface PushPayload {
  v: 1;
  /** uid of the event: also the tag of the notification, so that a repeat replaces instead of adding. */
  id: Id;
  event: NotifiedEvent;
  ticketId: Id;
  /** "INC-000123" */
  number: string;
  /** What happened, in the reader's language: "assigned to you". */
  words: string;
  /** At most PUSH_TITLE_MAX characters; empty when the organisation hides titles. */
  title: string;
  /** The person it is meant for. A device where somebody else is signed in shows no details. */
  for: Id;
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

const isText = (value: unknown, max: number): value is string =>
  typeof value === 'string' && value.length <= max;

/** The payload, or null when it is not of the form this version knows. */
export function readPushPayload(value: unknown): PushPayload | null {
  if (typeof value !== 'object' || value === null) return null;
  const { v, id, event, ticketId, number, words, title, for: person } = value as Record<string, unknown>;
  const known = NOTIFIED_EVENTS.find((name) => name === event);
  if (v !== 1 || !known || !isText(id, 36) || !isText(ticketId, 36) || !isText(person, 36)) return null;
  if (!isText(number, 16) || !isText(words, 80) || !isText(title, PUSH_TITLE_MAX * 2)) return null;
  return { v, id, event: known, ticketId, number, words, title, for: person };
}
