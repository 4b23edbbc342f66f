import { type Browser, expect, type Page } from '@playwright/test';
import { clean } from '../support/axe';
import { live, ManagersDesk, total } from '../support/desk-person';
import { test } from '../support/e2e-test';

/** The desk's list: the ticket beside it, many at once, and finding one among all. */

const manager = new ManagersDesk();
test.afterAll(() => manager.close());
const open = async (browser: Browser, url: string | undefined, path: string, at?: 'desk' | 'phone') => {
  const page = await manager.page(browser, String(url), at);
  await page.goto(path);
  await live(page);
  return page;
};

const rows = (page: Page) => page.getByRole('table', { name: 'Tickets' }).locator('tr[data-ticket]');
const pane = (page: Page) => page.getByRole('region', { name: 'Ticket', exact: true });
const numberOf = async (page: Page, row: number) =>
  /(?:INC|REQ)-\d+/.exec(await rows(page).nth(row).innerText())?.[0] ?? 'no number';
const titleOf = (page: Page, row: number) => rows(page).nth(row).locator('a[data-open]').innerText();

test('a ticket opens beside the list, follows the cursor, can be shared and reloaded, and closes', async ({
  browser,
  baseURL,
}) => {
  test.setTimeout(90_000);
  const page = await open(browser, baseURL, '/desk/tickets?view=all');
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await page.waitForURL(/ticket=[0-9a-f-]{36}/);
  // The same view as the app's, with its acts: fetched, and kept on this device.
  await expect(pane(page).getByRole('heading', { level: 1 })).toHaveText(await titleOf(page, 0), {
    timeout: 20_000,
  });
  await expect(
    pane(page)
      .getByText(await numberOf(page, 0))
      .first(),
  ).toBeVisible();
  await expect(page.getByRole('link', { name: 'Dashboard' }).getByText('Dashboard')).toBeHidden();
  await clean(page, 'the list beside its ticket');

  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await expect(pane(page).getByRole('heading', { level: 1 })).toHaveText(await titleOf(page, 2));
  await page.keyboard.press('k');
  await expect(pane(page).getByRole('heading', { level: 1 })).toHaveText(await titleOf(page, 1));
  const address = page.url();
  await page.reload();
  expect(page.url()).toBe(address);
  await expect(pane(page).getByRole('heading', { level: 1 })).toHaveText(await titleOf(page, 1));
  await page.keyboard.press('Escape');
  await expect(pane(page)).toHaveCount(0);
  expect(page.url()).not.toContain('ticket=');

  // The whole row opens it, not its words alone.
  await rows(page).nth(2).locator('td').nth(2).click();
  await expect(pane(page).getByRole('heading', { level: 1 })).toHaveText(await titleOf(page, 2));
  await page.keyboard.press('Escape');
  await expect(pane(page)).toHaveCount(0);

  await page.keyboard.press('j');
  await page.keyboard.press('o');
  await expect(pane(page)).toBeVisible();
  await page.goBack();
  await expect(pane(page)).toHaveCount(0);
  await page.keyboard.press('?');
  const keys = page.getByRole('dialog', { name: 'Keys' });
  await expect(keys).toContainText('Open the ticket beside the list');
  await page.keyboard.press('Escape');
  await expect(keys).toHaveCount(0);
  await page.keyboard.press('g');
  await page.keyboard.press('d');
  await page.waitForURL(/\/desk$/);
  await page.keyboard.press('g');
  await page.keyboard.press('t');
  await page.waitForURL(/\/desk\/tickets$/);
});

test('with a phone the list comes first, then the ticket, then the list again', async ({
  browser,
  baseURL,
}) => {
  const page = await open(browser, baseURL, '/desk/tickets', 'phone');
  const card = page.getByRole('listitem').filter({ hasText: /INC-/ }).first();
  await card.getByRole('link').click();
  await expect(pane(page).getByRole('heading', { name: 'Timeline' })).toBeVisible({ timeout: 20_000 });
  await expect(card).toBeHidden();
  await clean(page, 'the ticket on a phone');
  await pane(page).getByRole('button', { name: 'Close the ticket' }).click();
  await expect(card).toBeVisible();
});

