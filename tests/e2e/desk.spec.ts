import { type Browser, expect, type Page } from '@playwright/test';
import { clean } from '../support/axe';
import { test } from '../support/e2e-test';
import { account, signInOver } from './people';

/** The desk: figures that open their tickets, a list that can be worked with keys, and changes without a reload. */

let cookie: { name: string; value: string };
test.beforeAll(async ({ baseURL }) => {
  const { cookie: header } = await signInOver(String(baseURL), account('manager'));
  const cut = header.indexOf('=');
  cookie = { name: header.slice(0, cut), value: header.slice(cut + 1) };
});

async function desk(browser: Browser, baseURL: string | undefined, phone = false): Promise<Page> {
  const context = await browser.newContext({
    baseURL,
    viewport: phone ? { width: 390, height: 844 } : { width: 1440, height: 900 },
    hasTouch: phone,
  });
  await context.addCookies([{ ...cookie, url: String(baseURL) }]);
  return context.newPage();
}

const live = (page: Page) => expect(page.getByText(/^Live/)).toBeVisible({ timeout: 30_000 });

/** How many tickets the list in front of us has in all. */
async function total(page: Page): Promise<number> {
  const range = page.getByText(/^\d+ of [\d,]+$/);
  await expect(range.or(page.getByText('No ticket fits'))).toBeVisible();
  if ((await range.count()) === 0) return 0;
  return Number((await range.textContent())?.split(' of ')[1]?.replaceAll(',', ''));
}

test('every number of the dashboard is the length of the list it opens', async ({ browser, baseURL }) => {
  const page = await desk(browser, baseURL);
  await page.goto('/desk');
  const links = page.getByRole('main').locator('a[href^="/desk/tickets"]');
  const figures = await links.evaluateAll((all) =>
    all.map((link) => ({
      href: link.getAttribute('href') ?? '',
      words: (link as HTMLElement).innerText.replaceAll('\n', ' '),
    })),
  );
  const counted = figures.flatMap(({ href, words }) => {
    // "74", "18 with nobody", "of 204 reported …", "P1 4", "1 to 3 days 11", "Wei Li 7 of 6"
    const number =
      /^([\d,]+)(?: with nobody| on hold)?$/.exec(words) ??
      /^of ([\d,]+) reported/.exec(words) ??
      /^(?:P\d|Today|\d to \d+ (?:days|weeks)|Older) ([\d,]+)$/.exec(words) ??
      /([\d,]+) of \d+$/.exec(words);
    return number ? [{ href, n: Number(number[1]?.replaceAll(',', '')) }] : [];
  });
  // 5 about what is open and the period, 5 ages, 5 priorities, and the technicians
  expect(counted.length).toBeGreaterThanOrEqual(5 + 5 + 5 + 14);
  expect(figures.length - counted.length).toBe(2);
  for (const { href, n } of counted) {
    // The page as the server makes it: thirty of them in a browser would take long and say the same.
    const html = await (await page.request.get(href)).text();
    const text = html.replace(/<script[\s\S]*?<\/script>/g, '').replace(/<!--[\s\S]*?-->|<[^>]*>/g, '');
    const length = /No ticket fits/.test(text) ? '0' : /\d+ of ([\d,]+)/.exec(text)?.[1]?.replaceAll(',', '');
    expect([href, length]).toEqual([href, String(n)]);
  }
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
});

test('a ticket is assigned with the keys, and the phone beside it shows it at once', async ({
  browser,
  baseURL,
}) => {
  const page = await desk(browser, baseURL);
  const phone = await desk(browser, baseURL, true);
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
      .getByText(/INC-\d+/)
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
  const phone = await desk(browser, baseURL, true);
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

test('filters stand in the address and narrow the list; pages lead forward and back', async ({
  browser,
  baseURL,
}) => {
  const page = await desk(browser, baseURL);
  await page.goto('/desk/tickets?view=all');
  await live(page);
  const all = await total(page);
  await page.getByRole('button', { name: 'Priority' }).click();
  await page.getByRole('menuitem', { name: 'P2' }).click();
  await page.waitForURL(/priority=2/);
  await expect(page.getByRole('img', { name: 'Priority 2' }).first()).toBeVisible();
  const some = await total(page);
  expect(some).toBeLessThan(all);
  await expect(page.getByRole('table', { name: 'Tickets' }).getByRole('img')).toHaveCount(50);
  await expect(
    page.getByRole('table', { name: 'Tickets' }).getByRole('img', { name: 'Priority 2' }),
  ).toHaveCount(50);

  const first = await page.getByRole('table', { name: 'Tickets' }).textContent();
  await page.getByRole('link', { name: 'Older' }).click();
  await page.waitForURL(/older=/);
  await page.getByRole('link', { name: 'Newer' }).click();
  await page.waitForURL(/newer=/);
  await expect(page.getByRole('link', { name: 'Newer' })).toHaveCount(0);
  const numbers = (text: string | null) => text?.match(/INC-\d+/g);
  expect(numbers(await page.getByRole('table', { name: 'Tickets' }).textContent())).toEqual(numbers(first));

  await page.getByRole('button', { name: 'Remove filter Priority' }).click();
  await page.waitForURL((url) => !url.searchParams.has('priority'));
  await expect.poll(() => total(page)).toBe(all);
});

test('Enter opens the ticket', async ({ browser, baseURL }) => {
  const page = await desk(browser, baseURL);
  await page.goto('/desk/tickets');
  await live(page);
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/app\/tickets\/[0-9a-f-]{36}$/);
});

test('no fault that axe finds', async ({ browser, baseURL }) => {
  test.setTimeout(120_000);
  for (const phone of [false, true]) {
    const page = await desk(browser, baseURL, phone);
    for (const address of ['/desk', '/desk/tickets']) {
      await page.goto(address);
      await live(page);
      await clean(page, address);
    }
  }
});
