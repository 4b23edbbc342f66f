import { expect, type Page } from '@playwright/test';
import {
  HeldPeople,
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

/** Stock is taken in a cellar: without signal, and over a reload. */
let app: App;
const held = new HeldPeople();
test.beforeAll(async () => {
  app = await startApp();
});
test.afterAll(async () => {
  await held.close();
  await app?.dispose();
});

const group = (page: Page, name: string) =>
  page.locator('section').filter({ has: page.getByRole('heading', { name, exact: false }) });
async function scan(page: Page, tag: string): Promise<void> {
  await page.getByLabel('Or type a tag').fill(tag);
  await page.getByRole('button', { name: 'Add', exact: true }).click();
}

test('without signal: found, missing, moved and unknown, kept over a reload, and noted at the end', async ({
  browser,
}) => {
  test.setTimeout(150_000);
  const { page, context } = await personInApp(browser, app.url, 'technician', { ...WITH_WORKER, ...PHONE });
  await installed(page);
  await context.setOffline(true);
  await openInApp(page, '/app/assets');
  await page.getByRole('button', { name: 'Stocktake' }).click();
  await page.getByRole('button', { name: 'Begin' }).click();
  await expect(page.getByText('Choose the site you are at.')).toBeVisible();
  await clean(page, 'a stocktake without a site');
  await page.getByRole('button', { name: /Site/ }).click();
  await page.getByRole('option', { name: 'House B, surgery and radiology' }).click();
  await expect(page.getByText(/^\d+ assets are said to be here/)).toBeVisible();
  await page.getByRole('button', { name: 'Begin' }).click();

  await expect(group(page, 'Not scanned yet').getByText('AP-R2-014')).toBeVisible();
  await scan(page, 'ap-r2-014');
  await expect(page.getByText('AP-R2-014: found')).toBeVisible();
  await expect(group(page, 'Not scanned yet').getByText('AP-R2-014')).toHaveCount(0);
  await scan(page, 'AP-R2-014');
  await expect(page.getByText('AP-R2-014: scanned already')).toBeVisible();
  await scan(page, 'HB-L311');
  await scan(page, 'SW-H1-1');
  await expect(page.getByText('SW-H1-1: said to be elsewhere')).toBeVisible();
  await scan(page, 'stock-77');
  await expect(page.getByText('STOCK-77: not known')).toBeVisible();
  // What was scanned last stands first.
  await page.getByRole('button', { name: 'It is here now' }).first().click();
  await expect(page.getByText('Will be put here')).toBeVisible();
  await clean(page, 'a stocktake in the middle');

  // The battery was flat: it goes on where it was.
  await page.reload();
  await expect(page.getByText('Will be put here')).toBeVisible();
  await expect(group(page, 'Not known').getByText('STOCK-77')).toBeVisible();
  await page.getByRole('button', { name: 'Finish', exact: true }).click();
  const ask = page.getByRole('alertdialog', { name: 'Finish this stocktake?' });
  await expect(ask).toContainText('1 put here, 1 new');
  await clean(page, 'the question before a stocktake ends');
  await ask.getByRole('button', { name: 'Finish' }).click();
  await expect(page.getByText('The stocktake is finished')).toBeVisible();
  await clean(page, 'the end of a stocktake');
  await page.getByRole('button', { name: 'To the assets' }).click();

  await context.setOffline(false);
  await settled(page);
  const { page: other } = await held.open(browser, app.url, 'manager', { ...PHONE, path: '/app/assets' });
  await settled(other);
  const find = other.getByLabel('Tag, name, serial number or place');
  await find.fill('STOCK-77');
  await expect(other.getByRole('link', { name: /STOCK-77/ })).toContainText('House B');
  await find.fill('SW-H1-1');
  await expect(other.getByRole('link', { name: /SW-H1-1/ })).toContainText('House B');
  await find.fill('SW-B2-3');
  await expect(other.getByRole('link', { name: /SW-B2-3/ })).toContainText('Missing');
});
