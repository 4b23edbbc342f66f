import { expect, type Page } from '@playwright/test';
import {
  installed,
  openInApp,
  PHONE,
  personInApp,
  settled,
  syncIs,
  WITH_WORKER,
} from '../support/app-person';
import { clean } from '../support/axe';
import { test } from '../support/e2e-test';
import { account } from './people';

/** A device that others use as well, and unsent work that leaves it as a file. */

const sheet = (page: Page) => page.getByRole('dialog');
const WORDS = 'blue ladder two cups';
const TITLE = 'The label printer in the pharmacy prints blanks';

test('whoever signs out before all of the app is here reads that nobody is signed in', async ({
  browser,
  baseURL,
}) => {
  const { page, context } = await personInApp(browser, String(baseURL), 'requester', {
    path: '/app/you',
    before: async (context) => {
      // The part that says it in full never comes, whenever it is asked for.
      await context.route('**/_next/static/chunks/*.js', async (route) => {
        const answer = await route.fetch();
        const isIt = (await answer.text()).includes('Sign in once with signal.');
        await (isIt ? route.abort() : route.fulfill({ response: answer }));
      });
    },
  });
  await settled(page);
  let answer = () => {};
  const told = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await context.route('**/api/session/end', async (route) => {
    await told;
    await route.continue();
  });
  await page.getByRole('button', { name: 'Sign out', exact: true }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Sign out', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Nobody is signed in on this device' })).toBeVisible();
  answer();
  await expect(page.getByLabel('E-mail')).toBeVisible();
  await context.unrouteAll({ behavior: 'wait' });
});

test('a shared device lets nobody go with unsent work; it leaves as a file, and another device sends it', async ({
  browser,
  baseURL,
}) => {
  test.setTimeout(90_000);
  const url = baseURL ?? '';
  const context = await browser.newContext({
    baseURL: url,
    reducedMotion: 'reduce',
    ...PHONE,
    ...WITH_WORKER,
  });
  const page = await context.newPage();
  await page.goto('/sign-in');
  await page.getByLabel('E-mail').fill(account('requester').email);
  await page.getByLabel('Password', { exact: true }).fill(account('requester').password);
  await page.getByText('Others use this device too').click();
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.waitForURL(/\/app/);
  await installed(page);

  await context.setOffline(true);
  await openInApp(page, '/app/report');
  await page.getByLabel('What is wrong?').fill(TITLE);
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(syncIs(page, 'offlineUnsent')).toBeVisible();
  await openInApp(page, '/app/you');
  await page.getByRole('button', { name: 'Sign out', exact: true }).click();
  await expect(sheet(page)).toContainText('1 change is not sent');
  await expect(sheet(page)).toContainText('There is no signal now');
  await expect(sheet(page).getByText('Keep it locked for me')).toHaveCount(0);
  await clean(page, 'leaving with unsent work');

  await sheet(page).getByText('Take it with me').click();
  const making = page.getByRole('dialog', { name: 'Take unsent work with you' });
  await making.getByLabel('Passphrase').fill('short');
  await making.getByRole('button', { name: 'Make the file' }).click();
  await expect(making.getByText('At least 8 characters, such as')).toBeVisible();
  await making.getByLabel('Passphrase').fill(WORDS);
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    making.getByRole('button', { name: 'Make the file' }).click(),
  ]);
  const path = await file.path();
  await sheet(page).getByText('Sign out now').click();
  await expect(page.getByRole('heading', { name: 'Nobody is signed in on this device' })).toBeVisible({
    timeout: 20_000,
  });
  // Another page: this one goes to the sign-in by itself.
  const look = await context.newPage();
  await look.goto('/app');
  const left = () => look.evaluate(async () => (await indexedDB.databases()).map(({ name = '' }) => name));
  await expect
    .poll(async () => (await left()).filter((name) => /^holdfast-[0-9a-f]{8}/.test(name)))
    .toEqual([]);

  const other = await personInApp(browser, url, 'requester');
  await settled(other.page);
  await openInApp(other.page, '/app/sync');
  await other.page.getByText('Bring in unsent work').click();
  const bring = sheet(other.page);
  await bring.locator('input[type=file]').setInputFiles(path);
  await bring.getByLabel('Passphrase').fill('other words');
  await bring.getByRole('button', { name: 'Bring it in' }).click();
  await expect(bring.getByText('These words do not open it')).toBeVisible();
  await bring.getByLabel('Passphrase').fill(WORDS);
  await bring.getByRole('button', { name: 'Bring it in' }).click();
  await expect(bring).toBeHidden();
  await expect(other.page.getByText(/^New incident [2-9A-Z]{3}, now INC-\d{6}$/)).toBeVisible({
    timeout: 30_000,
  });
  await openInApp(other.page, '/app');
  await expect(other.page.getByText(TITLE)).toBeVisible();

  // Somebody else's work is nobody's to send.
  const stranger = await personInApp(browser, url, 'technician');
  await settled(stranger.page);
  await openInApp(stranger.page, '/app/sync');
  await stranger.page.getByText('Bring in unsent work').click();
  await sheet(stranger.page).locator('input[type=file]').setInputFiles(path);
  await sheet(stranger.page).getByLabel('Passphrase').fill(WORDS);
  await sheet(stranger.page).getByRole('button', { name: 'Bring it in' }).click();
  await expect(sheet(stranger.page).getByText('This is somebody else’s work.')).toBeVisible();
});
