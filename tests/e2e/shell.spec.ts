import { type Browser, expect, type Locator, type Page } from '@playwright/test';
import {
  DESK,
  HeldPeople,
  installed,
  LAPTOP,
  openInApp,
  PHONE,
  personInApp,
  settled,
  WITH_WORKER,
} from '../support/app-person';
import { type App, startApp } from '../support/app-server';
import { test } from '../support/e2e-test';
import { someone } from '../support/sync-door';
import { countOf, inState, rows, view } from '../support/work-list';
import { account } from './people';

/** The app's screens with signal, on an installation of their own because they change things. */

let app: App;
test.beforeAll(async () => {
  app = await startApp();
});
test.afterAll(async () => {
  await people.close();
  await app?.dispose();
});

const PLAIN = { hasTouch: false, isMobile: false } as const;
const people = new HeldPeople();
const technician = (browser: Browser) => people.open(browser, app.url, 'technician');
const atDesk = (browser: Browser) => people.open(browser, app.url, 'technician', { ...PLAIN, ...DESK });
const requester = (browser: Browser, path?: string) => people.open(browser, app.url, 'requester', { path });

const dialog = (page: Page) => page.getByRole('dialog');
const idOf = async (row: Locator) => String(await row.getAttribute('data-ticket'));

/** What the order of a list goes by: until when something is promised (a row without a promise follows), and how urgent. */
async function placeInOrder(row: Locator): Promise<string> {
  const due = row.locator('time[datetime]');
  const at = (await due.count()) > 0 ? await due.getAttribute('datetime') : 'no promise';
  return `${at} ${await row.getByText(/^Priority \d$/).textContent()}`;
}

test('the technician of the demonstration finds six tickets of her own, in groups, what is due first at the top, then the most urgent', async ({
  browser,
}) => {
  const { page } = await technician(browser);
  await expect(view(page, 'Mine')).toHaveText(/^Mine\s?6$/);
  await expect(rows(page)).toHaveCount(6);
  for (const group of await page.getByRole('region').all()) {
    const order = await Promise.all((await group.locator('[data-ticket]').all()).map(placeInOrder));
    expect(order.length).toBeGreaterThan(0);
    expect(order).toEqual([...order].sort());
  }
  await view(page, 'Unassigned').click();
  await expect(rows(page)).toHaveCount(await countOf(view(page, 'Unassigned')));
});

test('a ticket nobody has is taken, and given back', async ({ browser }) => {
  const { page } = await technician(browser);
  await settled(page);
  await view(page, 'Unassigned').click();
  const waiting = await countOf(view(page, 'Unassigned'));
  await rows(page).first().click();
  await page.getByRole('button', { name: 'Take', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Start', exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Take', exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'My work', exact: true }).click();
  await expect(view(page, 'Unassigned')).toHaveText(new RegExp(`^Unassigned\\s?${waiting}$`));
});

test('the list is where it was after a look at a ticket', async ({ browser }) => {
  const { page } = await technician(browser);
  await settled(page);
  await view(page, 'Team').click();
  const row = rows(page).nth(9);
  await row.scrollIntoViewIfNeeded();
  const before = await page.evaluate(() => window.scrollY);
  expect(before).toBeGreaterThan(200);
  await row.click();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect.poll(() => page.evaluate(() => window.scrollY)).toBe(0);
  await page.goBack();
  await expect.poll(() => page.evaluate(() => window.scrollY)).toBe(before);
  await row.click();
  await page.getByRole('button', { name: 'My work', exact: true }).click();
  await expect.poll(() => page.evaluate(() => window.scrollY)).toBe(before);
  // From another place one comes back to the tab one left.
  await page.getByRole('link', { name: 'Search', exact: true }).click();
  await expect(page.getByRole('searchbox')).toBeVisible();
  await page.goBack();
  await expect(view(page, 'Team')).toBeChecked();
});

test('a half-written resolution survives closing and reloading; nothing incomplete is accepted', async ({
  browser,
}) => {
  const { page } = await technician(browser);
  await settled(page);
  await inState(page, 'In progress').first().click();
  await page.getByRole('button', { name: 'Resolve', exact: true }).click();
  const text = dialog(page).getByLabel('What you did');
  await dialog(page).getByRole('button', { name: 'Resolve', exact: true }).click();
  await expect(dialog(page).getByText('Choose what fixed it.')).toBeVisible();
  await expect(text).toHaveAccessibleDescription(/Say in one sentence what you did/);

  await text.fill('Changed the power supply, waiting');
  await dialog(page).getByText('Replaced', { exact: true }).click();
  await expect(text).toHaveAccessibleDescription(/reads this/);
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toHaveCount(0);
  await page.reload();
  await page.getByRole('button', { name: 'Resolve', exact: true }).click();
  await expect(text).toHaveValue('Changed the power supply, waiting');
  await expect(dialog(page).getByRole('radio', { name: 'Replaced' })).toBeChecked();

  await dialog(page).getByRole('button', { name: 'Resolve', exact: true }).click();
  await expect(dialog(page)).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Reopen', exact: true })).toBeVisible();
  await expect(page.getByText('Changed the power supply, waiting')).toBeVisible();
});

