import { type Browser, expect, type Page } from '@playwright/test';
import { account, signInOver } from '../e2e/people';

export interface DeskCookie {
  name: string;
  value: string;
}

/** A manager's session, for as many browsers as a file opens. */
export async function deskCookie(url: string): Promise<DeskCookie> {
  const { cookie } = await signInOver(url, account('manager'));
  const cut = cookie.indexOf('=');
  return { name: cookie.slice(0, cut), value: cookie.slice(cut + 1) };
}

/** A browser in which a manager is signed in, at a desk or with a phone. */
export async function atDesk(
  browser: Browser,
  url: string,
  cookie: DeskCookie,
  phone = false,
): Promise<Page> {
  const context = await browser.newContext({
    baseURL: url,
    reducedMotion: 'reduce',
    serviceWorkers: 'block',
    viewport: phone ? { width: 390, height: 844 } : { width: 1440, height: 900 },
    hasTouch: phone,
  });
  await context.addCookies([{ ...cookie, url }]);
  return context.newPage();
}

export const live = (page: Page) => expect(page.getByText(/^Live/)).toBeVisible({ timeout: 30_000 });

/** How many tickets the list in front of us has in all. */
export async function total(page: Page): Promise<number> {
  const range = page.getByText(/^\d+ of [\d,]+$/);
  await expect(range).toBeVisible();
  return Number((await range.textContent())?.split(' of ')[1]?.replaceAll(',', ''));
}
