import { expect } from '@playwright/test';
import { installed, openInApp, PHONE, personInApp, settled, WITH_WORKER } from '../support/app-person';
import { type App, startApp } from '../support/app-server';
import { clean } from '../support/axe';
import { test } from '../support/e2e-test';

/** Assets are found by the one search box. */
let app: App;
test.beforeAll(async () => {
  app = await startApp();
});
test.afterAll(async () => {
  await app?.dispose();
});

test('without signal: by tag, by serial number and by name, with how it stands', async ({ browser }) => {
  test.setTimeout(90_000);
  const { page, context } = await personInApp(browser, app.url, 'technician', { ...WITH_WORKER, ...PHONE });
  await installed(page);
  await context.setOffline(true);
  await openInApp(page, '/app/search');
  const box = page.getByRole('searchbox');
  const found = page.getByRole('region', { name: 'Assets' }).getByRole('link');
  for (const words of ['ap-r2-014', 'FJC2451O0S1', 'ceiling radiology corridor']) {
    await box.fill(words);
    await expect(found.first(), words).toContainText('Ceiling radio, Radiology corridor');
  }
  await expect(found.first()).toContainText('In use');
  await clean(page, 'assets among what was found');
  await found.first().click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ceiling radio, Radiology corridor');
});

test('a requester finds what they use, and no other asset', async ({ browser }) => {
  const { page } = await personInApp(browser, app.url, 'requester', { ...PHONE, path: '/app/search' });
  await settled(page);
  const region = page.getByRole('region', { name: 'Assets' });
  await page.getByRole('searchbox').fill('HB-L204');
  await expect(region.getByRole('link')).toHaveCount(1);
  await page.getByRole('searchbox').fill('AP-R2-014');
  await expect(page.getByText(/Nothing|nothing/).first()).toBeVisible();
  await expect(region).toHaveCount(0);
});