test('what the server refuses is kept, shown and discarded only when asked twice', async ({ browser }) => {
  const { page, context } = await personInApp(browser, app.url, 'technician', WITH_WORKER);
  await installed(page);
  await view(page, 'Team').click();
  const row = inState(page, 'In progress').first();
  const ticketId = await idOf(row);
  await row.click();
  const path = new URL(page.url()).pathname;

  await context.setOffline(true);
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Hold' }).click();
  await dialog(page).getByText('Vendor', { exact: true }).click();
  await dialog(page).getByLabel('Details').fill('The vendor sends a part on Thursday');
  await dialog(page).getByRole('button', { name: 'Hold', exact: true }).click();
  await expect(page.getByText('On hold', { exact: true }).first()).toBeVisible();
  const meera = await someone(app.url, account('manager'));
  await meera.act('ticket.cancel', { ticketId, note: 'Twice the same' });
  await context.setOffline(false);

  const banner = page.getByText('It is cancelled already.').locator('xpath=ancestor::section[1]');
  await expect(banner).toBeVisible({ timeout: 30_000 });
  await expect(banner.getByText('The vendor sends a part on Thursday')).toBeVisible();
  await banner.getByRole('button', { name: 'Discard', exact: true }).click();
  // A toast is one as well, in the words of ARIA.
  const ask = page.getByRole('alertdialog').filter({ hasText: 'Discard 7 words?' });
  await expect(ask).toContainText('Discard 7 words?');
  await ask.getByRole('button', { name: 'Keep', exact: true }).click();
  await expect(banner).toBeVisible();

  await page.goto('/app/sync');
  await page.getByRole('button', { name: 'Add as note', exact: true }).click();
  await expect(page.getByText('Needs you', { exact: true })).toHaveCount(0);
  await page.goto(path);
  await expect(page.getByText('The vendor sends a part on Thursday')).toBeVisible();
});

test('a report becomes a ticket with a number, and can be followed', async ({ browser }) => {
  const { page } = await requester(browser);
  await settled(page);
  await page.getByRole('link', { name: 'Report something' }).filter({ visible: true }).first().click();
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(page.getByLabel('What is wrong?')).toHaveAccessibleDescription(/Say what is wrong/);
  await expect(page.getByLabel('What is wrong?')).toBeFocused();
  await page
    .getByLabel('What is wrong?')
    .fill('Der Drucker im Patientenstammdatenabgleich druckt leere Seiten. Seit heute früh.');
  await page.getByText('My team', { exact: true }).click();
  await page.getByText('Not at all', { exact: true }).click();
  await expect(page.getByText('Very urgent')).toBeVisible();
  await page.getByRole('button', { name: 'Send', exact: true }).click();

  await expect(page).toHaveURL(/\/app\/tickets\//);
  await expect(page.getByText(/^INC-\d{6}$/).first()).toBeVisible();
  await expect(page.getByRole('heading', { level: 1, name: 'Received' })).toBeVisible();
  await expect(page.locator('[aria-current="step"]')).toContainText('Received');
  await page.getByRole('button', { name: 'Add a message', exact: true }).click();
  await dialog(page).getByRole('textbox').fill('Es steht auf Ebene 2.');
  await dialog(page).getByRole('button', { name: 'Send', exact: true }).click();
  await expect(page.getByText('Es steht auf Ebene 2.')).toBeVisible();
  await page.getByRole('button', { name: 'Home', exact: true }).click();
  await expect(
    page.getByText('Der Drucker im Patientenstammdatenabgleich druckt leere Seiten'),
  ).toBeVisible();
  await page.goto('/app/report');
  await expect(page.getByLabel('What is wrong?')).toHaveValue('');
});

test('a requester never sees a note, and says when it is not fixed', async ({ browser }) => {
  const { page } = await requester(browser);
  await settled(page);
  await page
    .getByRole('link', { name: /Resolved, your turn/ })
    .first()
    .click();
  await expect(page.getByRole('heading', { level: 1, name: 'Fixed' })).toBeVisible();
  await expect(page.getByText('Internal, staff only')).toHaveCount(0);
  await page.getByRole('button', { name: 'Not fixed', exact: true }).click();
  await dialog(page).getByRole('textbox').fill('It fails again after ten minutes');
  await dialog(page).getByRole('button', { name: 'Not fixed', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Open again' })).toBeVisible();
  await expect(page.getByText('It fails again after ten minutes')).toBeVisible();
});

test('wide: list and ticket side by side, and keys move through the list', async ({ browser }) => {
  const { page } = await atDesk(browser);
  await settled(page);
  await expect(page.getByText('Choose a ticket')).toBeVisible();
  await expect(page.getByRole('navigation', { name: 'Places' })).toHaveCount(1);
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page.keyboard.press('k');
  await expect(rows(page).first()).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 2, name: 'Timeline' })).toBeVisible();
  await expect(rows(page).first()).toBeVisible();
  await expect(rows(page).first()).toHaveAttribute('aria-current', 'true');

  await page.setViewportSize(LAPTOP.viewport);
  await expect(rows(page).first()).toBeHidden();
  await page.getByRole('button', { name: 'My work', exact: true }).click();
  await expect(rows(page).first()).toBeVisible();
});

