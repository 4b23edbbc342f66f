import { randomUUID } from 'node:crypto';
import { type Browser, expect, type Locator, type Page } from '@playwright/test';
import { DESK, HeldPeople, PHONE } from '../support/app-person';
import { type App, startApp } from '../support/app-server';
import { clean } from '../support/axe';
import { live } from '../support/desk-person';
import { test } from '../support/e2e-test';
import { someone } from '../support/sync-door';
import { account } from './people';

/** The dispatch board: what nobody has is given to somebody by keys, by hand, or by what the rules suggest; live. */

const DESKTOP = { ...DESK, isMobile: false, hasTouch: false };
let app: App;
const people = new HeldPeople();
test.beforeAll(async () => {
  app = await startApp();
});
test.afterAll(async () => {
  await people.close();
  await app?.dispose();
});

const board = async (
  browser: Browser,
  role: 'manager' | 'administrator' = 'manager',
  at: object = DESKTOP,
) => {
  const { page } = await people.open(browser, app.url, role, { path: '/desk/dispatch', ...at });
  await live(page);
  return page;
};
/** Found by their mark: while something is picked up by keys, all but the places to drop it is hidden from assistive devices. */
const columns = (page: Page) => page.locator('[data-column]');
const column = (page: Page, name: string) => page.locator(`[data-column][aria-label^="${name}: "]`);
const free = (page: Page) => column(page, 'Nobody has it');
const cards = (of: Locator) => of.locator('[data-ticket]');
const numberOf = async (card: Locator) => /(?:INC|REQ)-\d+/.exec(await card.innerText())?.[0] ?? '';
const card = (of: Locator, number: string) => cards(of).filter({ hasText: number });
const total = async (page: Page) =>
  Number(/: (\d+)/.exec((await free(page).getAttribute('aria-label')) ?? '')?.[1] ?? 0);
const nameOf = async (of: Locator) => (await of.getAttribute('aria-label'))?.split(':')[0] ?? '';

