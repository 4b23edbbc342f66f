import { expect, type Page } from '@playwright/test';
import {
  type AppPerson,
  installed,
  openInApp,
  personInApp,
  syncIs,
  WITH_WORKER,
} from '../support/app-person';
import { type App, startApp } from '../support/app-server';
import { test } from '../support/e2e-test';
import { allStored } from '../support/stored';
import { inState } from '../support/work-list';
import { account } from './people';

/** Every screen from a cold start with the server's process gone, and work that is done meanwhile. */

let app: App;
let isUp = true;
/** Their devices, on which the app is installed: as in life, it is once, and then started cold again and again. */
let amara: AppPerson;
let chau: AppPerson;
test.beforeAll(async ({ browser }) => {
  test.setTimeout(120_000);
  app = await startApp();
  amara = await personInApp(browser, app.url, 'technician', WITH_WORKER);
  chau = await personInApp(browser, app.url, 'requester', WITH_WORKER);
  await installed(amara.page);
  await installed(chau.page);
});
test.afterAll(async () => {
  await amara?.context.close();
  await chau?.context.close();
  await app?.dispose();
});

async function serverIsGone(): Promise<void> {
  if (isUp) await app.stop();
  isUp = false;
}
async function serverIsBack(): Promise<void> {
  await app.restart();
  isUp = true;
}

/** A page of its own, as when the icon on the home screen is pressed. */
async function coldStart({ page, context }: AppPerson, path: string): Promise<Page> {
  await page.close();
  const fresh = await context.newPage();
  await fresh.goto(app.url + path);
  return fresh;
}

const heading = (page: Page, name: string | RegExp) =>
  page.getByRole('heading', { level: 1, name }).filter({ visible: true });
const dialog = (page: Page) => page.getByRole('dialog');

test('a technician’s screens start cold without the server', async () => {
  const row = amara.page.locator('[data-ticket]').first();
  const title = String(await row.locator('bdi').nth(1).textContent());
  const ticket = String(await row.getAttribute('href'));
  await serverIsGone();

  amara.page = await coldStart(amara, '/app');
  await expect(amara.page.locator('[data-ticket]')).toHaveCount(6);
  await expect(syncIs(amara.page, 'offline')).toBeVisible();
  amara.page = await coldStart(amara, ticket);
  await expect(heading(amara.page, title)).toBeVisible();
  await expect(amara.page.getByRole('heading', { name: 'Timeline' })).toBeVisible();
  for (const [path, name] of [
    ['/app/report', 'Report something'],
    ['/app/inbox', 'Inbox'],
    ['/app/sync', 'Sync'],
    ['/app/you', 'You'],
    ['/app/reported', 'My reports'],
  ] as const) {
    amara.page = await coldStart(amara, path);
    await expect(heading(amara.page, name)).toBeVisible();
  }
  amara.page = await coldStart(amara, '/app/tickets/0193b1f2-0000-7000-8000-00000000ffff');
  await expect(amara.page.getByRole('heading', { name: 'This ticket is not on this device' })).toBeVisible();
  amara.page = await coldStart(amara, '/app/tickets/nonsense');
  await expect(amara.page.getByRole('heading', { name: 'No such ticket for you' })).toBeVisible();
  await expect(amara.page.getByRole('link', { name: 'Go to the list' })).toBeVisible();
});

test('a requester’s screens start cold without the server', async () => {
  const ticket = String(
    await chau.page.locator('main a[href^="/app/tickets/"]').first().getAttribute('href'),
  );
  await serverIsGone();
  for (const [path, name] of [
    ['/app', 'Your reports'],
    [ticket, /./],
    ['/app/report', 'Report something'],
    ['/app/inbox', 'Inbox'],
    ['/app/sync', 'Sync'],
    ['/app/you', 'You'],
  ] as const) {
    chau.page = await coldStart(chau, path);
    await expect(heading(chau.page, name)).toBeVisible();
  }
});

