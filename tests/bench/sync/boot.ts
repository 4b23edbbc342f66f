import type { BrowserContext, Page } from '@playwright/test';
import { DESK, syncIs } from '../../support/app-person';
import { openPerson } from './profile';

export interface Boot {
  /** ms from the opening of the empty store until 50 rows of "My work" were painted. */
  first: number;
  /** ms until everything was in the store, readable by its indexes. */
  all: number;
  /** Compressed bytes of all answers. */
  wire: number;
}

declare global {
  interface Window {
    boot: { began: number; first: number; all: number };
  }
}

/**
 * One first start of the app on an empty device, as a technician.
 * @param payload the answers that brought the rows are added to it
 */
export async function boot(url: string, payload?: string[]): Promise<Boot> {
  const profile = await openPerson(url, 'technician', { ...DESK, serviceWorkers: 'block' });
  try {
    await watch(profile.context);
    const wire = await counted(profile.page, payload);
    await profile.page.goto('/app');
    await syncIs(profile.page, 'upToDate').waitFor({ timeout: 180_000 });
    const { began, first, all } = await profile.page.evaluate(() => window.boot);
    return { first: first - began, all: all - began, wire: wire() };
  } finally {
    await profile.close();
  }
}

async function counted(page: Page, payload: string[] | undefined): Promise<() => number> {
  const cdp = await page.context().newCDPSession(page);
  const asked = new Set<string>();
  let wire = 0;
  cdp.on('Network.requestWillBeSent', ({ requestId, request }) => {
    if (request.url.includes('/api/sync/') && request.method === 'POST') asked.add(requestId);
  });
  cdp.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (asked.has(requestId)) wire += encodedDataLength;
  });
  await cdp.send('Network.enable');
  if (payload)
    page.on('response', async (response) => {
      if (response.url().endsWith('/api/sync/bootstrap')) payload.push(await response.text());
    });
  return () => wire;
}

/** Notes when the store was opened, when fifty rows were painted, and when everything was here. */
async function watch(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    window.boot = { began: 0, first: 0, all: 0 };
    const { open } = IDBFactory.prototype;
    IDBFactory.prototype.open = function (name, version) {
      if (window.boot.began === 0 && /^holdfast-[\da-f]{8}-/.test(name))
        window.boot.began = performance.now();
      return open.call(this, name, version);
    };
    const painted = (what: 'first' | 'all') =>
      requestAnimationFrame(() =>
        setTimeout(() => {
          window.boot[what] ||= performance.now();
        }),
      );
    const look = () => {
      if (!window.boot.first && document.querySelectorAll('[data-ticket]').length >= 50) painted('first');
      if (!window.boot.all && document.querySelector('[data-sync="upToDate"]')) painted('all');
    };
    new MutationObserver(look).observe(document, { childList: true, subtree: true, attributes: true });
  });
}
