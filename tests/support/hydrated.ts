import { expect, type Locator } from '@playwright/test';

/**
 * Presses something on a page that the server made, once React has taken it over: a press that comes before leads
 * nowhere. People come later than that, tests on a busy machine do not.
 */
export async function pressHydrated(target: Locator): Promise<void> {
  await hydrated(target);
  await target.click();
}

/** React has taken over the part of the page that this stands in. */
export const hydrated = (target: Locator): Promise<void> =>
  expect
    .poll(() => target.evaluate((node) => Object.keys(node).some((key) => key.startsWith('__reactProps$'))))
    .toBe(true);
