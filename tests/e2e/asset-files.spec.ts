import { readFileSync } from 'node:fs';
import { expect, type Page } from '@playwright/test';
import { DESK, HeldPeople, openInApp, PHONE, settled } from '../support/app-person';
import { type App, startApp } from '../support/app-server';
import { clean } from '../support/axe';
import { test } from '../support/e2e-test';
import { pressHydrated } from '../support/hydrated';

/** Assets as files: out of the list at a desk, and in again, tried before anything is written. */
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

const atDesk = async (browser: Parameters<HeldPeople['open']>[0], path: string): Promise<Page> =>
  (await held.open(browser, app.url, 'manager', { ...DESK, isMobile: false, path })).page;
async function give(page: Page, name: string, text: string): Promise<void> {
  const choosing = page.waitForEvent('filechooser');
  await pressHydrated(page.getByRole('button', { name: /^Choose/ }));
  await (await choosing).setFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
}
const cell = (page: Page, row: RegExp) => page.getByRole('row', { name: row });

test('the list as it is narrowed is exported, and changes nothing when it comes back', async ({
  browser,
}) => {
  const page = await atDesk(browser, '/app/assets');
  await settled(page);
  await page.getByLabel('Tag, name, serial number or place').fill('laptop');
  const coming = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Export as CSV' }).click();
  const file = readFileSync((await (await coming).path()) ?? '', 'utf8');
  expect(file.trim().split('\r\n')).toHaveLength(4);
  expect(file).toContain('HB-L311');
  await page.getByRole('link', { name: 'Import from CSV' }).click();
  await expect(page.getByRole('heading', { name: 'Import assets' })).toBeVisible();
  await give(page, 'assets.csv', file);
  await expect(page.getByText('This is an export of Holdfast: its columns are known.')).toBeVisible();
  await page.getByRole('button', { name: 'Try it' }).click();
  await expect(page.getByText('0 new, 0 changed, 3 unchanged, 0 with errors')).toBeVisible();
  await expect(page.getByText('Nothing in this file would change anything.')).toBeVisible();
});

test('a file of another program: its columns, a try with every fault beside its cell, and the import', async ({
  browser,
}) => {
  test.setTimeout(90_000);
  const page = await atDesk(browser, '/desk/assets/import');
  await clean(page, 'an import before there is a file');
  await give(page, 'nothing.csv', 'only a header\n');
  await expect(page.getByText('the file has no rows below its header')).toBeVisible();
  await give(
    page,
    'devices.csv',
    [
      'Inventory;What;Type;Status;Memory in GB',
      'CSV-1;Laptop of the ward;Laptop;in use;16',
      'CSV-2;Printer of the ward;Printre;broken;',
      'AP-R2-014;Ceiling radio of the corridor;;;',
    ].join('\n'),
  );
  await expect(page.getByText('devices.csv, columns divided by “;”')).toBeVisible();
  const choose = async (label: string, option: string) => {
    await page
      .getByRole('button', { name: new RegExp(`${label}$`) })
      .first()
      .click();
    await page.getByRole('option', { name: option, exact: true }).click();
  };
  await choose('Tag', 'Inventory');
  await choose('Name', 'What');
  await page.getByRole('button', { name: 'Try it' }).click();
  await expect(page.getByText('1 new, 1 changed, 0 unchanged, 1 with errors')).toBeVisible();
  await expect(cell(page, /CSV-2/)).toContainText('Type “Printre” is not known here.');
  await expect(cell(page, /CSV-2/)).toContainText('Status “broken” is no state');
  await clean(page, 'an import that was tried');
  await page
    .getByRole('radiogroup', { name: 'Show' })
    .locator('label')
    .filter({ hasText: 'Changed' })
    .click();
  await expect(cell(page, /AP-R2-014/)).toContainText(
    'What: Ceiling radio, Radiology corridor → Ceiling radio of the corridor',
  );
  // Nothing is written yet.
  const { page: phone } = await held.open(browser, app.url, 'technician', { ...PHONE, path: '/app/assets' });
  await settled(phone);
  const find = phone.getByLabel('Tag, name, serial number or place');
  await find.fill('CSV-1');
  await expect(phone.getByText('No asset fits')).toBeVisible();
  await page.getByRole('button', { name: 'Import 2 rows' }).click();
  await expect(page.getByRole('heading', { name: 'Imported' })).toBeVisible();
  await expect(page.getByText('1 new, 1 changed, 0 unchanged, 1 with errors')).toBeVisible();
  // A phone has it by itself.
  await expect(phone.getByRole('link', { name: /Laptop of the ward/ })).toBeVisible({ timeout: 20_000 });
  await openInApp(phone, '/app/assets');
});
