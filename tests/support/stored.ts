import type { Page } from '@playwright/test';

/** Every record of every database of the page's origin, as text; binary parts as their bytes. */
export const allStored = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const plain = (_: string, value: unknown) =>
      value instanceof ArrayBuffer ? new TextDecoder('latin1').decode(value) : value;
    let text = '';
    for (const { name = '' } of await indexedDB.databases()) {
      const db = await done(indexedDB.open(name));
      for (const store of db.objectStoreNames)
        text += JSON.stringify(await done(db.transaction(store).objectStore(store).getAll()), plain);
      db.close();
    }
    return text;
  });
