import type { Browser } from '@playwright/test';
import { account, signInOver } from '../e2e/people';
import { PHONE } from './app-person';
import { rows } from './work-list';

export interface FirstLoad {
  /** Compressed bytes of JavaScript that came before the first row answered a tap. */
  script: number;
  /** Time until then, and processor time of the page's main thread in it, ms. */
  time: number;
  cpu: number;
}

/**
 * The first visit of a technician on a phone that has nothing yet: from the address to the ticket that opens when the
 * first row of "My work" is tapped. The service worker is kept out: what it fetches for later comes after this.
 */
export async function firstLoad(browser: Browser, url: string): Promise<FirstLoad> {
  const context = await browser.newContext({ baseURL: url, serviceWorkers: 'block', ...PHONE });
  try {
    const { cookie } = await signInOver(url, account('technician'));
    const at = cookie.indexOf('=');
    await context.addCookies([{ name: cookie.slice(0, at), value: cookie.slice(at + 1), url }]);
    const page = await context.newPage();
    const cdp = await context.newCDPSession(page);
    const scripts = new Set<string>();
    let script = 0;
    cdp.on('Network.responseReceived', ({ requestId, type }) => {
      if (type === 'Script') scripts.add(requestId);
    });
    cdp.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      if (scripts.has(requestId)) script += encodedDataLength;
    });
    await cdp.send('Network.enable');
    await cdp.send('Performance.enable');
    const began = performance.now();
    await page.goto('/app', { waitUntil: 'commit' });
    await rows(page).first().tap();
    await page.waitForURL(/\/app\/tickets\//);
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    const time = performance.now() - began;
    const { metrics } = await cdp.send('Performance.getMetrics');
    const cpu = 1_000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0);
    return { script, time, cpu };
  } finally {
    await context.close();
  }
}
