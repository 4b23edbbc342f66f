import { type BrowserContext, expect, type Page } from '@playwright/test';
import { test } from '../support/e2e-test';
import {
  deliverPush,
  networkIsBack,
  notifications,
  pressNotification,
  type WorkerSelf,
  workerHandle,
} from '../support/push-browser';
import { controlledBy, news, remember, signInAs, TICKET } from '../support/worker-device';
import { startWorkerSite, type WorkerSite } from '../support/worker-site';

// The real worker on a site of a few files, whose versions change in a moment. The app around it is tested in the
// other specs.

let site: WorkerSite;
test.beforeEach(async () => {
  site = await startWorkerSite();
  await site.publish('a');
});
test.afterEach(() => site.stop());

const controlled = (page: Page, path?: string) => controlledBy(site, page, path);
const version = (page: Page) => page.getByRole('heading');
const text = (page: Page, path: string, init?: RequestInit) =>
  page.evaluate(([to, how]) => fetch(to, how).then((answer) => answer.text()), [path, init] as const);
const keptAddresses = (page: Page) =>
  page.evaluate(async () => {
    const all: string[] = [];
    for (const name of await caches.keys())
      for (const request of await (await caches.open(name)).keys())
        all.push(new URL(request.url).pathname + new URL(request.url).search);
    return all;
  });
/** Asks for a new version, as the app does when it is looked at. */
const lookForUpdate = (page: Page) =>
  page.evaluate(async () => void (await (await navigator.serviceWorker.getRegistration())?.update()));
const isWaiting = (page: Page) =>
  expect
    .poll(() => page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.waiting?.state))
    .toBe('installed');

test.describe('without the server', () => {
  test('every way into the app works', async ({ page, context }) => {
    await controlled(page);
    await page.close();
    await site.down();
    for (const [path, place] of [
      ['/app', '/app'],
      ['/app/tickets/0192', '/app/tickets/0192'],
      ['/app?from=home', '/app'],
      ['/', '/app'],
      ['/desk', '/app'],
    ] as const) {
      const fresh = await context.newPage();
      await fresh.goto(site.url + path);
      await expect(version(fresh)).toHaveText('version a');
      await expect(fresh.getByTestId('place')).toHaveText(place);
      await fresh.close();
    }
  });

  test('a proxy that says 502 for it counts as no server', async ({ page }) => {
    await controlled(page);
    site.gateway(502);
    await page.goto(site.url);
    await expect(version(page)).toHaveText('version a');
  });

  test('files answer whatever the deployment id says; a font that was used answers too', async ({ page }) => {
    await controlled(page);
    expect(await text(page, '/_next/static/media/arabic.woff2')).toBe('arabic letters');
    await expect.poll(() => keptAddresses(page)).toContain('/_next/static/media/arabic.woff2');
    await site.down();
    expect(await text(page, '/_next/static/chunks/late-a.js?dpl=9')).toBe('late a');
    expect(await text(page, '/_next/static/media/arabic.woff2?dpl=9')).toBe('arabic letters');
    expect(await text(page, '/theme.js')).toBe('theme a');
  });
});

test('with the server, its own pages come from it', async ({ page }) => {
  await controlled(page);
  await page.goto(site.url);
  await expect(page.locator('body')).toContainText('made by the server');
});

test('A38 after a sign-out the server was not told of, its pages wait until the app has told it', async ({
  page,
}) => {
  await controlled(page);
  await remember(page, 'endSession', true);
  for (const path of ['/', '/desk']) {
    await page.goto(site.url + path);
    await expect(page.getByTestId('place')).toHaveText('/app');
  }
});

test('A40 parts of pages and answers of the API are never kept', async ({ page }) => {
  await controlled(page);
  site.asked();
  expect(await text(page, '/app?_rsc=1', { headers: { RSC: '1' } })).toBe('a part of a page');
  expect(await text(page, '/app', { headers: { RSC: '1' } })).toBe('a part of a page');
  expect(await text(page, '/api/sync/x')).toBe('{"live":true}');
  expect(await text(page, '/api/sync/x')).toBe('{"live":true}');
  expect(site.asked()).toEqual(['/app?_rsc=1', '/app', '/api/sync/x', '/api/sync/x']);
  const kept = await keptAddresses(page);
  expect(kept.filter((address) => address.startsWith('/api') || address.includes('_rsc'))).toEqual([]);
  await site.down();
  await expect(text(page, '/api/sync/x')).rejects.toThrow('Failed to fetch');
});

