import { expect } from '@playwright/test';
import { test } from '../support/e2e-test';
import { firstLoad } from '../support/first-load';

/** The goal is 220 kB; each step down is kept. */
const MOST_SCRIPT = 220_000;

test('the first visit of a phone: what comes before a row of My work answers a tap stays within its budget', async ({
  browser,
  baseURL,
}) => {
  const { script } = await firstLoad(browser, String(baseURL));
  expect(script).toBeLessThanOrEqual(MOST_SCRIPT);
});
