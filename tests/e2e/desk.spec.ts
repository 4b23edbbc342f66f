import { randomUUID } from 'node:crypto';
import { type Browser, expect } from '@playwright/test';
import { clean } from '../support/axe';
import { live, ManagersDesk, total } from '../support/desk-person';
import { test } from '../support/e2e-test';

/** The desk: figures that open their tickets, a list that can be worked with keys, and changes without a reload. */

const manager = new ManagersDesk();
test.afterAll(() => manager.close());
const desk = (browser: Browser, baseURL: string | undefined, at?: 'desk' | 'phone') =>
  manager.page(browser, String(baseURL), at);

test('every number of the dashboard is the length of the list it opens', async ({ browser, baseURL }) => {
  const page = await desk(browser, baseURL);
  await page.goto('/desk');
  await live(page);
  await page.getByRole('button', { name: /^Period/ }).click();
  await page.getByRole('option', { name: 'All time' }).click();
  await page.waitForURL(/period=all/);
  await expect(page.getByText('since the first report')).toBeVisible();
  for (const more of await page.getByRole('button', { name: /^All \d+$/ }).all()) await more.click();
  const links = page.getByRole('main').locator('a[href^="/desk/tickets"]');
  const figures = await links.evaluateAll((all) =>
    all.map((link) => ({
      href: link.getAttribute('href') ?? '',
      words: (link as HTMLElement).innerText.replaceAll('\n', ' '),
    })),
  );
  const counted = figures.flatMap(({ href, words }) => {
    // "74", "18 with nobody", "of 204 reported", "1 to 3 days 11", "Wei Li 7 of 6"
    const number =
      /^([\d,]+)(?: with nobody| on hold)?$/.exec(words) ??
      /^of ([\d,]+) reported/.exec(words) ??
      /^(?:Today|\d to \d+ (?:days|weeks)|Older) ([\d,]+)$/.exec(words) ??
      /([\d,]+) of \d+$/.exec(words);
    return number ? [{ href, n: Number(number[1]?.replaceAll(',', '')) }] : [];
  });
  // 7 about what is open and the period, 5 ages, two numbers for each priority, team, category and site, technicians
  expect(counted.length).toBeGreaterThanOrEqual(7 + 5 + 2 * (5 + 3 + 4 + 3) + 10);
  // The average is no number of tickets.
  expect(figures.length - counted.length).toBe(1);
  for (const { href, n } of counted) {
    const query = href.split('?')[1] ?? '';
    const answer = await page.request.get(`/api/desk/tickets?${query}&size=1&count=1`.replace('?&', '?'));
    expect([href, ((await answer.json()) as { total: number }).total]).toEqual([href, n]);
  }
  const [first] = counted.filter(({ n }) => n > 50);
  await page.locator(`main a[href="${first?.href}"]`).first().click();
  await page.waitForURL(/desk\/tickets/);
  expect(await total(page)).toBe(first?.n);
});

test('T turns the chart into a table whose numbers open the tickets of their day', async ({
  browser,
  baseURL,
}) => {
  const page = await desk(browser, baseURL);
  await page.goto('/desk?period=7d');
  await live(page);
  await expect(page.getByRole('figure', { name: /Created and resolved/ })).toBeVisible();
  await page.keyboard.press('t');
  const table = page.getByRole('table', { name: 'Created and resolved' });
  await expect(table.getByRole('row')).toHaveCount(8);
  const link = table.getByRole('row').nth(3).getByRole('link').first();
  const n = Number(await link.textContent());
  await link.click();
  await page.waitForURL(/reported=/);
  expect(await total(page)).toBe(n);

  // Whoever is signed in is at the foot of the places, with their account behind the name, by keys too.
  await page.getByRole('button', { name: /account and sign-out$/ }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitem', { name: 'Sign out' })).toBeVisible();
  await expect(page.getByRole('menuitem', { name: 'Your account' })).toBeFocused();
  await clean(page, 'the menu of the person');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/account$/);
});

test('a ticket is assigned with the keys, and the phone beside it shows it at once', async ({
  browser,
  baseURL,
}) => {
  const page = await desk(browser, baseURL);
  const phone = await desk(browser, baseURL, 'phone');
  await page.goto('/desk/tickets?view=nobody');
  await phone.goto('/desk/tickets');
  await live(page);
  await live(phone);
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  const number =
    (await page
      .getByRole('row')
      .nth(2)
      .getByText(/^(INC|REQ)-\d+/)
      .first()
      .textContent()) ?? '';
  await page.keyboard.press('a');
  const sheet = page.getByRole('dialog', { name: 'Assign' });
  await expect(sheet).toContainText(number);
  const choice = sheet.getByRole('radio').first();
  const name =
    (await choice.getAttribute('value')) === 'queue'
      ? ''
      : await sheet.locator('label:has(input[type=radio]) span').first().innerText();
  await sheet.locator('label:has(input[type=radio])').first().click();
  await page.keyboard.press('Enter');
  await expect(sheet).toBeHidden();
  // With nobody it is no longer: it leaves this list, and stands on the phone with its person.
  await expect(page.getByRole('row', { name: new RegExp(number) })).toHaveCount(0);
  const card = phone.getByRole('listitem').filter({ hasText: number });
  await expect(card).toContainText(name.split('\n')[0]?.trim() ?? '', { timeout: 2_000 });
  await expect(card).toContainText('Assigned');
});

test('the other way round: what happens on a phone is on the desk within two seconds', async ({
  browser,
  baseURL,
}) => {
  const page = await desk(browser, baseURL);
  const phone = await desk(browser, baseURL, 'phone');
  await page.goto('/desk/tickets');
  await phone.goto('/desk/tickets?view=nobody');
  await live(page);
  await live(phone);
  const card = phone
    .getByRole('listitem')
    .filter({ hasText: /INC-\d+/ })
    .first();
  const number = /INC-\d+/.exec(await card.innerText())?.[0] ?? '';
  const row = page.getByRole('row', { name: new RegExp(number) });
  await expect(row).toContainText('Nobody');
  await card.getByRole('button', { name: `Assign ${number}` }).click();
  const sheet = phone.getByRole('dialog', { name: 'Assign' });
  await sheet.locator('label:has(input[type=radio])').nth(1).click();
  await sheet.getByRole('button', { name: 'Assign' }).click();
  await expect(card).not.toContainText('Nobody');
  await expect(row).not.toContainText('Nobody', { timeout: 2_000 });
  await expect(page.getByText(/^Live, changed/)).toBeVisible();
});

test('no fault that axe finds', async ({ browser, baseURL }) => {
  test.setTimeout(120_000);
  for (const at of ['desk', 'phone'] as const) {
    const page = await desk(browser, baseURL, at);
    for (const address of ['/desk', '/desk/tickets']) {
      await page.goto(address);
      await live(page);
      await clean(page, address);
    }
  }
});

test('every page says in its title what it is; so does one that is not there, or not theirs', async ({
  browser,
  baseURL,
}) => {
  const page = await desk(browser, baseURL);
  for (const [path, title] of [
    ['/desk/problems/new', 'New problem · Holdfast'],
    [`/desk/problems/${randomUUID()}`, 'There is nothing at this address · Holdfast'],
    ['/desk/settings/catalogue', 'There is nothing at this address · Holdfast'],
    ['/desk/nothing', 'There is nothing at this address · Holdfast'],
  ] as const) {
    await page.goto(path);
    await expect(page).toHaveTitle(title);
    await expect(page.locator('title')).toHaveCount(1);
  }
});
