import { randomUUID } from 'node:crypto';
import { type BrowserContext, expect, type Page } from '@playwright/test';
import { MINUTE } from '#domain/kernel/types';
import {
  DESK,
  hasWorker,
  installed,
  openInApp,
  PHONE,
  personInApp,
  settled,
  WITH_WORKER,
} from '../support/app-person';
import { type App, startApp } from '../support/app-server';
import { clean } from '../support/axe';
import { test } from '../support/e2e-test';
import { someone } from '../support/sync-door';
import { rows, view } from '../support/work-list';
import { account } from './people';

/** What one is told stands in the app, can be read without signal, and is then read everywhere. */
let app: App;
test.beforeAll(async () => {
  app = await startApp();
});
test.afterAll(() => app?.dispose());

const place = (page: Page) =>
  page
    .getByRole('navigation', { name: 'Places' })
    .filter({ visible: true })
    .getByRole('link', { name: /^Inbox/ });
const line = (page: Page, state: 'new' | 'read') => page.locator(`[data-notice="${state}"]`);
const sheet = (page: Page) => page.getByRole('dialog');

/** As whoever dispatches: gives a ticket to the technician. */
async function give(page: Page, id: string) {
  await openInApp(page, `/app/tickets/${id}`);
  await page.getByRole('button', { name: 'More', exact: true }).first().click();
  await page.getByRole('menuitem', { name: 'Assign' }).click();
  await sheet(page).getByText(account('technician').name).click();
  await sheet(page).getByRole('button', { name: 'Assign', exact: true }).click();
  await expect(sheet(page)).toHaveCount(0);
  await settled(page);
}

/** Nothing is wider than the phone. */
const fits = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth);

/** What the page put on the icon of the app, one count after the other. */
const badges = (page: Page) => page.evaluate(() => (window as unknown as { badges: number[] }).badges);
const badge = async (page: Page) => (await badges(page)).at(-1);
const before = async (context: BrowserContext) => {
  await context.addInitScript(() => {
    const counts: number[] = [];
    const setAppBadge = async (count: number) => void counts.push(count);
    Object.assign(window, { badges: counts });
    Object.assign(navigator, { setAppBadge, clearAppBadge: () => setAppBadge(0) });
  });
};

test('what somebody is given stands in their inbox, is read without signal, and then on every device', async ({
  browser,
}) => {
  const phone = await personInApp(browser, app.url, 'technician', {
    ...WITH_WORKER,
    before,
  });
  const tablet = await personInApp(browser, app.url, 'technician', DESK);
  const manager = await personInApp(browser, app.url, 'manager', { ...DESK, path: '/app' });
  const { page } = phone;
  await installed(page);
  await place(page).click();
  await expect(page.getByRole('heading', { name: 'Nothing for you yet' })).toBeVisible();
  await clean(page, 'an empty inbox');
  expect(await badge(page)).toBe(0);

  await openInApp(page, '/app');
  await view(page, 'Unassigned').click();
  const [one, two] = await rows(page).evaluateAll((list) => list.map((row) => row.dataset.ticket));
  await give(manager.page, String(one));
  await expect(place(page)).toHaveAccessibleName('Inbox 1 unread');
  await expect(place(tablet.page)).toHaveAccessibleName('Inbox 1 unread');
  expect(await badge(page)).toBe(1);
  await give(manager.page, String(two));
  await expect(place(page)).toHaveAccessibleName('Inbox 2 unread');

  await place(page).click();
  await expect(line(page, 'new')).toHaveCount(2);
  await expect(line(page, 'new').first()).toContainText(`${account('manager').name} gave it to you`);
  await expect(line(page, 'new').first()).toHaveAccessibleName(/^New/);
  expect(await fits(page)).toBe(true);
  await clean(page, 'an inbox with something new');

  await phone.context.setOffline(true);
  await line(page, 'new').first().click();
  await expect(page).toHaveURL(new RegExp(`/app/tickets/${two}`));
  await expect.poll(() => badge(page)).toBe(1);
  await page.reload();
  await openInApp(page, '/app/inbox');
  await expect(line(page, 'read')).toHaveCount(1);
  await expect(line(page, 'new')).toHaveCount(1);
  await expect(place(page)).toHaveAccessibleName('Inbox 1 unread');
  // To have read something is nothing that somebody would miss.
  await expect(page.getByRole('link', { name: 'Offline. Open Sync' })).toBeVisible();
  await expect(place(tablet.page)).toHaveAccessibleName('Inbox 2 unread');

  await phone.context.setOffline(false);
  await expect(place(tablet.page)).toHaveAccessibleName('Inbox 1 unread');
  await page.getByRole('button', { name: 'Mark all as read' }).click();
  await expect(line(page, 'read')).toHaveCount(2);
  await expect(page.getByRole('button', { name: 'Mark all as read' })).toHaveCount(0);
  expect(await badge(page)).toBe(0);
  await expect(place(tablet.page)).toHaveAccessibleName('Inbox');
  await openInApp(tablet.page, '/app/inbox');
  await expect(line(tablet.page, 'read')).toHaveCount(2);
  await clean(tablet.page, 'an inbox on a wide screen');
});

