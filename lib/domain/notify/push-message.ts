import { placeOf } from './place';
import type { PushPayload } from './push-payload';
import type { TestPayload } from './test-push';

/** No message is longer, in bytes: push services take four thousand at most, with what encrypting adds. */
export const PUSH_MESSAGE_MAX = 3_000;

/** What says that a message describes its own notification (Declarative Web Push). */
export const DECLARATIVE_TYPE = 'application/notification+json';

/**
 * The text of a push. Our worker reads its own payload; beside it stands the notification as a browser shows it by itself
 * where there is no worker any more (Safari from 18.4). That one says neither title nor anything to press: nobody has looked
 * there who is signed in. `mutable`: where there is a worker, it comes first. The payload stands in the notification's data
 * as well: a browser may hand the worker only that.
 *
 * @param origin of this installation; null: it does not know its own address, and can name no page to open
 */
export function pushMessage(payload: PushPayload | TestPayload, origin: string | null): string {
  const own = JSON.stringify(payload);
  if (origin === null) return own;
  const { title, path, tag } =
    'test' in payload
      ? { title: payload.title, path: '/app/sync', tag: payload.test }
      : {
          title: `${payload.number} ${payload.words}`,
          path: placeOf(payload),
          tag: payload.id,
        };
  const badge = 'test' in payload || payload.unread === undefined ? {} : { app_badge: payload.unread };
  const notification = { title, navigate: `${origin}${path}`, tag, dir: 'auto', silent: false };
  return JSON.stringify({
    ...payload,
    ...badge,
    ...{ web_push: 8030, mutable: true, notification: { ...notification, data: payload } },
  });
}
