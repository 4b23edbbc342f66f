import { expect, type Locator } from '@playwright/test';

/**
 * Presses something on a page that the server made, once React has taken it over: a press that comes before leads
 * nowhere. People come later than that, tests on a busy machine do not.
 */
export async function pressHydrated(target: Locator): Promise<void> {
  await hydrated(target);
  await target.click();
}

/** React has taken over the part of the page that this stands in. Where it does not, the failure says what is there. */
export const hydrated = (target: Locator): Promise<void> =>
  expect.poll(() => target.evaluate(standing, undefined, { timeout: 2000 }).catch(absent)).toBe('taken over');

const absent = (error: unknown) => `not there: ${String(error).slice(0, 400)}`;

/** Runs in the browser: whose the element is. What streams in waits in a hidden part until React reveals it. */
function standing(node: Element): string {
  if (Object.keys(node).some((key) => key.startsWith('__reactProps$'))) return 'taken over';
  const waits = node.closest('[hidden]') ? 'not revealed' : 'as the server sent it';
  const scripts = performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('.js')).length;
  return `${waits}, document ${document.readyState} and ${document.visibilityState}, ${scripts} scripts`;
}
