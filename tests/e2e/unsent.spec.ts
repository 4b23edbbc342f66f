import { randomUUID } from 'node:crypto';
import { type Browser, expect, type Page } from '@playwright/test';
import mysql, { type RowDataPacket } from 'mysql2/promise';
import { freePort } from '../../scripts/lib/ports.mjs';
import {
  type AppPerson,
  DESK,
  installed,
  openInApp,
  PHONE,
  personInApp,
  settled,
  syncIs,
  WITH_WORKER,
} from '../support/app-person';
import { type App, startApp } from '../support/app-server';
import { clean } from '../support/axe';
import { test } from '../support/e2e-test';
import { type Front, startFront } from '../support/front';
import { holdStore, releaseStore } from '../support/held-store';
import { losableStore, refuseWrites, storeIs, storeWasRefused } from '../support/lost-store';
import { allStored } from '../support/stored';
import { type Someone, someone } from '../support/sync-door';
import { account } from './people';

/** Unsent work under everything that happens to a device: one technician's phone lives through it, test after test. */

const TITLE = 'The badge printer eats its cards';

let front: Front;
let app: App;
let device: Browser;
let amara: AppPerson;
let meera: Someone;
let ticketId: string;
test.beforeAll(async ({ browser }) => {
  test.setTimeout(120_000);
  const port = await freePort();
  front = await startFront(port);
  app = await startApp({ port, env: { NEXTAUTH_URL: front.url } });
  const [manager, requester, technician] = await Promise.all([
    someone(front.url, account('manager')),
    someone(front.url, account('requester')),
    someone(front.url, account('technician')),
  ]);
  meera = manager;
  ticketId = randomUUID();
  await requester.act('ticket.report', {
    ...{ ticketId, title: TITLE, description: 'Since this morning.', impact: 3, urgency: 2 },
    ...{ categoryId: null, siteId: null, place: null },
  });
  const teamId = technician.teamIds[0] ?? '';
  await meera.act('ticket.assign', { ticketId, teamId, assigneeId: technician.id });
  device = await withMemoryOfPages(browser);
  amara = await personInApp(device, front.url, 'technician', { ...WITH_WORKER, before: losableStore });
  await installed(amara.page);
});
test.afterAll(async () => {
  await device?.close();
  await app?.dispose();
  await front?.stop();
});

/** A browser like the others, that also keeps whole pages for Back: Playwright turns that off. */
const withMemoryOfPages = (browser: Browser): Promise<Browser> =>
  browser.browserType().launch({ ignoreDefaultArgs: ['--disable-back-forward-cache'] });

const sheet = (page: Page) => page.getByRole('dialog');
const words = (page: Page) => sheet(page).getByRole('textbox');
const onDevice = (page: Page) => page.getByText('On this device, not sent yet');
const begin = async (page: Page, text: string) => {
  await page.getByRole('button', { name: 'Comment', exact: true }).click();
  await words(page).fill(text);
};
const send = async (page: Page) => {
  await sheet(page).getByRole('button', { name: 'Send', exact: true }).click();
};
const write = async (page: Page, text: string) => {
  await begin(page, text);
  await send(page);
  await expect(sheet(page)).toBeHidden();
};
const isStored = async (page: Page, text: string) => (await allStored(page)).includes(text);
const toTicket = async (page: Page) => {
  await openInApp(page, `/app/tickets/${ticketId}`);
  await expect(page.getByRole('button', { name: 'Comment', exact: true })).toBeVisible();
};

async function query<T>(sql: string, values: unknown[]): Promise<T[]> {
  const connection = await mysql.createConnection({ uri: app.databaseUrl, timezone: 'Z' });
  const [rows] = await connection.query<(T & RowDataPacket)[]>(sql, values);
  await connection.end();
  return rows;
}
/** How often this stands on the server, whoever wrote it. */
const onServer = async (...texts: string[]) => {
  const rows = await query<{ body: string }>('select body from timeline where body in (?)', [texts]);
  return texts.map((text) => rows.filter(({ body }) => body === text).length);
};

