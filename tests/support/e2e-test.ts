import { test as base } from '@playwright/test';
import { startApp } from './app-server';
import { isLeftOpen } from './left-open';
import { listenForTrouble } from './trouble';

/**
 * Playwright's test with three things added. `baseURL` is an app on a database of its own for each worker process, so
 * that files running beside each other never see each other's work. And no browser context is left behind: those
 * that a test opens by hand would live until the end of the whole run, each with its app, its stream and its timers. And
 * a test that fails tells what its browsers and servers said.
 */
export const test = base.extend<{ leaveNothing: undefined }, { installation: string }>({
  installation: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern what the fixture needs
    async ({}, use) => {
      const app = await startApp();
      await use(app.url);
      await app.dispose();
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  baseURL: ({ installation }, use) => use(installation),
  leaveNothing: [
    async ({ browser }, use, testInfo) => {
      const tell = listenForTrouble(browser);
      const before = new Set(browser.contexts());
      await use(undefined);
      await tell(testInfo);
      for (const context of browser.contexts())
        if (!before.has(context) && !isLeftOpen(context)) await context.close();
    },
    { auto: true },
  ],
});
