import { defineConfig } from '@playwright/test';
import { findChromium } from '../../scripts/lib/browsers.mjs';

/** `npx playwright test -c tests/e2e/playwright.config.ts [file]`, after `npm run build`. */
export default defineConfig({
  testDir: '.',
  globalSetup: '../support/e2e-world.ts',
  outputDir: '../../test-results',
  // Two are not faster, measured: one browser with its server and database keeps two cores busy, and what must be
  // seen within two seconds no longer is.
  workers: 1,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: true,
  retries: 0,
  reporter: [['list']],
  use: {
    browserName: 'chromium',
    screenshot: 'only-on-failure',
    // Recording every step makes each page twice as slow: only when asked for.
    trace: process.env.E2E_TRACE ? 'retain-on-failure' : 'off',
    launchOptions: {
      executablePath: findChromium(),
      // The last as on a phone with little memory: Chromium else keeps a process in stock for each page that is opened.
      args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu', '--renderer-process-limit=1'],
    },
  },
});
