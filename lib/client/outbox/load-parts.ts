import { Unreachable } from './transport';

/**
 * A part of the sync that most devices do without before their first rows. `loadActsAndReset` fetches all of them, so
 * that they are here when the signal goes.
 * @throws Unreachable when it is not on this device and did not come: then neither would what it is for
 */
function part<T>(load: () => Promise<T>): () => Promise<T> {
  let loaded: T | undefined;
  return async () => {
    try {
      loaded ??= await load();
      return loaded;
    } catch (cause) {
      throw new Unreachable(cause);
    }
  };
}

/** What follows when somebody may see more, or less. */
export const loadScopes = part(() => import('#sync/local/scopes'));
/** What replaces the whole copy of a device. */
export const loadReset = part(() => import('#sync/local/reset'));
/** What fetches a record outside one's scopes. */
export const loadRecord = part(() => import('./fetch-record'));
/** What sends the outbox: from the first thing done on a device. */
export const loadSender = part(() => import('./sender'));