test('one file did not come: the worker is tried again as soon as there is network', async ({ page }) => {
  site.withhold('/_next/static/chunks/late-a.js');
  await page.goto(`${site.url}/app`);
  await expect.poll(() => site.asked()).toContain('/_next/static/chunks/late-a.js');
  const registrations = () =>
    page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length);
  await expect.poll(registrations).toBe(0);
  site.withhold(null);
  await page.evaluate(() => void window.dispatchEvent(new Event('online')));
  await page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated');
});

test.describe('a new version', () => {
  test('waits until the person takes it, loads once, and leaves other tabs whole', async ({
    page,
    context,
  }) => {
    await controlled(page);
    const other = await context.newPage();
    await controlled(other);
    await site.publish('b');
    await lookForUpdate(page);
    await expect(page.getByRole('button', { name: 'Use it now' })).toBeVisible();
    await isWaiting(page);
    await page.reload();
    await expect(version(page)).toHaveText('version a');

    let loads = 0;
    page.on('load', () => loads++);
    await page.getByRole('button', { name: 'Use it now' }).click();
    await expect(version(page)).toHaveText('version b');
    await expect(page.getByRole('button')).toHaveCount(0);
    expect(loads).toBe(1);

    // The other tab still is version a, and finds the files of version a, which the server no longer has.
    await expect(version(other)).toHaveText('version a');
    expect(await text(other, '/_next/static/chunks/late-a.js')).toBe('late a');
    await other.getByRole('button', { name: 'Use it now' }).click();
    await expect(version(other)).toHaveText('version b');
    expect(loads).toBe(1);
  });

  test('one generation back is kept, two are not', async ({ page }) => {
    await controlled(page);
    for (const next of ['b', 'c']) {
      await site.publish(next);
      await lookForUpdate(page);
      await page.getByRole('button', { name: 'Use it now' }).click();
      await expect(version(page)).toHaveText(`version ${next}`);
    }
    await expect.poll(() => keptAddresses(page)).not.toContain('/_next/static/chunks/late-a.js');
    const kept = await keptAddresses(page);
    expect(kept.filter((address) => address.includes('late-')).sort()).toEqual([
      '/_next/static/chunks/late-b.js',
      '/_next/static/chunks/late-c.js',
    ]);
  });

  test('is taken by itself when the app was closed everywhere', async ({ page, context }) => {
    await controlled(page);
    await site.publish('b');
    await lookForUpdate(page);
    await isWaiting(page);
    await page.close();
    const next = await context.newPage();
    await expect
      .poll(async () => {
        await next.goto(`${site.url}/app`);
        return version(next).textContent();
      })
      .toBe('version b');
  });
});

test('A41 the way back: a worker that takes itself off leaves nothing but what people wrote', async ({
  page,
}) => {
  await controlled(page);
  await signInAs(page, 'ann');
  await site.switchOff();
  await lookForUpdate(page);
  await expect
    .poll(() => page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length))
    .toBe(0);
  await expect.poll(() => page.evaluate(() => caches.keys())).toEqual([]);
  const databases = await page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name));
  expect(databases).toEqual(['holdfast-device']);
});

/** As a person wipes them off the screen. */
const putAway = (page: Page) =>
  page.evaluate(async () => {
    for (const one of await (await navigator.serviceWorker.ready).getNotifications()) one.close();
  });
const PLAIN = { title: 'Holdfast has news', body: 'Open the app to see it.', tag: 'holdfast-news' };

