import { defineConfig } from '@playwright/test';
import { findChromium } from '../../scripts/lib/browsers.mjs';

/** `npx playwright test -c tests/e2e/playwright.config.ts [file]`, after `npm run build`. */
export default defineConfig({
  testDir: '.',
  globalSetup: '../support/e2e-world.ts',
  outputDir: '../../test-results',
  workers: 1,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: true,
  retries: 0,
  reporter: [['list']],
  use: {
    baseURL: process.env.E2E_URL,
    browserName: 'chromium',
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: findChromium(),
      args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu'],
    },
  },
});
