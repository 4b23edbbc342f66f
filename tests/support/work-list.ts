import type { Locator, Page } from '@playwright/test';

/** The list under "My work", as tests look at it. */
export const rows = (page: Page) => page.locator('[data-ticket]');
/** Those in a state, as the row says it. */
export const inState = (page: Page, state: string) =>
  rows(page).filter({ hasText: new RegExp(`· ?${state}`) });
/** One of its views, with its name and count. */
export const view = (page: Page, name: string) =>
  page.locator('label', { has: page.getByRole('radio', { name: new RegExp(`^${name} \\d+$`) }) });
export const countOf = async (tab: Locator) => Number((await tab.textContent())?.replace(/\D/g, ''));
