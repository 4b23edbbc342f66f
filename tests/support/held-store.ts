import type { Page } from '@playwright/test';

declare global {
  interface Window {
    storeHeld?: boolean;
  }
}

/** Somebody else writes to the store of this device for as long as it takes: everybody waits for their turn. */
export const holdStore = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const all = await indexedDB.databases();
    const name = all.find((one) => one.name?.startsWith('holdfast-') && one.name !== 'holdfast-device')?.name;
    if (!name) throw new Error('nobody has a store here');
    const opening = indexedDB.open(name);
    await new Promise((resolve) => {
      opening.onsuccess = resolve;
    });
    const db = opening.result;
    const tx = db.transaction([...db.objectStoreNames], 'readwrite');
    tx.oncomplete = () => db.close();
    window.storeHeld = true;
    await new Promise<void>((resolve) => {
      const hold = () => {
        resolve();
        // A transaction lives as long as it is asked for something.
        if (window.storeHeld) tx.objectStore('meta').count().onsuccess = hold;
      };
      hold();
    });
  });

export const releaseStore = (page: Page): Promise<void> =>
  page.evaluate(() => {
    window.storeHeld = false;
  });
