import { placeOf } from '#domain/notify/place';
import { type PushPayload, readPushPayload } from '#domain/notify/push-payload';
import { readTestPayload } from '#domain/notify/test-push';
import type { NoticeFacts } from './facts';

/** A notification before it is shown. */
export interface Notice {
  title: string;
  body: string;
  /** A later one with the same tag takes the place of the earlier. */
  tag: string;
  /** What makes a repeat; null when it may come again. */
  once: string | null;
  facts: NoticeFacts;
}

/** Shown when the message is unreadable, or meant for somebody who is not signed in here. */
export const PLAIN: Notice = {
  title: 'Holdfast has news',
  body: 'Open the app to see it.',
  tag: 'holdfast-news',
  once: null,
  facts: { path: '/app' },
};

const ID = /^[0-9a-f-]{36}$/;

/**
 * What to show for a message. Details only to the person it is meant for.
 *
 * @param person who is signed in on this device
 */
export function noticeOf(message: unknown, person: string | null): Notice {
  const test = readTestPayload(message);
  if (test && test.for === person) {
    const { title, body, receipt } = test;
    return { title, body, tag: test.test, once: null, facts: { path: '/app/sync', receipt, for: person } };
  }
  const payload = readPushPayload(message);
  if (!payload || payload.for !== person || !ID.test(payload.ticketId)) return PLAIN;
  return {
    title: `${payload.number} ${payload.words}`,
    body: payload.title,
    tag: payload.id,
    once: onceKey(payload),
    facts: { path: placeOf(payload), news: payload, receipt: payload.receipt, for: person },
  };
}

const onceKey = ({ id, event, for: person }: PushPayload): string => `${id} ${event} ${person}`;
