/** IndexedDB as promises: two look-ups do not carry a library into the worker. */
export function promised<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/**
 * Opens a database, works, closes it.
 *
 * @param make creates its stores; without it a database that does not exist is not made, and null comes back
 */
export async function withDatabase<T>(
  name: string,
  make: ((db: IDBDatabase) => void) | null,
  work: (db: IDBDatabase) => Promise<T>,
): Promise<T | null> {
  const opening = indexedDB.open(name, make ? 1 : undefined);
  let missing = false;
  opening.onupgradeneeded = () => {
    if (make) return make(opening.result);
    missing = true;
    opening.transaction?.abort();
  };
  let db: IDBDatabase;
  try {
    db = await promised(opening);
  } catch (error) {
    if (missing) return null;
    throw error;
  }
  try {
    return await work(db);
  } finally {
    db.close();
  }
}
