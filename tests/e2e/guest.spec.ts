import { type Browser, type BrowserContextOptions, expect, type Page } from '@playwright/test';
import { freePort } from '../../scripts/lib/ports.mjs';
import { DESK, installed, PHONE, personInApp, WITH_WORKER } from '../support/app-person';
import { type App, startApp } from '../support/app-server';
import { clean } from '../support/axe';
import { test } from '../support/e2e-test';
import { pressHydrated } from '../support/hydrated';
import { type MailServer, startMailServer } from '../support/mail-server';

/** Labels that somebody without an account opens, and labels that a phone's own camera opens. */

let mails: MailServer;
let app: App;
test.beforeAll(async () => {
  mails = await startMailServer();
  const port = await freePort();
  const env = {
    HOLDFAST_URL: `http://localhost:${port}`,
    HOLDFAST_SMTP_URL: mails.url,
    HOLDFAST_MAIL_FROM: 'IT desk <desk@nordhaven.example>',
  };
  app = await startApp({ port, env });
});
test.afterAll(async () => {
  await app?.dispose();
  await mails?.stop();
});

const field = (page: Page, label: string) => page.getByLabel(label, { exact: true });
const title = (page: Page) => page.getByRole('heading', { level: 1 });
const state = (page: Page) => page.getByRole('status', { name: 'Your reports' });
const send = (page: Page) => pressHydrated(page.getByRole('button', { name: 'Send', exact: true }));

async function open(browser: Browser, path: string, size: BrowserContextOptions = PHONE): Promise<Page> {
  const context = await browser.newContext({
    ...{ baseURL: app.url, reducedMotion: 'reduce', serviceWorkers: 'block' },
    ...size,
  });
  const page = await context.newPage();
  await page.goto(path);
  return page;
}

async function fill(page: Page, email: string): Promise<void> {
  await field(page, 'What is wrong?').fill('The corridor has no Wi-Fi. <b>Since noon.</b>');
  await field(page, 'Your name').fill('Ada Guest');
  await field(page, 'Your e-mail').fill(email);
}

test('what a guest reports without signal waits on the phone, is sent, confirmed by mail, and has a number', async ({
  browser,
}) => {
  const email = 'ada@elsewhere.example';
  const page = await open(browser, '/t/ap-r2-014');
  await expect(title(page)).toHaveText('Report a fault');
  await expect(page.getByText('You stand before the label AP-R2-014.')).toBeVisible();
  await clean(page, 'the page of a label');
  await send(page);
  await expect(page.getByText('Say what is wrong, such as: The screen stays black.')).toBeVisible();
  await expect(field(page, 'What is wrong?')).toBeFocused();

  await fill(page, email);
  await page.context().setOffline(true);
  await send(page);
  await expect(state(page)).toContainText('On this device');
  await expect(state(page)).toContainText('The corridor has no Wi-Fi');
  await clean(page, 'a report that waits');
  await expect(field(page, 'What is wrong?')).toHaveValue('');
  // The phone throws the page away: the report is still there when it is opened again.
  await page.route('**/api/guest/reports', (route) => route.abort());
  await page.context().setOffline(false);
  await page.reload();
  await expect(state(page)).toContainText('On this device');
  await page.unroute('**/api/guest/reports');
  await page.reload();
  await expect(state(page)).toContainText('Sent: confirm it by mail');
  await expect(state(page)).not.toContainText('Wi-Fi');
  expect(await page.evaluate(() => localStorage.getItem('holdfast-guest-reports'))).not.toContain('Wi-Fi');

  await expect.poll(() => mails.to(email).length, { timeout: 15_000 }).toBe(1);
  const link = String(mails.to(email)[0]?.link);
  const other = await open(browser, link);
  await expect(title(other)).toHaveText('Is this your report?');
  await expect(other.getByText('The corridor has no Wi-Fi. <b>Since noon.</b>')).toBeVisible();
  await clean(other, 'the page that confirms');
  await pressHydrated(other.getByRole('button', { name: 'Yes, send it to the desk' }));
  await expect(title(other)).toHaveText(/^It is INC-\d+$/);
  await clean(other, 'a confirmed report');
  const number = String(await title(other).textContent()).replace('It is ', '');
  await other.reload();
  await expect(title(other)).toHaveText(`It is ${number}`);
  await expect.poll(() => mails.to(email).at(-1)?.mail.subject, { timeout: 15_000 }).toContain(number);

  await page.reload();
  await expect(state(page)).toContainText(`It is ${number}`);
  await clean(page, 'a report with its number');
  await page.getByRole('button', { name: 'Remove it from this device' }).click();
  await expect(state(page)).not.toContainText(number);

  const staff = await personInApp(browser, app.url, 'technician', { ...PHONE, path: '/t/ap-r2-014' });
  await expect(title(staff.page)).toHaveText('Ceiling radio, Radiology corridor');
  await staff.page.getByRole('link', { name: /The corridor has no Wi-Fi/ }).click();
  await expect(staff.page.getByText('Reported by the label AP-R2-014')).toBeVisible();
  // What the desk added is named in its history.
  await expect(staff.page.getByText('Asset: ')).toBeVisible();
  await expect(
    staff.page.getByRole('listitem').filter({ hasText: 'Asset: ' }).getByText('Ceiling radio').first(),
  ).toBeVisible();
});

test('what is typed outlives the page, and a label nobody knows looks the same', async ({ browser }) => {
  const page = await open(browser, '/t/no-such-label', { ...PHONE, colorScheme: 'dark' });
  await expect(page.getByText('You stand before the label NO-SUCH-LABEL.')).toBeVisible();
  await fill(page, 'typed@elsewhere.example');
  await page.reload();
  await expect(field(page, 'What is wrong?')).toHaveValue(/The corridor/);
  await expect(field(page, 'Your e-mail')).toHaveValue('typed@elsewhere.example');
  await clean(page, 'the page of a label, dark');
});

test('an administrator decides: named, or only with an account', async ({ browser }) => {
  const { page } = await personInApp(browser, app.url, 'administrator', {
    ...DESK,
    path: '/desk/settings/assets',
  });
  const choose = async (name: string) => {
    await page.getByRole('button', { name: /Reports by a label, without an account/ }).click();
    await page.getByRole('option', { name }).click();
    await expect(page.getByText('Reports by a label, without an account is saved').first()).toBeVisible();
  };
  await choose('Possible: the page names the class and the place');
  await clean(page, 'the settings of assets');
  const guest = await open(browser, '/t/ap-r2-014', DESK);
  await expect(
    guest.getByText(/You stand before the label AP-R2-014: .*Level −2, above B−2\.14/),
  ).toBeVisible();
  await expect(guest.getByText('Ceiling radio')).toHaveCount(0);
  await choose('Not possible: the page of a label asks to sign in');
  // The toast may still be that of the choice before.
  await expect(async () => {
    await guest.goto('/t/ap-r2-014');
    expect(guest.url()).toMatch(/\/sign-in\?next=%2Ft%2Fap-r2-014$/);
  }).toPass();
});

test('a label that the camera of the phone opens without signal leads to the asset', async ({ browser }) => {
  test.setTimeout(120_000);
  const { page, context } = await personInApp(browser, app.url, 'technician', { ...WITH_WORKER, ...PHONE });
  await installed(page);
  await context.setOffline(true);
  await page.goto('/t/ap-r2-014');
  await expect(title(page)).toHaveText('Ceiling radio, Radiology corridor');
  await page.goto('/t/new%20one');
  await expect(page.getByText('Nobody knows NEW ONE yet')).toBeVisible();
});
