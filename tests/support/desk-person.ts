import { type Browser, expect, type Page } from '@playwright/test';
import { account, signInOver } from '../e2e/people';
import { leaveOpen } from './left-open';

/** A manager's desk and phone: a browser each, for as many tests as a file has. */
export class ManagersDesk {
  readonly #pages = new Map<'desk' | 'phone', Page>();

  async page(browser: Browser, url: string, at: 'desk' | 'phone' = 'desk'): Promise<Page> {
    const held = this.#pages.get(at);
    if (held) return held;
    const context = await browser.newContext({
      baseURL: url,
      reducedMotion: 'reduce',
      serviceWorkers: 'block',
      viewport: at === 'phone' ? { width: 390, height: 844 } : { width: 1440, height: 900 },
      hasTouch: at === 'phone',
    });
    const { cookie } = await signInOver(url, account('manager'));
    const cut = cookie.indexOf('=');
    await context.addCookies([{ name: cookie.slice(0, cut), value: cookie.slice(cut + 1), url }]);
    const page = await context.newPage();
    leaveOpen(context);
    this.#pages.set(at, page);
    return page;
  }

  async close(): Promise<void> {
    for (const page of this.#pages.values()) await page.context().close();
  }
}

export const live = (page: Page) => expect(page.getByText(/^Live/)).toBeVisible({ timeout: 30_000 });

/** How many tickets the list in front of us has in all. */
export async function total(page: Page): Promise<number> {
  const range = page.getByText(/^\d+ of [\d,]+$/);
  await expect(range).toBeVisible();
  return Number((await range.textContent())?.split(' of ')[1]?.replaceAll(',', ''));
}
