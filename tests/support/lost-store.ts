import type { BrowserContext, Page } from '@playwright/test';

/**
 * How the browser stands to its own store. `lost`: connections that are open never work again, new ones do, as in
 * WebKit after its storage process ended. `losing`: none work, old or new, from the moment at which the next ticket was
 * written. `back`: new ones work.
 */
type StoreState = 'lost' | 'losing' | 'back';

declare global {
  interface Window {
    storeIs(state: StoreState): void;
    /** There is no room for anything new. */
    refusesWrites?: boolean;
    /** How often the store was asked for in vain. */
    storeRefused: number;
  }
}

/** A browser whose store can be taken away. Before its first page. */
export async function losableStore(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const open = new Set<IDBDatabase>();
    const dead = new WeakSet<IDBDatabase>();
    let losing = false;
    let away = false;
    const lose = () => {
      for (const one of open) dead.add(one);
      open.clear();
    };
    const lost = () => {
      window.storeRefused += 1;
      const text = 'Connection to Indexed Database server lost. Refresh the page to try again';
      return new DOMException(text, 'UnknownError');
    };
    const { transaction } = IDBDatabase.prototype;
    IDBDatabase.prototype.transaction = function (...args) {
      if (away || dead.has(this)) throw lost();
      open.add(this);
      return transaction.apply(this, args);
    };
    const { put } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.put = function (...args) {
      if (window.refusesWrites && this.name === 'outbox')
        throw new DOMException('no room', 'QuotaExceededError');
      if (losing && this.name === 'ticket') {
        this.transaction.addEventListener('complete', () => {
          away = losing;
          lose();
        });
      }
      return put.apply(this, args);
    };
    window.storeRefused = 0;
    window.storeIs = (state) => {
      losing = state === 'losing';
      away = false;
      if (!losing) lose();
    };
  });
}

export const storeIs = (page: Page, state: StoreState): Promise<void> =>
  page.evaluate((now) => {
    window.storeRefused = 0;
    window.storeIs(now);
  }, state);

/** A device without room for what somebody does; all else goes on. */
export const refuseWrites = (page: Page, on: boolean): Promise<void> =>
  page.evaluate((refuses) => {
    window.refusesWrites = refuses;
  }, on);

export const storeWasRefused = async (page: Page): Promise<void> =>
  void (await page.waitForFunction(() => window.storeRefused > 0));