test('two tabs without the server: one writes, the other shows it, it arrives once, and whoever is left listens', async () => {
  test.setTimeout(90_000);
  const { page: first, context } = amara;
  await toTicket(first);
  const second = await context.newPage();
  await second.goto(`/app/tickets/${ticketId}`);
  await settled(second);
  expect(front.streams.open).toBe(1);

  await app.stop();
  await write(second, 'Written in the second tab');
  for (const page of [first, second]) {
    await expect(page.getByText('Written in the second tab')).toBeVisible();
    await expect(onDevice(page)).toHaveCount(1);
  }
  await app.restart();
  for (const page of [first, second]) await expect(onDevice(page)).toHaveCount(0, { timeout: 40_000 });
  expect(await onServer('Written in the second tab')).toEqual([1]);
  await expect.poll(() => front.streams.open).toBe(1);

  const { opened } = front.streams;
  await first.close();
  amara.page = second;
  await expect.poll(() => front.streams).toEqual({ open: 1, opened: opened + 1 });
  await meera.act('ticket.edit', { ticketId, changes: { title: `${TITLE}, and smells` } });
  await expect(second.getByRole('heading', { name: 'and smells' })).toBeVisible();
});

test('P27 the browser loses the store: what is typed and sent meanwhile is kept, or said to be not saved', async () => {
  const { page, context } = amara;
  await toTicket(page);
  // As Chromium takes it away: it says so, and ends what is under way.
  const internals = await context.newPage();
  await internals.goto('chrome://indexeddb-internals');
  await internals.getByText('Force close').first().click();
  await internals.close();
  await write(page, 'After the browser closed the store');
  await expect(onDevice(page)).toHaveCount(0);

  // As WebKit loses it: nothing is said, and the connection never works again.
  await begin(page, 'A door');
  await storeIs(page, 'lost');
  await words(page).fill('A door that never closes');
  await expect.poll(() => isStored(page, 'A door that never closes')).toBe(true);
  await storeIs(page, 'lost');
  await send(page);
  await expect(sheet(page)).toBeHidden();
  await expect(onDevice(page)).toHaveCount(0);

  // And for a while none works, just when the screen has something new to read.
  await begin(page, 'Typed while nothing is stored');
  await storeIs(page, 'losing');
  await meera.act('ticket.edit', { ticketId, changes: { title: `${TITLE}, all of them` } });
  await storeWasRefused(page);
  await send(page);
  await expect(sheet(page).getByRole('alert').filter({ hasText: 'Not saved.' })).toBeVisible();
  await expect(words(page)).toHaveValue('Typed while nothing is stored');
  await storeIs(page, 'back');
  await expect(page.getByRole('heading', { name: 'all of them', includeHidden: true })).toBeVisible();
  await send(page);
  await expect(sheet(page)).toBeHidden();
  await expect(page.getByText('Typed while nothing is stored')).toBeVisible();
  await expect(onDevice(page)).toHaveCount(0);
  expect(
    await onServer(
      'After the browser closed the store',
      'A door that never closes',
      'Typed while nothing is stored',
    ),
  ).toEqual([1, 1, 1]);
});

test('P27 a store that stays lost: the page loads anew, and everything is there', async () => {
  const { page } = amara;
  await openInApp(page, '/app');
  await expect(page.getByRole('link', { name: TITLE })).toBeVisible();
  await storeIs(page, 'losing');
  const loaded = page.waitForEvent('load', { timeout: 30_000 });
  await meera.act('ticket.edit', { ticketId, changes: { title: `${TITLE}, and none is left` } });
  await loaded;
  await expect(page.getByRole('link', { name: 'and none is left' })).toBeVisible();
});

test('a tap is on the screen before it is stored, and taken back where the store does not take it', async () => {
  const { page } = amara;
  await toTicket(page);
  const start = page.getByRole('button', { name: 'Start', exact: true });
  const inProgress = page.getByText('In progress', { exact: true }).filter({ visible: true });
  const states = () =>
    query<{ state: string }>('select state from ticket where lower(hex(id)) = ?', [
      ticketId.replaceAll('-', ''),
    ]);

  await refuseWrites(page, true);
  await start.tap();
  await expect(page.getByRole('alertdialog').filter({ hasText: 'Not saved.' })).toBeVisible();
  await expect(start).toBeVisible();
  await expect(inProgress).toBeHidden();
  await refuseWrites(page, false);

  await holdStore(page);
  await start.tap();
  await expect(start).toBeHidden();
  await expect(inProgress).toBeVisible();
  await expect.poll(states).toEqual([{ state: 'assigned' }]);
  // Whoever leaves now is asked, and may stay.
  const asked = page.waitForEvent('dialog');
  await page.close({ runBeforeUnload: true });
  const dialog = await asked;
  expect(dialog.type()).toBe('beforeunload');
  await dialog.dismiss();
  await releaseStore(page);
  await settled(page);
  await expect.poll(states).toEqual([{ state: 'in_progress' }]);
  await expect(inProgress).toBeVisible();
  // And nobody is asked once it is stored.
  const asks = () =>
    page.evaluate(() => !window.dispatchEvent(new Event('beforeunload', { cancelable: true })));
  expect(await asks()).toBe(false);
});

