import { expect, type Locator } from '@playwright/test';

/**
 * Presses something on a page that the server made, once React has taken it over: a press that comes before leads
 * nowhere. People come later than that, tests on a busy machine do not.
 */
export async function pressHydrated(target: Locator): Promise<void> {
  await expect
    .poll(() => target.evaluate((node) => Object.keys(node).some((key) => key.startsWith('__reactProps$'))))
    .toBe(true);
  await target.click();
}
