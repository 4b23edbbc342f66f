/** What worker and page say to each other. Both sides look at the origin first. */

/** Worker to page: the person pressed a notification; show this place. */
export interface OpenMessage {
  type: 'holdfast:open';
  path: string;
}

/** Worker to page: the network is back; send what waits. */
export interface SyncMessage {
  type: 'holdfast:sync';
}

export type WorkerMessage = OpenMessage | SyncMessage;

/** Page to worker: take over from the running version. The form is workbox-window's. */
export const TAKE_OVER = 'SKIP_WAITING';

/** Tag of the Background Sync that a page asks for while something waits to be sent. */
export const SYNC_TAG = 'holdfast-outbox';

/** A message of the worker, or null when it is of another form or would lead out of the app. */
export function readWorkerMessage(data: unknown): WorkerMessage | null {
  const { type, path } = (typeof data === 'object' && data !== null ? data : {}) as Record<string, unknown>;
  if (type === 'holdfast:sync') return { type };
  if (
    type === 'holdfast:open' &&
    typeof path === 'string' &&
    /^\/app(\/[\w/-]*(\?(write=(reply|note)|decide=reject))?)?$/.test(path)
  )
    return { type, path };
  return null;
}
