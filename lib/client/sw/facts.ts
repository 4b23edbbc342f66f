import { type PushPayload, readPushPayload } from '#domain/notify/push-payload';

/** A ticket that has news. */
export interface OneOfMany {
  ticketId: string;
  number: string;
  words: string;
}

/** What a notification on display carries with it. */
export interface NoticeFacts {
  /** Where pressing it leads, within the app. */
  path: string;
  news?: PushPayload;
  /** With it the device says that it was opened, while this person uses it. */
  receipt?: string;
  for?: string;
  /** When it was shown, device clock. */
  at?: number;
  /** Of one that stands for many: the tickets, the newest first. */
  tells?: OneOfMany[];
  /** It says that something done from a notification waits for signal: uid of the intent. */
  waits?: string;
}

/** The facts of a notification, whichever version of the worker showed it. */
export function factsOf({ data }: Notification): NoticeFacts {
  const {
    path,
    news,
    receipt,
    for: person,
    at,
    tells,
    waits,
  } = (typeof data === 'object' && data !== null ? data : {}) as Record<string, unknown>;
  return {
    path: typeof path === 'string' ? path : '/app',
    news: readPushPayload(news) ?? undefined,
    receipt: typeof receipt === 'string' ? receipt : undefined,
    for: typeof person === 'string' ? person : undefined,
    at: typeof at === 'number' ? at : undefined,
    // Written by us alone: what is on display never leaves this origin.
    tells: Array.isArray(tells) ? (tells as OneOfMany[]) : undefined,
    waits: typeof waits === 'string' ? waits : undefined,
  };
}
