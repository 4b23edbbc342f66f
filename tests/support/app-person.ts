import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  expect,
  type Page,
} from '@playwright/test';
import type { Role } from '#domain/access/roles';
import { account, signInOver } from '../e2e/people';
import { leaveOpen } from './left-open';

export const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } as const;
export const SMALL = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true } as const;
export const DESK = { viewport: { width: 1440, height: 900 } } as const;
export const LAPTOP = { viewport: { width: 1100, height: 800 } } as const;

export interface AppPerson {
  page: Page;
  context: BrowserContext;
}

type PersonOptions = BrowserContextOptions & {
  path?: string;
  /** Done to the browser before its first page. */
  before?: (context: BrowserContext) => Promise<void>;
};

/**
 * A browser in which somebody of the demonstration is signed in, and has opened the app at `path`. It asks for less
 * motion, as people may: what slides is slow to draw here, and only one test is about it. Tests that need the service
 * worker say `serviceWorkers: 'allow'`: its first download doubles what a start costs.
 */
export async function personInApp(
  browser: Browser,
  url: string,
  role: Role,
  options: PersonOptions = {},
): Promise<AppPerson> {
  const { path = '/app', before, ...rest } = options;
  const context = await browser.newContext({
    baseURL: url,
    timezoneId: 'Europe/Berlin',
    reducedMotion: 'reduce',
    serviceWorkers: 'block',
    ...PHONE,
    ...rest,
  });
  const { cookie } = await signInOver(url, account(role));
  const at = cookie.indexOf('=');
  await context.addCookies([
    { name: cookie.slice(0, at), value: cookie.slice(at + 1), url, httpOnly: true, sameSite: 'Lax' },
  ]);
  await before?.(context);
  const page = await context.newPage();
  const answer = await page.goto(path);
  expect(answer?.status() ?? 200, `the server opens ${path}`).toBeLessThan(500);
  return { page, context };
}

/**
 * People whose browser stays open from one test of a file to the next. Where nothing depends on a device that is new,
 * opening the app a second time costs a quarter: its code is compiled and its rows are there.
 */
export class HeldPeople {
  readonly #held = new Map<string, AppPerson>();

  /** As `personInApp`; the app starts anew, on the device of this person that was used before. */
  async open(
    browser: Browser,
    url: string,
    role: Role,
    options: Omit<PersonOptions, 'before'> = {},
  ): Promise<AppPerson> {
    const { path = '/app', ...device } = options;
    const key = JSON.stringify([url, role, device]);
    const held = this.#held.get(key);
    if (!held) {
      const person = await personInApp(browser, url, role, options);
      leaveOpen(person.context);
      this.#held.set(key, person);
      return person;
    }
    await held.page.setViewportSize(device.viewport ?? PHONE.viewport);
    await held.page.goto(path);
    return held;
  }

  /** Ends all of them, before their app goes. */
  async close(): Promise<void> {
    for (const { context } of this.#held.values()) await context.close();
    this.#held.clear();
  }
}

/** The chip that says how it stands with the server, by the state it shows. */
export const syncIs = (page: Page, state: string) => page.locator(`[data-sync="${state}"]:visible`).first();

/** Goes to another place of the app as its own links do (lib/client/platform/navigate). */
export const openInApp = (page: Page, path: string): Promise<void> =>
  page.evaluate((to) => {
    history.pushState(null, '', to);
    window.dispatchEvent(new Event('holdfast:route'));
  }, path);

/** All that this person may hold is here. */
export async function settled(page: Page): Promise<void> {
  await expect(syncIs(page, 'upToDate')).toBeVisible({ timeout: 30_000 });
}

/** The same, and the app can start without the server. */
export async function installed(page: Page): Promise<void> {
  await settled(page);
  await hasWorker(page);
}

/** Every part of the app is on the device, also what was not shown yet. */
export async function hasWorker(page: Page): Promise<void> {
  await page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated');
}

/** For whoever will be without signal: parts of the app that were not shown yet come from the worker. */
export const WITH_WORKER = { serviceWorkers: 'allow' } as const;
