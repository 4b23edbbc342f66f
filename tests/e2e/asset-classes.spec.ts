import { expect, type Page } from '@playwright/test';
import { DESK, HeldPeople, openInApp, PHONE, settled } from '../support/app-person';
import { type App, startApp } from '../support/app-server';
import { clean } from '../support/axe';
import { test } from '../support/e2e-test';
import { pressHydrated } from '../support/hydrated';

/** Classes of assets on the desk, and what the phones of technicians then ask for and hold. */
test.describe.configure({ mode: 'serial' });
let app: App;
const held = new HeldPeople();
test.beforeAll(async () => {
  app = await startApp();
});
test.afterAll(async () => {
  await held.close();
  await app?.dispose();
});

const settings = async (browser: Parameters<HeldPeople['open']>[0]): Promise<Page> =>
  (
    await held.open(browser, app.url, 'administrator', {
      ...DESK,
      isMobile: false,
      path: '/desk/settings/assets',
    })
  ).page;
const sheet = (page: Page) => page.getByRole('dialog');
const save = (page: Page) => sheet(page).getByRole('button', { name: 'Save', exact: true }).click();
const choose = async (page: Page, label: string | RegExp, option: string | RegExp) => {
  await page.getByRole('button', { name: label }).last().click();
  await page.getByRole('option', { name: option }).click();
};
const find = (page: Page, text: string) => page.getByLabel('Tag, name, serial number or place').fill(text);

test('a new class is asked for what it has by the form of an asset on a phone', async ({ browser }) => {
  test.setTimeout(120_000);
  const desk = await settings(browser);
  await pressHydrated(desk.getByRole('button', { name: 'New class' }));
  await save(desk);
  await expect(sheet(desk).getByText(/Write a name of at most 120/)).toBeVisible();
  await sheet(desk).getByLabel('Name', { exact: true }).fill('Fridge');
  await choose(desk, /Beneath/, 'Hardware');
  await sheet(desk).getByRole('button', { name: 'Add an attribute' }).click();
  await save(desk);
  const label = sheet(desk).getByRole('textbox', { name: 'What', exact: true });
  await expect(sheet(desk).getByText('Say what it is, such as “Memory”.')).toBeVisible();
  await label.first().fill('Volume');
  await choose(desk, /^As|Words/, 'Number');
  await sheet(desk).getByLabel(/^Unit/).fill('l');
  await sheet(desk).getByText('Has to be said').click();
  await sheet(desk).getByRole('button', { name: 'Add an attribute' }).click();
  await label.nth(1).fill('Door');
  await choose(desk, /Words/, 'One of a list');
  await save(desk);
  await expect(sheet(desk).getByText('Write what there is to choose from, one a line.')).toBeVisible();
  await clean(desk, 'a class with what is missing');
  await sheet(desk).getByLabel('The list').fill('Glass\n\nSteel');
  await save(desk);
  await expect(sheet(desk)).toHaveCount(0);
  await expect(desk.getByRole('row', { name: /^Fridge/ })).toContainText('Volume, Door');
  await clean(desk, 'the classes of assets');

  const { page } = await held.open(browser, app.url, 'technician', { ...PHONE, path: '/app/assets' });
  await settled(page);
  await openInApp(page, '/app/assets/new');
  await page.getByLabel('Tag', { exact: true }).fill('FR-1');
  await page.getByLabel('Name', { exact: true }).fill('Fridge of ward 3');
  await page.getByLabel(/^Class/).click();
  await page.getByRole('option', { name: 'Fridge' }).click();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('This class needs it.')).toBeVisible();
  await page.getByLabel(/^Volume/).fill('large');
  await expect(page.getByText('Type a number such as 16.')).toBeVisible();
  await page.getByLabel(/^Volume/).fill('120');
  await page.getByLabel(/^Door/).click();
  await page.getByRole('option', { name: 'Steel' }).click();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Fridge of ward 3');
  await expect(page.getByText('120 l')).toBeVisible();
  await expect(page.getByText('Steel')).toBeVisible();
});

test('a class is not put beneath itself', async ({ browser }) => {
  const desk = await settings(browser);
  await pressHydrated(desk.getByRole('button', { name: 'Hardware', exact: true }));
  await choose(desk, /Beneath/, 'Laptop');
  await save(desk);
  await expect(sheet(desk).getByText(/That class stands beneath this one/)).toBeVisible();
  await clean(desk, 'a class beneath itself');
});

test('a device holds all assets, or those that concern its person, as it is set', async ({ browser }) => {
  test.setTimeout(120_000);
  const { page } = await held.open(browser, app.url, 'technician', { ...PHONE, path: '/app/assets' });
  await settled(page);
  await find(page, 'SVC-MAIL');
  await expect(page.getByRole('link', { name: /E-mail/ })).toBeVisible();
  const desk = await settings(browser);
  const all = desk.getByRole('switch', { name: /Every device of the staff holds all assets/ });
  await expect(all).toBeChecked();
  await pressHydrated(desk.getByText('Every device of the staff holds all assets'));
  await expect(all).not.toBeChecked();
  await expect(desk.getByText('Every device of the staff holds all assets is saved')).toBeVisible();
  const theirs = (await held.open(browser, app.url, 'technician', { ...PHONE, path: '/app/assets' })).page;
  await settled(theirs);
  await find(theirs, 'SVC-MAIL');
  await expect(theirs.getByText('No asset fits')).toBeVisible({ timeout: 30_000 });
  await find(theirs, 'AP-R2-014');
  await expect(theirs.getByRole('link', { name: /Ceiling radio, Radiology corridor/ })).toBeVisible();
  await desk.getByText('Every device of the staff holds all assets').first().click();
  await expect(all).toBeChecked();
});
