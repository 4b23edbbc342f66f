import type Dexie from 'dexie';

/** Browsers, WebKit above all, lose the connection to IndexedDB; the same handle never works again. */
const LOST = new Set(['DatabaseClosedError', 'InvalidStateError', 'UnknownError']);

/**
 * Runs `work`; if the connection was lost, opens a new one and runs it once more. What was lost may have been
 * committed all the same: `work` must bear being done twice.
 *
 * @throws whatever `work` throws, at the second try too
 */
export async function withReopen<T>(db: Dexie, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!isLost(error)) throw error;
    db.close({ disableAutoOpen: false });
    await db.open();
    return await work();
  }
}

/** Whether an error says that the connection to the store is gone. */
export function isLost(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (
    LOST.has(error.name) ||
    /connection is closing|connection to indexed database server lost/i.test(error.message)
  ) {
    return true;
  }
  return 'inner' in error && isLost(error.inner);
}