/** As whoever works on it: writes to whoever reported it. */
async function write(page: Page, text: string) {
  await page.getByRole('button', { name: 'Comment', exact: true }).first().click();
  await sheet(page).getByRole('textbox').first().fill(text);
  await sheet(page).getByRole('button', { name: 'Send', exact: true }).click();
  await expect(sheet(page)).toHaveCount(0);
  await settled(page);
}

test('whoever reports hears what became of it: many words on one ticket are one line', async ({
  browser,
}) => {
  const { page } = await personInApp(browser, app.url, 'requester', { ...PHONE, before });
  const manager = await personInApp(browser, app.url, 'manager', DESK);
  await settled(page);
  const path = String(await page.locator('main a[href^="/app/tickets/"]').first().getAttribute('href'));
  await openInApp(page, '/app/inbox');
  await expect(page.getByText('When somebody answers or repairs what you reported')).toBeVisible();
  await openInApp(manager.page, path);
  for (const text of ['One', 'Two', 'Three']) await write(manager.page, text);

  const said = `${account('manager').name} wrote a message`;
  await expect(place(page)).toHaveAccessibleName('Inbox 3 unread');
  await expect(line(page, 'new')).toHaveCount(1);
  await expect(line(page, 'new')).toContainText(said);
  await expect(line(page, 'new')).toContainText(`${said}, 2 times`);
  // What comes while it is on the screen is read as well.
  await line(page, 'new').click();
  await expect.poll(() => badge(page)).toBe(0);
  await write(manager.page, 'Four');
  await expect.poll(async () => (await badges(page)).slice(-2)).toEqual([1, 0]);
  await openInApp(page, '/app/inbox');
  await expect(place(page)).toHaveAccessibleName('Inbox');
  await expect(line(page, 'read')).toHaveCount(1);
});

test('on the phone the places fit, and Sync is reached by its chip', async ({ browser }) => {
  const { page } = await personInApp(browser, app.url, 'manager', WITH_WORKER);
  await settled(page);
  await hasWorker(page);
  const places = page.getByRole('navigation', { name: 'Places' }).filter({ visible: true }).getByRole('link');
  await expect(places).toHaveText(['My work', 'Search', 'New', /^Inbox/, 'You']);
  await page.getByRole('link', { name: /Open Sync$/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Sync' })).toBeVisible();
});

test('a report that waited for signal tells whoever made it, once, that it has its number', async ({
  browser,
}) => {
  const { page } = await personInApp(browser, app.url, 'requester');
  await settled(page);
  const title = 'The lift stands between two floors';
  const chau = await someone(app.url, account('requester'), -10 * MINUTE);
  await chau.act('ticket.report', {
    ...{ ticketId: randomUUID(), title, description: '', impact: 3, urgency: 2 },
    ...{ categoryId: null, siteId: null, place: null },
  });
  await expect(place(page)).toHaveAccessibleName('Inbox 1 unread');
  await place(page).click();
  await expect(line(page, 'new')).toHaveCount(1);
  await expect(line(page, 'new')).toContainText('It has arrived, and has its number');
  await expect(line(page, 'new')).toContainText(title);
  await expect(line(page, 'new')).toContainText(/INC-\d{6}/);
});

test('the desk shows what is unread, also beside a list that is followed, and who has not accepted', async ({
  browser,
}) => {
  const [meera, amara] = await Promise.all([
    someone(app.url, account('manager')),
    someone(app.url, account('technician')),
  ]);
  const { page } = await personInApp(browser, app.url, 'manager', {
    ...{ ...DESK, hasTouch: false, isMobile: false, path: '/desk/tickets' },
  });
  const desk = page.getByRole('navigation', { name: 'Places' }).filter({ visible: true });
  await expect(desk.getByRole('link', { name: 'Inbox', exact: true })).toBeVisible();
  const [one, two] = [randomUUID(), randomUUID()];
  for (const ticketId of [one, two]) {
    await meera.act('ticket.report', {
      ...{ ticketId, title: `Door ${ticketId.slice(0, 8)}`, description: '', impact: 1, urgency: 1 },
      ...{ categoryId: null, siteId: null, place: null },
    });
    await meera.act('ticket.assign', { ticketId, teamId: amara.teamIds[0] ?? '', assigneeId: amara.id });
  }
  const row = (ticketId: string) => page.locator(`tr[data-ticket="${ticketId}"]`);
  await expect(row(one)).toContainText('Not accepted yet');
  await expect(row(two)).toContainText('Not accepted yet');
  await amara.act('ticket.accept', { ticketId: one });
  await expect(row(one)).not.toContainText('Not accepted yet');
  await amara.act('ticket.decline', { ticketId: two, reason: 'I am at the other house' });
  await expect(desk.getByRole('link', { name: 'Inbox 1 unread' })).toBeVisible();
  await expect(row(two)).not.toContainText('Not accepted yet');
  await clean(page, 'a desk with something unread');
  await page.goto('/desk/dispatch');
  await expect(desk.getByRole('link', { name: 'Inbox 1 unread' })).toBeVisible();
  await desk.getByRole('link', { name: 'Inbox 1 unread' }).click();
  // What is read is sent while the app is open.
  const sent = page.waitForResponse(/api\/sync\/push/);
  await page.getByRole('button', { name: 'Mark all as read' }).click();
  await sent;
  await page.goto('/desk');
  await expect(desk.getByRole('link', { name: 'Inbox', exact: true })).toBeVisible();
});
