import { type PushPayload, readPushPayload } from '#domain/notify/push-payload';

/** A notification before it is shown. */
export interface Notice {
  title: string;
  body: string;
  /** A later one with the same tag takes the place of the earlier. */
  tag: string;
  /** Where pressing it leads, within the app. */
  path: string;
  /** What makes a repeat; null when it may come again. */
  once: string | null;
}

/** Shown when the message is unreadable, or meant for somebody who is not signed in here. */
export const PLAIN: Notice = {
  title: 'Holdfast has news',
  body: 'Open the app to see it.',
  tag: 'holdfast-news',
  path: '/app',
  once: null,
};

const ID = /^[0-9a-f-]{36}$/;

/**
 * What to show for a message. Details only to the person it is meant for.
 *
 * @param person who is signed in on this device
 */
export function noticeOf(message: unknown, person: string | null): Notice {
  const payload = readPushPayload(message);
  if (!payload || payload.for !== person || !ID.test(payload.ticketId)) return PLAIN;
  return {
    title: `${payload.number} ${payload.words}`,
    body: payload.title,
    tag: payload.id,
    path: `/app/tickets/${payload.ticketId}`,
    once: onceKey(payload),
  };
}

const onceKey = ({ id, event, for: person }: PushPayload): string => `${id} ${event} ${person}`;