test('the first key press offers to skip to the content', async ({ browser }) => {
  const { page } = await atDesk(browser);
  await expect(rows(page).first()).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('#content')).toBeFocused();
});

test('every address of the app is answered by the server itself, not fetched from it over the network', async () => {
  const answer = await fetch(`${app.url}/app/tickets/0193b1f2-0000-7000-8000-00000000ffff`);
  expect(answer.status).toBe(200);
  // An address with an origin is one of another server to Next.
  expect(answer.headers.get('x-middleware-rewrite')).toBe('/app');
});

test('an address that does not exist says so, and a ticket that is not mine is not there', async ({
  browser,
}) => {
  const { page } = await requester(browser, '/app/nowhere');
  await expect(page.getByRole('heading', { name: 'This page does not exist' })).toBeVisible();
  for (const id of ['0193b1f2-0000-7000-8000-00000000ffff', 'typed-wrong']) {
    await openInApp(page, `/app/tickets/${id}`);
    await expect(page.getByRole('heading', { name: 'No such ticket for you' })).toBeVisible();
    await openInApp(page, '/app');
  }
});

test('signed out on the server: the app says so, and where to sign in', async ({ browser }) => {
  const { page, context } = await requester(browser);
  await settled(page);
  const cookies = await context.cookies();
  await context.clearCookies();
  await page.reload();
  const link = page.getByRole('link', { name: 'Sign in', exact: true });
  await expect(link).toHaveAttribute('href', '/sign-in?next=%2Fapp');
  await expect(page.getByRole('heading', { level: 1, name: 'Your reports' })).toBeVisible();
  await context.addCookies(cookies);
});

const ADDRESSES = ['/app', '/app/report', '/app/sync', '/app/you'];

const WIDTHS = [320, 360, 390, 1024, 1440];

/** Opens every kind of screen, and measures it at each width. */
async function nothingSticksOut(
  page: Page,
  role: 'technician' | 'requester',
  widths: number[],
): Promise<void> {
  const first =
    role === 'technician' ? rows(page).first() : page.locator('main a[href^="/app/tickets/"]').first();
  await expect(first).toBeVisible();
  const ticket = String(await first.getAttribute('href'));
  for (const path of [...ADDRESSES, ticket]) {
    await openInApp(page, path);
    for (const width of widths) {
      await page.setViewportSize({ width, height: 740 });
      await expect(page.getByRole('heading', { level: 1 }).filter({ visible: true }).first()).toBeVisible();
      const out = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      await expect.poll(out, `${path} at ${width} px`).toBeLessThanOrEqual(0);
    }
  }
}

test('nothing sticks out at any width, as technician', async ({ browser }) => {
  const { page } = await atDesk(browser);
  await nothingSticksOut(page, 'technician', WIDTHS);
});

test('nothing sticks out at any width, as requester', async ({ browser }) => {
  const { page } = await personInApp(browser, app.url, 'requester', { ...PLAIN, viewport: PHONE.viewport });
  await nothingSticksOut(page, 'requester', WIDTHS);
});

test.describe(() => {
  // As a person sets it in the browser: rem grows, and so do the breakpoints.
  let large: Browser;
  test.beforeAll(async ({ playwright, launchOptions }) => {
    const args = [...(launchOptions.args ?? []), '--blink-settings=defaultFontSize=32'];
    large = await playwright.chromium.launch({ ...launchOptions, args });
  });
  test.afterAll(() => large?.close());

  for (const role of ['technician', 'requester'] as const) {
    test(`nothing sticks out with text twice as large, as ${role}`, async () => {
      const plain = { ...PLAIN, viewport: PHONE.viewport };
      const { page, context } = await personInApp(large, app.url, role, plain);
      expect(await page.evaluate(() => getComputedStyle(document.documentElement).fontSize)).toBe('32px');
      await nothingSticksOut(page, role, [PHONE.viewport.width]);
      await context.close();
    });
  }
});

test('a screen whose code could not be fetched says so, takes nothing else down, and comes with the signal', async ({
  browser,
}) => {
  const { page, context } = await technician(browser);
  await expect(rows(page).first()).toBeVisible();
  await context.route('**/_next/static/**', (route) => route.abort());
  await openInApp(page, '/app/you');
  await expect(page.getByRole('heading', { name: 'This screen is not on this device yet' })).toBeVisible();
  await openInApp(page, '/app');
  await expect(rows(page).first()).toBeVisible();
  await openInApp(page, '/app/you');
  await expect(page.getByRole('heading', { name: 'This screen is not on this device yet' })).toBeVisible();
  await context.unroute('**/_next/static/**');
  await page.evaluate(() => window.dispatchEvent(new Event('online')));
  await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible();
});
