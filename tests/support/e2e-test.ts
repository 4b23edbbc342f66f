import { test as base } from '@playwright/test';
import { startApp } from './app-server';
import { isLeftOpen } from './left-open';

/**
 * Playwright's test with two things added. `baseURL` is an app on a database of its own for each worker process, so
 * that files running beside each other never see each other's work. And no browser context is left behind: those
 * that a test opens by hand would live until the end of the whole run, each with its app, its stream and its timers.
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
    async ({ browser }, use) => {
      const before = new Set(browser.contexts());
      await use(undefined);
      for (const context of browser.contexts())
        if (!before.has(context) && !isLeftOpen(context)) await context.close();
    },
    { auto: true },
  ],
});
