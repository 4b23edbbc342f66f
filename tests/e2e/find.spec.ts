import { expect, type Page } from '@playwright/test';
import { type AppPerson, installed, openInApp, personInApp, WITH_WORKER } from '../support/app-person';
import { type App, startApp } from '../support/app-server';
import { clean } from '../support/axe';
import { test } from '../support/e2e-test';
import { rows } from '../support/work-list';

/** A technician before and in a basement: takes a site along, and finds things with the server's process gone. */

let app: App;
let amara: AppPerson;
test.beforeAll(async ({ browser }) => {
  test.setTimeout(120_000);
  app = await startApp();
  amara = await personInApp(browser, app.url, 'technician', WITH_WORKER);
  await installed(amara.page);
});
test.afterAll(async () => {
  await amara?.context.close();
  await app?.dispose();
});

const box = (page: Page) =>
  page.getByRole('searchbox', { name: 'Search tickets, assets, articles and people' });
const found = (page: Page) => page.getByRole('region', { name: 'Tickets' }).locator('[data-ticket]');
/** A slip of the finger: two letters that changed places. */
const slipped = (word: string) => `${word.slice(0, 2)}${word[3]}${word[2]}${word.slice(4)}`;

/** Whether a ticket is a row of its own on this device. */
const isRow = (page: Page, id: string) =>
  page.evaluate(async (key) => {
    const all = await indexedDB.databases();
    const name = all.find((one) => one.name?.startsWith('holdfast-') && one.name !== 'holdfast-device')?.name;
    const opening = indexedDB.open(name ?? '');
    await new Promise((resolve) => {
      opening.onsuccess = resolve;
    });
    const asked = opening.result.transaction('ticket').objectStore('ticket').count(key);
    await new Promise((resolve) => {
      asked.onsuccess = resolve;
    });
    opening.result.close();
    return asked.result === 1;
  }, id);

