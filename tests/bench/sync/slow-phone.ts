import type { CDPSession, Page } from '@playwright/test';
import { hasWorker, openInApp, PHONE, settled } from '../../support/app-person';
import { openPerson } from './profile';
import { atMost, type Figure, median, share } from './times';

const SLOWER = 4;

/** A phone with everything on it, its processor slowed: a tap that changes a state, and a cold start without signal. */
export async function slowPhone(url: string, own: readonly string[], rounds: number): Promise<Figure[]> {
  const { context, page, close } = await openPerson(url, 'technician', PHONE);
  try {
    await page.goto('/app');
    await settled(page);
    await hasWorker(page);
    const slow = async (on: Page): Promise<CDPSession> => {
      const cdp = await context.newCDPSession(on);
      await cdp.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
      return cdp;
    };
    const cdp = await slow(page);
    const taps: number[] = [];
    for (const id of own.slice(0, rounds)) taps.push(await tap(page, id));
    await cdp.detach();
    await settled(page);
    await context.setOffline(true);
    const starts: number[] = [];
    for (let round = 0; round < 5; round++) {
      const cold = await context.newPage();
      await slow(cold);
      await cold.addInitScript(notePaint);
      await cold.goto('/app', { waitUntil: 'commit' });
      await cold.waitForFunction(() => window.painted > 0);
      starts.push(await cold.evaluate(() => window.painted));
      await cold.close();
    }
    return [
      atMost('cold start offline, 10,000 tickets, processor slowed 4 x, list painted', median(starts), 1_200),
      atMost(
        'tap to paint for a state change, processor slowed 4 x, p95',
        share(taps, 0.95),
        50,
        ` (p50 ${share(taps, 0.5).toFixed(0)} ms)`,
      ),
    ];
  } finally {
    await close();
  }
}

declare global {
  interface Window {
    /** ms from the navigation until a row of the list was painted; 0: not yet */
    painted: number;
    tapped: Promise<number>;
  }
}

function notePaint(): void {
  window.painted = 0;
  const observer = new MutationObserver(() => {
    if (!document.querySelector('[data-ticket]')) return;
    observer.disconnect();
    requestAnimationFrame(() =>
      setTimeout(() => {
        window.painted = performance.now();
      }),
    );
  });
  observer.observe(document, { childList: true, subtree: true });
}

/** From the finger until the ticket says "In progress". */
async function tap(page: Page, ticketId: string): Promise<number> {
  await openInApp(page, `/app/tickets/${ticketId}`);
  const start = page.getByRole('button', { name: 'Start', exact: true }).filter({ visible: true });
  await start.waitFor();
  await page.evaluate(() => {
    window.tapped = new Promise((resolve) => {
      let at = 0;
      document.addEventListener('click', (event) => (at = event.timeStamp), { capture: true, once: true });
      const isThere = () =>
        [...document.querySelectorAll('main button, footer button, button')].some(
          (one) => one.textContent?.trim() === 'Start' && (one as HTMLElement).offsetParent !== null,
        );
      const observer = new MutationObserver(() => {
        if (at === 0 || isThere()) return;
        observer.disconnect();
        requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - at)));
      });
      observer.observe(document.body, { childList: true, subtree: true, characterData: true });
    });
  });
  await start.tap();
  return page.evaluate(() => window.tapped);
}