test('a report without signal has a provisional number, and the server’s takes its place', async () => {
  await serverIsGone();
  chau.page = await coldStart(chau, '/app/report');
  await chau.page
    .getByLabel('What is wrong?')
    .fill('Badge reader at the loading dock beeps, door stays locked');
  await expect(chau.page.getByText('Saved here now, sent when there is signal.')).toBeVisible();
  await chau.page.getByRole('button', { name: 'Send', exact: true }).click();

  const code = chau.page.getByText(/^New [2-9A-Z]{3}$/).first();
  await expect(code).toBeVisible();
  const provisional = String(await code.textContent());
  await expect(heading(chau.page, 'Reported')).toBeVisible();
  await expect(chau.page.getByText('On this device, not sent yet').first()).toBeVisible();
  const path = new URL(chau.page.url()).pathname;

  chau.page = await coldStart(chau, '/app');
  await expect(chau.page.getByText(provisional)).toBeVisible();
  await expect(syncIs(chau.page, 'offlineUnsent')).toBeVisible();
  await openInApp(chau.page, '/app/you');
  await chau.page.getByText('Account', { exact: true }).click();
  await expect(chau.page.getByText('Account needs signal. There is none now.')).toBeVisible();
  chau.page = await coldStart(chau, '/app/sync');
  await expect(chau.page.getByText(`New incident ${provisional}`)).toBeVisible();

  await serverIsBack();
  await expect(chau.page.getByText(/^New incident [2-9A-Z]{3}, now INC-\d{6}$/)).toBeVisible({
    timeout: 40_000,
  });
  await expect(chau.page.getByText('Nothing waits to be sent')).toBeVisible();
  await chau.page.goto(path);
  await expect(heading(chau.page, 'Received')).toBeVisible();
  await expect(chau.page.getByText(provisional)).toHaveCount(0);
});

test('a comment and a resolution without signal are dashed, survive a cold start, and reach the server', async () => {
  await serverIsGone();
  amara.page = await coldStart(amara, '/app');
  const row = inState(amara.page, 'In progress').first();
  const path = String(await row.getAttribute('href'));
  amara.page = await coldStart(amara, path);
  await amara.page.getByRole('button', { name: 'Comment', exact: true }).click();
  await dialog(amara.page).getByRole('textbox').fill('Both radios are booting');
  await dialog(amara.page).getByRole('button', { name: 'Send', exact: true }).click();
  await amara.page.getByRole('button', { name: 'Resolve', exact: true }).click();
  await dialog(amara.page).getByText('Replaced', { exact: true }).click();
  await dialog(amara.page).getByLabel('What you did').fill('Injector replaced');
  await dialog(amara.page).getByRole('button', { name: 'Resolve', exact: true }).click();
  await expect(amara.page.getByRole('button', { name: 'Reopen', exact: true })).toBeVisible();

  amara.page = await coldStart(amara, path);
  await expect(amara.page.getByText('On this device, not sent yet')).toHaveCount(2);
  await expect(amara.page.getByRole('link', { name: /^Offline, 2 unsent/ })).toBeVisible();
  await serverIsBack();
  await expect(amara.page.getByText('On this device, not sent yet')).toHaveCount(0, { timeout: 40_000 });
  await expect(amara.page.getByText('Injector replaced')).toBeVisible();
});

test('signing out without signal keeps unsent work for its owner and shows nothing to anybody', async () => {
  test.setTimeout(150_000);
  await serverIsGone();
  chau.page = await coldStart(chau, '/app/report');
  await chau.page.getByLabel('What is wrong?').fill('The projector in B 1.14 stays dark');
  await chau.page.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(heading(chau.page, 'Reported')).toBeVisible();

  chau.page = await coldStart(chau, '/app/you');
  await chau.page.getByRole('button', { name: 'Sign out', exact: true }).click();
  const ask = dialog(chau.page);
  await expect(ask).toContainText('1 change is not sent');
  await ask.getByText('Keep it locked for me').click();
  await expect(heading(chau.page, 'Nobody is signed in on this device')).toBeVisible();
  // Closed at once, while the server that cannot be reached is still being asked.
  chau.page = await coldStart(chau, '/app');
  await expect(heading(chau.page, 'Nobody is signed in on this device')).toBeVisible({ timeout: 20_000 });
  await expect(chau.page.getByText('The projector in B 1.14')).toHaveCount(0);
  // Somebody who looks into the browser's store finds no word of it, and no row of anybody.
  const stored = await allStored(chau.page);
  expect(stored).toContain('sealed');
  for (const word of ['projector', 'ticket.report', 'Nguy']) expect(stored).not.toContain(word);

  const needsServer = chau.page.getByText('You are offline; signing in needs the server.');
  const signIn = chau.page.getByRole('button', { name: 'Sign in', exact: true });
  await expect(needsServer).toBeVisible();
  await signIn.click();
  await expect(signIn).toBeEnabled();
  await expect(needsServer).toBeVisible();

  await serverIsBack();
  // One tap: it tells the server of the sign-out first, before which every page leads back here.
  await signIn.click();
  await expect(chau.page.getByLabel('E-mail')).toBeVisible();
  await chau.page.getByLabel('E-mail').fill(account('requester').email);
  await chau.page.getByLabel('Password', { exact: true }).fill(account('requester').password);
  await chau.page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await chau.page.waitForURL(/\/app/);
  await expect(chau.page.getByText('The projector in B 1.14 stays dark')).toBeVisible({ timeout: 30_000 });
  await expect(syncIs(chau.page, 'upToDate')).toBeVisible();
});