test('many are held and assigned at once; what is not possible is named, the rest is done', async ({
  browser,
  baseURL,
}) => {
  // On hold comes first, what is new last.
  const page = await open(
    browser,
    baseURL,
    '/desk/tickets?sort=state&dir=desc&state=new,assigned,in_progress,on_hold',
  );
  const held = await numberOf(page, 0);
  await expect(rows(page).first()).toContainText('On hold');
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  await rows(page).filter({ hasText: 'Assigned' }).first().locator('label').click();
  const bar = page.getByRole('toolbar', { name: 'Selected tickets' });
  await expect(bar).toContainText('2 selected');
  await clean(page, 'selected tickets');
  await page.keyboard.press('h');
  const sheet = page.getByRole('dialog', { name: 'Hold 2 tickets' });
  await sheet.getByRole('button', { name: 'Hold 2 tickets' }).click();
  await expect(sheet).toContainText('Choose what they wait for.');
  await sheet.getByText('Vendor').click();
  await sheet.getByRole('button', { name: 'Hold 2 tickets' }).click();
  const report = page.getByRole('region', { name: 'What became of them' });
  await expect(report).toContainText('1 on hold, 1 not possible');
  await expect(report.getByRole('listitem')).toHaveCount(1);
  await expect(report).toContainText(held);
  await expect(report).toContainText('It is On hold. It stays so.');
  // What was refused stays selected.
  await expect(bar).toContainText('1 selected');
  await report.getByRole('button', { name: 'Close' }).click();
  await page.keyboard.press('Escape');
  await expect(bar).toHaveCount(0);

  await page.goto('/desk/tickets?view=nobody');
  await live(page);
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page.keyboard.press('Shift+X');
  await expect(bar).toContainText('3 selected');
  const numbers = await Promise.all([0, 1, 2].map((row) => numberOf(page, row)));
  await page.keyboard.press('a');
  const assign = page.getByRole('dialog', { name: 'Assign 3 tickets' });
  await assign.locator('label:has(input[type=radio])').first().click();
  await assign.getByRole('button', { name: 'Assign 3 tickets' }).click();
  await expect(report).toContainText(/3 assigned to /);
  for (const number of numbers) await expect(rows(page).filter({ hasText: number })).toHaveCount(0);

  await page.goto('/desk/tickets?view=all');
  await live(page);
  const all = await total(page);
  await page.getByRole('table', { name: 'Tickets' }).locator('thead label').click();
  await expect(bar).toContainText('50 selected');
  await bar.getByRole('button', { name: /^Select (all|the first)/ }).click();
  await expect(bar).toContainText(`${Math.min(all, 500)} selected`);
  await bar.getByRole('button', { name: 'Clear the selection' }).click();
  await expect(bar).toHaveCount(0);
});

test('one is found among all: by filters, in any order, by number, words and name', async ({
  browser,
  baseURL,
}) => {
  const page = await open(browser, baseURL, '/desk/tickets?view=all');
  const all = await total(page);
  const filter = async (field: string, value: RegExp | string) => {
    await page.getByRole('button', { name: 'Filter', exact: true }).click();
    await page.getByRole('option', { name: field, exact: true }).click();
    await page.getByRole('option', { name: value }).first().click();
  };
  await filter('Priority', 'P2');
  await page.waitForURL(/priority=2/);
  await expect.poll(() => total(page)).toBeLessThan(all);
  await expect(rows(page).getByText('Priority 2', { exact: true })).toHaveCount(50);
  // Several at once: the list of values stays open, and one step back leaves all of them.
  const onlySecond = await total(page);
  await page.getByRole('option', { name: 'P1' }).click();
  await page.waitForURL(/priority=1,2/);
  await expect.poll(() => total(page)).toBeGreaterThan(onlySecond);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByText('P1 or P2')).toBeVisible();
  await clean(page, 'several values of a filter');
  await page.goBack();
  await expect.poll(() => total(page)).toBe(all);
  await page.goto('/desk/tickets?view=all&priority=2');
  await live(page);
  const numbers = () =>
    rows(page).evaluateAll((list) => list.map((row) => /(?:INC|REQ)-\d+/.exec(row.textContent ?? '')?.[0]));
  const first = await numbers();
  await page.getByRole('link', { name: 'Next page' }).click();
  await page.waitForURL(/older=/);
  await expect.poll(numbers).not.toEqual(first);
  await page.getByRole('link', { name: 'Previous page' }).click();
  await expect.poll(numbers).toEqual(first);
  await filter('Category', /Hardware/);
  await page.waitForURL(/category=/);
  await page.getByRole('button', { name: 'Remove filter Priority' }).click();
  await page.waitForURL((url) => !url.searchParams.has('priority'));
  await page.getByRole('button', { name: 'Remove filter Category' }).click();
  await expect.poll(() => total(page)).toBe(all);

  await page.getByRole('columnheader', { name: 'Number' }).getByRole('link').click();
  await page.waitForURL(/sort=number/);
  await expect(page.getByRole('columnheader', { name: 'Number' })).toHaveAttribute('aria-sort', 'descending');
  await page.getByRole('columnheader', { name: 'Number' }).getByRole('link').click();
  await expect.poll(async () => (await numbers())[0]).toBe('INC-000001');

  const row = rows(page).nth(5);
  const number = await numberOf(page, 5);
  const title = await row.locator('a[data-open]').innerText();
  await page.keyboard.press('/');
  await page.keyboard.type(number.replace(/^INC-0*/, ''));
  await expect.poll(() => total(page)).toBeLessThan(all);
  expect(await numbers()).toContain(number);
  await page.getByRole('searchbox', { name: 'Search tickets' }).fill(title);
  await expect.poll(() => total(page)).toBeLessThan(all);
  await expect(rows(page).filter({ hasText: title }).first()).toBeVisible();
  await page.getByRole('searchbox', { name: 'Search tickets' }).fill('zzzzqqq %');
  await expect(page.getByRole('heading', { name: 'Nothing found for' })).toBeVisible();
  await page.getByRole('button', { name: 'Clear the search' }).click();
  await expect.poll(() => total(page)).toBe(all);

  // A server that is out of reach: what was here stays, and says from when it is.
  const door = '**/api/desk/tickets*';
  await page.route(door, (route) => route.abort());
  await page.getByRole('link', { name: /^On hold/ }).click();
  await expect(page.getByText('The list could not be read')).toBeVisible();
  await expect(rows(page).first()).toBeVisible();
  await page.unroute(door);
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByText('The list could not be read')).toHaveCount(0);
  await expect(rows(page).first()).toContainText('On hold');
});
