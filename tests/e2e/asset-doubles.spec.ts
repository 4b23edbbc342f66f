import { expect, type Page } from '@playwright/test';
import {
  DESK,
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

/** Two assets that are one, made one by somebody who stands before it. */
let app: App;
const held = new HeldPeople();
test.beforeAll(async () => {
  app = await startApp();
});
test.afterAll(async () => {
  await held.close();
  await app?.dispose();
});

const title = (page: Page) => page.getByRole('heading', { level: 1 });

async function lookUp(page: Page, tag: string): Promise<void> {
  await openInApp(page, '/app/assets/scan');
  await page.getByLabel('Or type the tag').fill(tag);
  await page.getByRole('button', { name: 'Open', exact: true }).click();
}

test('without signal: a label that was met is found to be one that is known, and leads to it from then on', async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const { page, context } = await personInApp(browser, app.url, 'technician', { ...WITH_WORKER, ...PHONE });
  await installed(page);
  await context.setOffline(true);
  await lookUp(page, 'met-17');
  await page.getByRole('button', { name: 'Keep it' }).click();
  await expect(page.getByText('Nobody has written down yet what this is')).toBeVisible();
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'This is a double of…' }).click();
  const sheet = page.getByRole('dialog', { name: 'Two that are one' });
  await sheet.getByRole('button', { name: 'Make them one' }).click();
  await expect(sheet.getByText('Say which asset it is as well.')).toBeVisible();
  await clean(page, 'a double that is not named');
  await sheet.getByRole('combobox', { name: 'Which one is it as well' }).fill('r2-014');
  await page.getByRole('option', { name: /Ceiling radio, Radiology corridor/ }).click();
  // What somebody wrote down stays, unless it is said otherwise.
  await expect(sheet.getByRole('radio', { name: /AP-R2-014/ })).toBeChecked();
  await expect(sheet.getByRole('columnheader', { name: 'MET-17 goes' })).toBeVisible();
  await expect(sheet.getByRole('row', { name: /^Name/ })).toContainText('left out');
  await expect(sheet.getByText('1 relation of its own')).toHaveCount(0);
  await clean(page, 'two assets side by side');
  await sheet.locator('label').filter({ hasText: 'MET-17' }).click();
  await expect(sheet.getByText(/^\d+ things? that leans? on it/)).toBeVisible();
  await sheet.locator('label').filter({ hasText: 'AP-R2-014' }).click();
  await sheet.getByRole('button', { name: 'Make them one' }).click();
  const ask = page.getByRole('alertdialog', { name: 'Make MET-17 and AP-R2-014 one?' });
  await clean(page, 'the question before two are made one');
  await ask.getByRole('button', { name: 'Leave both' }).click();
  await expect(sheet).toBeVisible();
  await sheet.getByRole('button', { name: 'Make them one' }).click();
  await ask.getByRole('button', { name: 'Make them one' }).click();
  await expect(title(page)).toHaveText('Ceiling radio, Radiology corridor');
  await expect(page.getByText('Two became one')).toBeVisible();
  await lookUp(page, 'met-17');
  await expect(title(page)).toHaveText('Ceiling radio, Radiology corridor');

  await context.setOffline(false);
  await settled(page);
  // Anybody's camera that reads the old label is led to what it is by now.
  const { page: other } = await held.open(browser, app.url, 'manager', { ...DESK, path: '/t/MET-17' });
  await expect(title(other)).toHaveText('Ceiling radio, Radiology corridor');
});