test.describe('a push', () => {
  const ready = async (page: Page, context: BrowserContext, person: string | null) => {
    await context.grantPermissions(['notifications'], { origin: site.url });
    await controlled(page);
    if (person) await signInAs(page, person);
  };

  test('shows number, verb and title to the person it is for', async ({ page, context }) => {
    await ready(page, context, 'ann');
    await deliverPush(page, JSON.stringify(news()));
    await expect
      .poll(() => notifications(page))
      .toEqual([{ title: 'INC-000123 assigned to you', body: 'Printer broken', tag: news().id }]);
  });

  test('puts what is unread on the icon of the app, for whom it is meant alone', async ({
    page,
    context,
  }) => {
    await ready(page, context, 'ann');
    const worker = await workerHandle(context);
    await worker.evaluate(() => {
      const self = globalThis as unknown as { counts: number[] };
      self.counts = [];
      Object.defineProperty(navigator, 'setAppBadge', {
        value: async (count: number) => self.counts.push(count),
      });
    });
    const counts = () => worker.evaluate(() => (globalThis as unknown as { counts: number[] }).counts);
    await deliverPush(page, JSON.stringify(news({ unread: 3 })));
    await expect.poll(counts).toEqual([3]);
    await deliverPush(page, JSON.stringify(news({ id: TICKET, unread: 9, for: 'bob' })));
    await deliverPush(page, JSON.stringify(news({ id: TICKET, unread: 4 })));
    await expect.poll(counts).toEqual([3, 4]);
  });

  test('shows something, without details', async ({ page, context }) => {
    await ready(page, context, null);
    for (const [name, person, data] of [
      ['nobody is signed in', null, JSON.stringify(news())],
      ['another person is signed in', 'bob', JSON.stringify(news())],
      ['a message of a later version', 'ann', JSON.stringify(news({ v: 2 }))],
      ['nonsense', 'ann', 'nonsense'],
      ['an empty one', 'ann', ''],
    ] as const) {
      await test.step(`shows something, without details: ${name}`, async () => {
        if (person) await signInAs(page, person);
        await deliverPush(page, data);
        await expect.poll(() => notifications(page)).toEqual([PLAIN]);
        await putAway(page);
        await expect.poll(() => notifications(page)).toEqual([]);
      });
    }
  });

  test('the same event twice is one notification, and stays away once put away', async ({
    page,
    context,
  }) => {
    await ready(page, context, 'ann');
    await deliverPush(page, JSON.stringify(news()));
    await expect.poll(() => notifications(page)).toHaveLength(1);
    await deliverPush(page, JSON.stringify(news({ title: 'again' })));
    await expect.poll(() => notifications(page)).toMatchObject([{ body: 'again' }]);
    await putAway(page);
    await expect.poll(() => notifications(page)).toEqual([]);
    await deliverPush(page, JSON.stringify(news()));
    // Only then the next: while the worker looks for the one to put away, Chromium forgets what is not yet on display.
    await expect.poll(() => notifications(page)).toEqual([]);
    await deliverPush(page, JSON.stringify(news({ id: '0192f0aa-0000-7000-8000-000000000009' })));
    await expect
      .poll(async () => (await notifications(page)).map(({ tag }) => tag))
      .toEqual(['0192f0aa-0000-7000-8000-000000000009']);
  });

  test('pressed, it brings the open app to the ticket', async ({ page, context }) => {
    await ready(page, context, 'ann');
    await deliverPush(page, JSON.stringify(news()));
    await expect.poll(() => notifications(page)).toHaveLength(1);
    await pressNotification(context);
    await expect(page.getByTestId('place')).toHaveText(`/app/tickets/${TICKET}`);
    await expect.poll(() => notifications(page)).toEqual([]);
  });
});

test('pages hear the worker only in its own form', async ({ page, context }) => {
  await controlled(page);
  const worker = await workerHandle(context);
  await worker.evaluate(async () => {
    const scope = self as unknown as WorkerSelf;
    for (const client of await scope.clients.matchAll()) {
      client.postMessage({ type: 'holdfast:open', path: 'https://evil.example/' });
      client.postMessage({ type: 'holdfast:open', path: '/desk' });
      client.postMessage({ type: 'holdfast:open', path: '/app/../desk' });
      client.postMessage('holdfast:sync');
      client.postMessage({ type: 'holdfast:sync' });
    }
  });
  await expect.poll(() => page.evaluate(() => window.heard)).toEqual(['sync']);
});

test('the network is back: open pages are woken', async ({ page, context }) => {
  await controlled(page);
  await networkIsBack(page, context, site.url);
  await expect.poll(() => page.evaluate(() => window.heard)).toEqual(['sync']);
});

test.describe('what a browser can do about pushes', () => {
  const IPHONE =
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1';
  const without = () => {
    Reflect.deleteProperty(window, 'PushManager');
    Reflect.deleteProperty(window, 'Notification');
  };
  const state = (page: Page) => page.getByTestId('push');

  test('iOS in a tab: to be put on the Home Screen first', async ({ browser }) => {
    const page = await browser.newPage({ userAgent: IPHONE });
    await page.addInitScript(without);
    await controlled(page);
    await expect(state(page)).toHaveText('needs_install');
    await page.close();
  });
  test('iOS from the Home Screen: as everywhere', async ({ browser }) => {
    const page = await browser.newPage({ userAgent: IPHONE, permissions: ['notifications'] });
    await page.addInitScript(() => Object.defineProperty(navigator, 'standalone', { value: true }));
    await controlled(page);
    await expect(state(page)).toHaveText('off');
    await page.close();
  });
  test('a browser without push', async ({ page }) => {
    await page.addInitScript(without);
    await controlled(page);
    await expect(state(page)).toHaveText('unsupported');
  });
  test('never asked, and blocked', async ({ page }) => {
    const answer = (permission: string) =>
      page.addInitScript(
        (value) => Object.defineProperty(Notification, 'permission', { get: () => value }),
        permission,
      );
    await answer('default');
    await controlled(page);
    await expect(state(page)).toHaveText('default');
    await answer('denied');
    await page.reload();
    await expect(state(page)).toHaveText('denied');
  });
});
