import { promised, withDatabase } from './idb';

export const WORKER_DATABASE = 'holdfast-worker';
const TABLE = 'shown';
const BY_TIME = 'at';
/** Events remembered: far more than one push service keeps for a device. */
const KEPT = 500;

function make(db: IDBDatabase): void {
  db.createObjectStore(TABLE).createIndex(BY_TIME, BY_TIME);
}

/** Whether this event was shown on this device before. */
export async function wasShown(key: string): Promise<boolean> {
  const found = await withDatabase(WORKER_DATABASE, make, (db) =>
    promised(db.transaction(TABLE).objectStore(TABLE).count(key)),
  );
  return (found ?? 0) > 0;
}

/** How many events were shown on this device since then, put away or not. */
export async function shownSince(at: number): Promise<number> {
  const found = await withDatabase(WORKER_DATABASE, make, (db) =>
    promised(db.transaction(TABLE).objectStore(TABLE).index(BY_TIME).count(IDBKeyRange.lowerBound(at))),
  );
  return found ?? 0;
}

/** Remembers an event and forgets the oldest beyond KEPT. */
export async function rememberShown(key: string, at: number): Promise<void> {
  await withDatabase(WORKER_DATABASE, make, async (db) => {
    const table = db.transaction(TABLE, 'readwrite').objectStore(TABLE);
    await promised(table.put({ at }, key));
    const surplus = (await promised(table.count())) - KEPT;
    if (surplus <= 0) return;
    const oldest = await promised(table.index(BY_TIME).getAllKeys(undefined, surplus));
    for (const old of oldest) table.delete(old);
  });
}
