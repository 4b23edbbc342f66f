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

/** What there is and what leans on it: on a phone in a cellar. */
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

test('without signal: found by its label, who feels it when it stops, what is open on it, and a report about it', async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const { page, context } = await personInApp(browser, app.url, 'technician', { ...WITH_WORKER, ...PHONE });
  await installed(page);
  await context.setOffline(true);
  await openInApp(page, '/app/search');
  await page.getByRole('link', { name: /^Assets/ }).click();
  await expect(title(page)).toHaveText('Assets');
  await clean(page, 'assets');
  await page.getByLabel('Tag, name, serial number or place').fill('r2-014');
  await page.getByRole('link', { name: /Ceiling radio, Radiology corridor/ }).click();
  await expect(title(page)).toHaveText('Ceiling radio, Radiology corridor');
  const impact = page.getByRole('region', { name: 'If this stops' });
  await expect(impact.getByText(/^3 services and \d+ people feel it/)).toBeVisible();
  await expect(impact.getByRole('listitem').filter({ hasText: 'Mobile X-ray' })).toContainText(
    'no way round',
  );
  await expect(impact.getByRole('listitem').filter({ hasText: 'Nurse call' })).toContainText('wired backup');
  await expect(impact.getByRole('listitem').first()).toContainText('Mobile X-ray');
  await clean(page, 'an asset');

  await page.getByRole('button', { name: 'Report on this asset' }).click();
  await expect(page.getByRole('combobox', { name: 'Which thing is it about?' })).toHaveValue(
    'Ceiling radio, Radiology corridor',
  );
  await page.getByLabel(/^What is wrong/).fill('The radio blinks red');
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(page.getByRole('link', { name: 'Ceiling radio, Radiology corridor' })).toBeVisible();
  await page.getByRole('link', { name: 'Ceiling radio, Radiology corridor' }).click();
  await expect(page.getByRole('link', { name: /The radio blinks red/ })).toBeVisible();
  await context.setOffline(false);
  await settled(page);
});

test('without signal: written down, tied, seen and missed, and a label nobody knows', async ({ browser }) => {
  test.setTimeout(120_000);
  const { page, context } = await personInApp(browser, app.url, 'technician', { ...WITH_WORKER, ...PHONE });
  await installed(page);
  await context.setOffline(true);
  await openInApp(page, '/app/assets/scan');
  await page.getByLabel('Or type the tag').fill('hb-p901');
  await page.getByRole('button', { name: 'Open', exact: true }).click();
  await expect(page.getByText('Nobody knows HB-P901 yet')).toBeVisible();
  await clean(page, 'an unknown label');
  await page.getByRole('button', { name: 'Keep it' }).click();
  await expect(page.getByText('Nobody has written down yet what this is')).toBeVisible();
  await clean(page, 'a provisional asset');
  await page.getByRole('link', { name: 'Say what it is' }).click();
  await page.getByLabel('Name', { exact: true }).fill('');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('Say what it is, such as')).toBeVisible();
  await clean(page, 'the form of an asset with what is missing');
  await page.getByLabel('Name', { exact: true }).fill('Wall phone, corridor');
  await page.getByLabel(/^Class/).click();
  await page.getByRole('option', { name: 'Phone' }).click();
  await page.getByLabel(/^Number/).fill('4711');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(title(page)).toHaveText('Wall phone, corridor');
  await expect(page.getByText('4711')).toBeVisible();

  await page.getByRole('button', { name: 'Add what it leans on' }).click();
  const sheet = page.getByRole('dialog', { name: 'Add what it leans on' });
  await sheet.getByRole('combobox', { name: 'Which asset' }).fill('b2-3');
  await page.getByRole('option', { name: /Switch, House B/ }).click();
  await sheet.getByLabel(/^If that one stops/).fill('mobile phones');
  await clean(page, 'a relation');
  await sheet.getByRole('button', { name: 'Add', exact: true }).click();
  await page.getByRole('link', { name: /^Switch, House B/ }).click();
  await expect(title(page)).toHaveText('Switch, House B, level −2');
  await page.getByRole('button', { name: /more things lean on it/ }).click();
  const line = page.getByRole('listitem').filter({ hasText: 'Wall phone, corridor' });
  await expect(line).toContainText('mobile phones');
  await line.getByRole('link').click();

  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'It is not here' }).click();
  await expect(page.getByText('Missing', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'I see it here' }).click();
  await expect(page.getByText('Missing', { exact: true })).toHaveCount(0);
  await context.setOffline(false);
  await settled(page);
  // On another device it is as it was written here.
  const { page: other } = await held.open(browser, app.url, 'manager', { path: '/app/assets' });
  await other.getByLabel('Tag, name, serial number or place').fill('hb-p901');
  await other.getByRole('link', { name: /Wall phone, corridor/ }).click();
  await expect(
    other.getByText('connected to', { exact: false }).or(other.getByText('depends on')),
  ).toBeVisible();
});

test('a requester sees what they use, and nothing else', async ({ browser }) => {
  const { page } = await personInApp(browser, app.url, 'requester', { ...PHONE, path: '/app/assets' });
  await expect(page.getByRole('link', { name: /Laptop of Nguyễn/ })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Assets' }).getByRole('link')).toHaveCount(2);
  await expect(page.getByRole('button', { name: 'New asset' })).toHaveCount(0);
  await page.getByRole('link', { name: /Laptop of Nguyễn/ }).click();
  await expect(page.getByRole('button', { name: 'Report on this asset' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Add what it leans on' })).toHaveCount(0);
  await clean(page, 'an asset of one’s own');
});