test('a site is taken along, and then everything is found without the server', async () => {
  test.setTimeout(120_000);
  const { page } = amara;
  // One whose title has a word that can be misspelt.
  const all = await rows(page).evaluateAll((list) =>
    list.map((one) => [one.querySelectorAll('bdi')[1]?.textContent ?? '', one.textContent ?? ''] as const),
  );
  const words = (text: string) =>
    (text.match(/[a-z]{7,}/giu) ?? []).filter((word) => word[2]?.toLowerCase() !== word[3]?.toLowerCase());
  const [title = '', whole = ''] = all.find(([text]) => words(text).length > 0) ?? [];
  const number = /INC-\d{6}/.exec(whole)?.[0] ?? '';
  const long = words(title)[0] ?? '';
  expect(long).not.toBe('');

  await openInApp(page, '/app/sync');
  const card = page.getByRole('region', { name: 'Ready to work offline' });
  await expect(card.getByRole('heading', { name: 'Ready to work offline' })).toBeVisible();
  await expect(card.getByText('Notifications are off on this device')).toBeVisible();
  await clean(page, 'the readiness card');
  await card.getByRole('button', { name: 'Going dark at a site' }).click();
  const sheet = page.getByRole('dialog');
  await sheet.getByRole('button', { name: 'Take it along' }).click();
  await expect(sheet.getByText(/^Choose a site, for example/)).toBeVisible();
  await sheet.getByRole('button', { name: /Site$/ }).click();
  const option = page.getByRole('option', { name: /[2-9] open tickets|\d\d open tickets/ }).first();
  const [, site = '', open = ''] = /^(.*?)(\d+) open tickets$/.exec(String(await option.textContent())) ?? [];
  await option.click();
  await clean(page, 'the sheet of sites');
  await sheet.getByRole('button', { name: 'Take it along' }).click();
  await expect(page.getByText(`${site} comes along`)).toBeVisible();
  await expect(page.getByText(new RegExp(`^${open} open tickets here, until `))).toBeVisible({
    timeout: 20_000,
  });

  await app.stop();
  await page.close();
  amara.page = await amara.context.newPage();
  const dark = amara.page;
  await dark.goto(`${app.url}/app/search?q=${encodeURIComponent(`site:"${site}" is:open`)}`);
  await expect(found(dark)).toHaveCount(Number(open), { timeout: 20_000 });
  await expect(box(dark)).toHaveValue(`site:"${site}" is:open`);

  await box(dark).fill(slipped(long));
  await expect(dark.getByText('Nothing is spelled like this. These are close:')).toBeVisible();
  await expect(found(dark).filter({ hasText: title }).first()).toBeVisible();
  await box(dark).fill(String(Number(number.replace('INC-', ''))));
  await expect(found(dark).first()).toContainText(number);
  await box(dark).fill(`${title} @me colour:red`);
  await expect(dark.getByText('“colour:red” is no filter. It is looked for as words.')).toBeVisible();
  await box(dark).fill('NGUYEN chau');
  const person = dark.getByRole('region', { name: 'People' });
  await expect(person.getByText('Nguyễn Thị Minh Châu')).toBeVisible();
  await expect(person.getByRole('link', { name: /^Call / })).toHaveAttribute('href', /^tel:\+/);
  await expect(dark.getByText('Search all tickets on the server')).toHaveCount(0);
  await clean(dark, 'what was found');

  // The keyboard: arrows through what was found, Enter opens it, Back returns to it.
  await person.getByRole('button', { name: /^Tickets of / }).press('Enter');
  await expect(box(dark)).toHaveValue('by:"Nguyễn Thị Minh Châu"');
  await expect(found(dark).first()).toBeVisible();
  await box(dark).press('ArrowDown');
  await expect(found(dark).first()).toBeFocused();
  await dark.keyboard.press('Enter');
  await expect(dark.getByRole('heading', { name: 'Timeline' })).toBeVisible();
  await dark.goBack();
  await expect(box(dark)).toHaveValue('by:"Nguyễn Thị Minh Châu"');
  await box(dark).fill('zzzzzz');
  await expect(dark.getByText('Nothing on this device fits')).toBeVisible();
  await box(dark).fill('');
  await expect(dark.getByRole('region', { name: 'Opened last on this device' })).toBeVisible();
  await dark.getByRole('button', { name: /^Use @me/ }).click();
  await expect(found(dark)).not.toHaveCount(0);

  // Back from a ticket far down comes to that place, although everything is looked for anew.
  await box(dark).fill('is:open');
  await expect(found(dark)).toHaveCount(30);
  await found(dark).nth(12).scrollIntoViewIfNeeded();
  const scrolled = () => dark.evaluate(() => window.scrollY);
  const before = await scrolled();
  expect(before).toBeGreaterThan(200);
  await found(dark).nth(12).click();
  await expect(dark.getByRole('heading', { name: 'Timeline' })).toBeVisible();
  await expect.poll(scrolled).toBe(0);
  await dark.goBack();
  await expect.poll(scrolled).toBe(before);

  await openInApp(dark, '/app/sync');
  await dark.keyboard.press('/');
  await expect(box(dark)).toBeFocused();
  await openInApp(dark, '/app/sync');
  await dark.getByRole('button', { name: `More for ${site}` }).click();
  await dark.getByRole('menuitem', { name: 'Leave it here' }).click();
  await expect(dark.getByText(/^There is no signal, and this needs it\. By itself it ends/)).toBeVisible();

  await app.restart();
  await expect(dark.getByText('Everything is on the server.')).toBeVisible({ timeout: 40_000 });
  await dark.getByRole('button', { name: `More for ${site}` }).click();
  await dark.getByRole('menuitem', { name: 'Leave it here' }).click();
  await expect(dark.getByText(`${site} no longer comes along`)).toBeVisible();
  await expect(dark.getByText('Taken along')).toHaveCount(0);
  await openInApp(dark, `/app/search?q=${encodeURIComponent(`site:"${site}" is:open`)}`);
  await expect(found(dark)).not.toHaveCount(Number(open));
});

test('a ticket that is over is found, read and written on without the server, and stays whole', async () => {
  test.setTimeout(120_000);
  const { page } = amara;
  await app.stop();
  await page.goto(`${app.url}/app/search?q=${encodeURIComponent('is:closed team:network')}`);
  await expect(found(page).first()).toBeVisible({ timeout: 20_000 });
  // One that is no row of a table, but one of many in a record: what was closed meanwhile is a row again.
  const ids = await found(page).evaluateAll((list) =>
    list.map((one) => one.getAttribute('data-ticket') ?? ''),
  );
  const inRows = await Promise.all(ids.map((one) => isRow(page, one)));
  const id = ids[inRows.indexOf(false)] ?? '';
  expect(id).not.toBe('');
  await found(page)
    .and(page.locator(`[data-ticket="${id}"]`))
    .click();
  const entry = (text: string) => page.getByRole('listitem').filter({ hasText: text }).first();
  await expect(entry('resolved it')).toBeVisible();
  await expect(entry('reported it')).toBeVisible();
  await page.getByRole('button', { name: 'Comment', exact: true }).click();
  await page.getByRole('dialog').getByRole('textbox').fill('Quiet since, said the neighbours');
  await page.getByRole('dialog').getByRole('button', { name: 'Send', exact: true }).click();
  await expect(page.getByText('On this device, not sent yet')).toBeVisible();
  await page.reload();
  await expect(entry('Quiet since, said the neighbours')).toBeVisible();
  await expect(entry('reported it')).toBeVisible();
  expect(await isRow(page, id)).toBe(true);
  await app.restart();
  await expect(page.getByText('On this device, not sent yet')).toHaveCount(0, { timeout: 40_000 });
  await expect(entry('Quiet since, said the neighbours')).toBeVisible();
});