test('a refusal stands at the end of a sheet that is longer than the screen, and is brought into view', async () => {
  const { page } = amara;
  await toTicket(page);
  await page.getByRole('button', { name: 'More', exact: true }).filter({ visible: true }).click();
  await page.getByRole('menuitem', { name: 'Edit', exact: true }).click();
  await sheet(page).getByLabel('Report').fill('Since this morning, all of them.');
  await expect(sheet(page).getByLabel('Where exactly')).not.toBeInViewport({ ratio: 1 });
  await refuseWrites(page, true);
  await sheet(page).getByRole('button', { name: 'Save changes', exact: true }).tap();
  await expect(sheet(page).getByText(/^Not saved\./)).toBeInViewport({ ratio: 1 });
  await refuseWrites(page, false);
  await sheet(page).getByRole('button', { name: 'Close' }).click();
  await expect(sheet(page)).toBeHidden();
});

test('a new version is taken while work waits: the page loads once, and what waits and what is half written is there', async () => {
  test.setTimeout(120_000);
  const { page } = amara;
  await toTicket(page);
  front.holds = '/api/sync';
  await write(page, 'Older than the new version');
  await begin(page, 'Half a sen');
  await sheet(page).getByRole('button', { name: 'Close' }).click();
  front.version = 'b';
  await openInApp(page, '/app');
  await page.evaluate(async () => void (await (await navigator.serviceWorker.ready).update()));
  await expect(page.getByText('A new version is ready')).toBeVisible();

  let loads = 0;
  page.on('load', () => loads++);
  await page.getByRole('button', { name: 'Use it now' }).click();
  // The browser changes workers when the old one has nothing under way, or when it ends one that idles: here it does.
  const browser = await page.context().newCDPSession(page);
  await browser.send('ServiceWorker.enable');
  await expect
    .poll(
      async () => {
        const isNew = await page.locator('html[data-version="b"]').count();
        if (isNew === 0) await browser.send('ServiceWorker.stopAllWorkers');
        return isNew;
      },
      { intervals: [5_000], timeout: 60_000 },
    )
    .toBe(1);
  await expect(page.getByRole('link', { name: /^1 unsent/ })).toBeVisible();
  await toTicket(page);
  await expect(page.getByText('A new version is ready')).toHaveCount(0);
  await expect(page.getByText('Older than the new version')).toBeVisible();
  await expect(onDevice(page)).toHaveCount(1);
  await page.getByRole('button', { name: 'Comment', exact: true }).click();
  await expect(words(page)).toHaveValue('Half a sen');
  await words(page).fill('Half a sentence, and the rest');
  await send(page);
  expect(loads).toBe(1);
  expect(await onServer('Older than the new version')).toEqual([0]);

  front.holds = null;
  await expect(onDevice(page)).toHaveCount(0, { timeout: 30_000 });
  expect(await onServer('Older than the new version', 'Half a sentence, and the rest')).toEqual([1, 1]);
});

