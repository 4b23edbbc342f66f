import type { Browser } from '@playwright/test';
import { account, signInOver } from '../e2e/people';
import { PHONE } from './app-person';

export interface FirstLoad {
  /** Compressed bytes of JavaScript that came before the first row answered a tap. */
  script: number;
  /** Time until then, and processor time of the page's main thread in it, ms. */
  time: number;
  cpu: number;
}

interface Noted {
  headingAt: number;
}

/**
 * In the page: presses the first row as soon as there is one, and notes when the heading of its ticket came. From
 * outside, the press comes when this machine gets to it: on a busy one after the app has begun to fetch the rest.
 */
function pressFirstRow(): void {
  let pressed = false;
  new MutationObserver((_, observer) => {
    const row = pressed ? null : document.querySelector<HTMLElement>('[data-ticket]');
    if (row) {
      pressed = true;
      requestAnimationFrame(() => row.click());
    }
    if (!location.pathname.startsWith('/app/tickets/') || !document.querySelector('h1')) return;
    (window as unknown as Noted).headingAt = performance.now();
    observer.disconnect();
  }).observe(document, { childList: true, subtree: true });
}

/**
 * The first visit of a technician on a phone that has nothing yet: from the address to the ticket that opens when the
 * first row of "My work" is pressed. The service worker is kept out: what it fetches for later comes after this.
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
    const came: { at: number; bytes: number }[] = [];
    cdp.on('Network.responseReceived', ({ requestId, type }) => {
      if (type === 'Script') scripts.add(requestId);
    });
    cdp.on('Network.loadingFinished', ({ requestId, encodedDataLength, timestamp }) => {
      if (scripts.has(requestId)) came.push({ at: timestamp, bytes: encodedDataLength });
    });
    await context.addInitScript(pressFirstRow);
    await cdp.send('Network.enable');
    await cdp.send('Performance.enable');
    const began = performance.now();
    await page.goto('/app', { waitUntil: 'commit' });
    await page.waitForURL(/\/app\/tickets\//);
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    const time = performance.now() - began;
    const { metrics } = await cdp.send('Performance.getMetrics');
    const metric = (name: string) => metrics.find((one) => one.name === name)?.value ?? 0;
    const cpu = 1_000 * metric('TaskDuration');
    // What the ticket loads once it is there comes after the answer; both stand on one clock, in seconds.
    const ago = await page.evaluate(
      () => (performance.now() - (window as unknown as Noted).headingAt) / 1_000,
    );
    const answered = metric('Timestamp') - ago;
    const script = came.reduce((sum, { at: then, bytes }) => (then <= answered ? sum + bytes : sum), 0);
    return { script, time, cpu };
  } finally {
    await context.close();
  }
}
