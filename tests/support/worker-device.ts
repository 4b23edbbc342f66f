import type { Page } from '@playwright/test';
import type { WorkerSite } from './worker-site';

/** Opens a page that the worker controls. */
export async function controlledBy(site: WorkerSite, page: Page, path = '/app'): Promise<void> {
  await page.goto(site.url + path);
  await page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated');
}

/** A record of the app about this device. */
export const remember = (page: Page, key: string, value: unknown) =>
  page.evaluate(
    (record) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('holdfast-device', 10);
        opening.onupgradeneeded = () => void opening.result.createObjectStore('records', { keyPath: 'key' });
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const tx = opening.result.transaction('records', 'readwrite');
          tx.objectStore('records').put(record);
          tx.oncomplete = () => {
            opening.result.close();
            resolve();
          };
        };
      }),
    { key, value },
  );

/** As the app remembers who is signed in on this device. */
export const signInAs = (page: Page, userId: string) => remember(page, 'person', { userId });

/** What a push is about. */
export const TICKET = '0192f0aa-0000-7000-8000-000000000002';
/** A push as the first version of it was. */
export const news = (over: object = {}) => ({
  v: 1,
  id: '0192f0aa-0000-7000-8000-000000000001',
  event: 'ticket.assigned',
  ticketId: TICKET,
  number: 'INC-000123',
  words: 'assigned to you',
  title: 'Printer broken',
  for: 'ann',
  ...over,
});