test('P25 P26 the session ran out over unsent work: it grows, is nothing to the next person, and goes with its own', async () => {
  test.setTimeout(120_000);
  const { page } = amara;
  const signIn = async (role: 'technician' | 'manager') => {
    await page.getByLabel('E-mail').fill(account(role).email);
    await page.getByLabel('Password', { exact: true }).fill(account(role).password);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  };
  await toTicket(page);
  await expect.poll(() => isStored(page, '"key":"lock"')).toBe(true);
  await expect.poll(() => front.streams.open).toBe(1);
  front.holds = '/api/sync';
  await write(page, 'Before the session ran out');
  await query(
    'update session set expires_at = created_at where person_id = (select id from person where email = ?)',
    [account('technician').email],
  );
  // The server believes in a session for a moment longer; then it ends the stream.
  await expect.poll(() => front.streams.open).toBe(0);
  front.holds = null;
  const banner = page.locator('section').filter({ visible: true, hasText: /^Sign in to send/ });
  await expect(banner).toContainText('Sign in to send 1 change', { timeout: 20_000 });
  await write(page, 'After the session ran out');
  await expect(banner).toContainText('Sign in to send 2 changes');
  await expect(page.getByRole('heading', { name: TITLE })).toBeVisible();
  await expect(onDevice(page)).toHaveCount(2);

  await banner.getByRole('link', { name: 'Sign in', exact: true }).click();
  await signIn('manager');
  await expect(page.getByRole('heading', { name: TITLE })).toBeVisible({ timeout: 30_000 });
  await settled(page);
  for (const text of ['Before the session ran out', 'After the session ran out']) {
    await expect(page.getByText(text)).toHaveCount(0);
    expect(await isStored(page, text)).toBe(false);
  }
  expect(await onServer('Before the session ran out', 'After the session ran out')).toEqual([0, 0]);

  await page.setViewportSize(DESK.viewport);
  await page.goto('/desk');
  const herself = page.getByRole('button', { name: account('manager').name });
  await herself.click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await page.waitForURL(/\/sign-in$/);
  // The desk asks who is there, the app knows nobody: neither comes as she left it.
  await page.evaluate(() => void setTimeout(() => history.back()));
  await page.waitForURL(/\/sign-in\?next=/);
  await page.evaluate(() => void setTimeout(() => history.back()));
  await expect(page.getByRole('heading', { name: 'Nobody is signed in on this device' })).toBeVisible();
  await expect(page.getByText(TITLE)).toHaveCount(0);
  await page.setViewportSize(PHONE.viewport);
  await page.goto('/sign-in');
  // All rows are here, and what is locked is not open yet: nobody says that this is all.
  front.holds = '/api/sync/lock';
  const asked = page.waitForResponse((answer) => answer.url().endsWith('/api/sync/lock'));
  await signIn('technician');
  await asked;
  await expect(syncIs(page, 'updating')).toBeVisible();
  await expect(syncIs(page, 'upToDate')).toHaveCount(0);
  front.holds = null;
  await page.reload();
  await settled(page);
  await toTicket(page);
  // What was locked is opened with the first contact, and goes.
  await expect(page.getByText('Before the session ran out')).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText('After the session ran out')).toBeVisible();
  await expect(onDevice(page)).toHaveCount(0, { timeout: 30_000 });
  expect(await onServer('Before the session ran out', 'After the session ran out')).toEqual([1, 1]);
});

test('F17 the browser throws away what is here: what was sent comes back, and how much was not is said once', async () => {
  const { page } = amara;
  await toTicket(page);
  front.holds = '/api/sync';
  await write(page, 'Nobody else has this');
  const marks = () => page.evaluate(() => document.cookie);
  await expect.poll(marks, { timeout: 20_000 }).toMatch(/holdfast-kept-[0-9a-f]{8}-\d+=[0-9a-f-]{36}\.1\b/);
  await page.goto('about:blank');
  const browser = await page.context().newCDPSession(page);
  const storageTypes = 'indexeddb,cache_storage,service_workers';
  await browser.send('Storage.clearDataForOrigin', { origin: new URL(front.url).origin, storageTypes });
  front.holds = null;

  await page.goto('/app');
  const banner = page.locator('section').filter({ visible: true, hasText: 'could be sent' });
  await expect(banner).toContainText('1 change was lost before it could be sent', { timeout: 30_000 });
  await settled(page);
  await expect(page.getByText(TITLE)).toBeVisible();
  await clean(page, 'what the browser lost');
  await banner.getByRole('button', { name: 'I have read this' }).click();
  await expect(banner).toHaveCount(0);
  await page.reload();
  await settled(page);
  await expect.poll(marks, { timeout: 20_000 }).toMatch(/\.0\b/);
  await expect(banner).toHaveCount(0);
  expect(await onServer('Nobody else has this')).toEqual([0]);
});