/** Presses a key until what has the focus is as wished. */
async function pressUntil(page: Page, key: string, wish: string, most = 60): Promise<void> {
  for (let n = 0; n < most; n++) {
    if (await page.evaluate((selector) => document.activeElement?.matches(selector) ?? false, wish)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${key} does not lead to ${wish}`);
}

/** Ticks its box: what is drawn takes the press, not the field behind it. */
const choose = (of: Locator) => of.locator('label').first().click();

/** What was picked up by keys is dropped on a column by keys. */
async function dropOn(page: Page, to: Locator): Promise<void> {
  const target = to.locator('[data-drop-target]');
  for (let n = 0; n < 40 && (await target.count()) === 0; n++) await page.keyboard.press('Tab');
  await expect(target).toHaveCount(1);
  await page.keyboard.press('Enter');
}

test('a ticket is given to somebody by keys alone, picked up by its grip', async ({ browser }) => {
  const page = await board(browser);
  const number = await numberOf(cards(free(page)).first());
  const before = await total(page);
  const to = columns(page).nth(3);
  const name = await nameOf(to);
  await pressUntil(page, 'Tab', '[data-ticket]');
  await pressUntil(page, 'ArrowRight', 'button[aria-label^="Drag"]');
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-column] [role="grid"][data-drop-target]')).toHaveCount(1);
  await dropOn(page, to);
  await expect(card(to, number)).toContainText('Assigned');
  await expect(card(to, number)).toContainText('Not accepted yet');
  await expect(card(free(page), number)).toHaveCount(0);
  await expect.poll(() => total(page)).toBe(before - 1);
  await expect(page.getByRole('status').filter({ hasText: `${number} is with ${name}` })).toHaveCount(1);
  // It is chosen for nothing more.
  await expect(page.getByRole('toolbar')).toHaveCount(0);
});

test('A opens who could take it, best first and each with a reason; Enter gives it', async ({ browser }) => {
  const page = await board(browser);
  const number = await numberOf(cards(free(page)).first());
  await pressUntil(page, 'Tab', '[data-ticket]');
  await page.keyboard.press('a');
  const sheet = page.getByRole('dialog', { name: 'Assign' });
  await expect(sheet).toContainText(number);
  const best = sheet.getByRole('radio').first();
  await expect(best).toBeFocused();
  await expect(best).toBeChecked();
  const words = await sheet.locator('label:has(input[type=radio])').first().innerText();
  expect(words).toMatch(/\non shift, .*least open work \(\d+( of \d+)?\)/);
  await clean(page, 'who could take it');
  await best.focus();
  await page.keyboard.press('Enter');
  await expect(sheet).toHaveCount(0);
  await expect(card(column(page, words.split('\n')[0] ?? ''), number)).toContainText('Assigned');
});

test('it is dragged to somebody by hand, and several chosen ones come along', async ({ browser }) => {
  const page = await board(browser);
  const to = columns(page).nth(2);
  const first = cards(free(page)).first();
  const number = await numberOf(first);
  await first.dragTo(to);
  await expect(card(to, number)).toContainText('Assigned');

  const two = [await numberOf(cards(free(page)).nth(0)), await numberOf(cards(free(page)).nth(2))];
  for (const one of two) await choose(card(free(page), one));
  await expect(page.getByRole('toolbar')).toContainText('2 selected');
  let asked = 0;
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.headers()['next-action']) asked += 1;
  });
  await card(free(page), two[1] ?? '').dragTo(to);
  for (const one of two) await expect(card(to, one)).toContainText('Assigned');
  await expect(page.getByRole('toolbar')).toHaveCount(0);
  expect(asked, 'requests for several at once').toBe(1);
  // Back to the queue the same way.
  await card(to, two[0] ?? '').dragTo(free(page));
  await expect(card(free(page), two[0] ?? '')).toContainText('New');
});

test('several are spread by the rules, as it was said before', async ({ browser }) => {
  const page = await board(browser);
  const some = [0, 1, 2].map((n) => cards(free(page)).nth(n));
  const numbers = await Promise.all(some.map(numberOf));
  for (const one of numbers) await choose(card(free(page), one));
  await page.keyboard.press('a');
  const sheet = page.getByRole('dialog', { name: 'Assign 3 tickets' });
  await expect(sheet.getByRole('radio', { name: /^Spread them by the rules/ })).toBeChecked();
  const plan = await Promise.all(
    numbers.map((one) => sheet.locator('span.flex').filter({ hasText: one }).last().innerText()),
  );
  await sheet.getByRole('button', { name: 'Assign 3 tickets' }).click();
  for (const [at, one] of numbers.entries()) {
    const name = plan[at]?.replace(one, '').trim() ?? '';
    expect(name).not.toBe('');
    await expect(card(column(page, name), one)).toHaveCount(1);
  }
});

test('what another manager does flows in, moves nothing under a drag, and is not overruled', async ({
  browser,
}) => {
  const page = await board(browser);
  const other = await board(browser, 'administrator');
  const one = await numberOf(cards(free(page)).nth(0));
  const two = await numberOf(cards(free(page)).nth(1));
  const theirs = await nameOf(columns(other).nth(1));
  const mine = await nameOf(columns(page).nth(2));

  await card(free(other), one).dragTo(columns(other).nth(1));
  await expect(card(column(page, theirs), one)).toBeVisible({ timeout: 5_000 });
  await expect(card(column(page, theirs), one)).toHaveAttribute('data-changed', /./);
  await expect(page.getByText(/^Live, changed/)).toBeVisible();

  // Picked up here, given away there: it stays in the hand.
  await card(free(page), two).focus();
  await pressUntil(page, 'ArrowRight', 'button[aria-label^="Drag"]');
  await page.keyboard.press('Enter');
  const read = page.waitForResponse(/api\/desk\/dispatch/);
  await card(free(other), two).dragTo(columns(other).nth(1));
  await read;
  await expect(card(free(page), two)).toHaveCount(1);
  const to = column(page, mine);
  await dropOn(page, to);
  // Theirs stands, with the reason beside the card; and can be overruled knowingly.
  const stands = card(column(page, theirs), two);
  await expect(stands).toContainText(/Meanwhile somebody gave it to .*That stands\./);
  await expect(card(to, two)).toHaveCount(0);
  await clean(page, 'the board with one that was refused');
  await stands.getByRole('button', { name: /^Give to .* anyway$/ }).click();
  await expect(card(to, two)).toContainText('Assigned');
  await expect(card(column(other, mine), two)).toBeVisible({ timeout: 5_000 });
});

test('it is read on a phone and a desk: nothing sticks out, axe finds no fault', async ({ browser }) => {
  test.setTimeout(120_000);
  for (const at of [DESKTOP, PHONE]) {
    const page = await board(browser, 'manager', at);
    const { width } = at.viewport;
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBeLessThanOrEqual(
      at.viewport.height,
    );
    await clean(page, `the board at ${width}`);
    // The last column can be scrolled to, and is whole there.
    const last = columns(page).last();
    await last.scrollIntoViewIfNeeded();
    const box = await last.boundingBox();
    expect((box?.x ?? -1) + (box?.width ?? 0)).toBeLessThanOrEqual(width + 1);
  }
  // On the phone it is given away by its button.
  const page = await board(browser, 'manager', PHONE);
  const number = await numberOf(cards(free(page)).first());
  await page.getByRole('button', { name: `Assign ${number} to somebody` }).click();
  const sheet = page.getByRole('dialog', { name: 'Assign' });
  const name = (await sheet.locator('label:has(input[type=radio])').first().innerText()).split('\n')[0] ?? '';
  await clean(page, 'who could take it, on a phone');
  await sheet.getByRole('button', { name: 'Assign' }).click();
  await expect(card(column(page, name), number)).toContainText('Assigned');
});

test('only the people of the chosen teams are shown, and the address keeps it', async ({ browser }) => {
  const page = await board(browser);
  const all = await columns(page).count();
  await page.getByRole('button', { name: /^Teams: / }).click();
  await page.getByRole('option').first().click();
  await page.waitForURL(/team=/);
  await page.keyboard.press('Escape');
  await expect.poll(() => columns(page).count()).toBeLessThan(all);
  const few = await columns(page).count();
  await page.reload();
  await expect(columns(page)).toHaveCount(few);
});

test('one that was refused and stands nowhere on the board any more is told above it', async ({
  browser,
}) => {
  const page = await board(browser);
  const meera = await someone(app.url, account('manager'));
  const shown = cards(free(page)).first();
  const [number, ticketId] = [await numberOf(shown), String(await shown.getAttribute('data-ticket'))];
  await shown.focus();
  await pressUntil(page, 'ArrowRight', 'button[aria-label^="Drag"]');
  await page.keyboard.press('Enter');
  // It ends while it is in the hand.
  await meera.act('ticket.cancel', { ticketId, note: 'Told twice' });
  await dropOn(page, columns(page).nth(2));
  const left = page.getByRole('region', { name: 'Not as you wished' });
  await expect(left).toContainText(number);
  await expect(left).toContainText(/cancelled/i);
  await expect(card(page.locator('[data-column]'), number)).toHaveCount(0);
  await clean(page, 'the board with one that has left it');
  await left.getByRole('button').last().click();
  await expect(left).toHaveCount(0);
});

test('more of what nobody has is shown when it is asked for', async ({ browser }) => {
  const meera = await someone(app.url, account('manager'));
  for (let n = 0; n < 50; n++)
    await meera.act('ticket.report', {
      ...{ ticketId: randomUUID(), title: `Lamp ${n}`, description: '', impact: 3, urgency: 3 },
      ...{ categoryId: null, siteId: null, place: null },
    });
  const page = await board(browser);
  await expect(cards(free(page))).toHaveCount(40);
  const all = await total(page);
  const more = page.getByRole('button', { name: `Show ${Math.min(40, all - 40)} more` });
  await more.click();
  await expect(page).toHaveURL(/free=80/);
  await expect(cards(free(page))).toHaveCount(Math.min(80, all));
  await page.reload();
  await expect(cards(free(page))).toHaveCount(Math.min(80, all));
});
