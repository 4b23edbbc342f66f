import { type Browser, type BrowserContextOptions, expect, type Page } from '@playwright/test';
import { freePort } from '../../scripts/lib/ports.mjs';
import { DESK, PHONE, SMALL } from '../support/app-person';
import { type App, startApp } from '../support/app-server';
import { clean } from '../support/axe';
import { test } from '../support/e2e-test';
import { pressHydrated } from '../support/hydrated';
import { type MailServer, startMailServer } from '../support/mail-server';
import { account } from './people';

/** Registering, confirming, resetting, inviting, and one's own account, with a real mail server behind the desk. */

let mails: MailServer;
let app: App;
test.describe.configure({ mode: 'serial' });
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
  await app.dispose();
  await mails.stop();
});

const field = (page: Page, label: string) => page.getByLabel(label, { exact: true });
const press = (page: Page, name: string) => pressHydrated(page.getByRole('button', { name, exact: true }));
const title = (page: Page) => page.getByRole('heading', { level: 1 });

async function open(browser: Browser, path: string, size: BrowserContextOptions = PHONE): Promise<Page> {
  const context = await browser.newContext({
    baseURL: app.url,
    reducedMotion: 'reduce',
    serviceWorkers: 'block',
    ...size,
  });
  const page = await context.newPage();
  await page.goto(path);
  return page;
}

/** The link of the newest mail to somebody. */
async function linkTo(address: string, seen = 0): Promise<string> {
  await expect.poll(() => mails.to(address).length, { timeout: 15_000 }).toBeGreaterThan(seen);
  return String(mails.to(address).at(-1)?.link);
}

async function signIn(page: Page, email: string, password: string): Promise<void> {
  await field(page, 'E-mail').fill(email);
  await field(page, 'Password').fill(password);
  await press(page, 'Sign in');
}

const CHAU = { name: 'Nguyễn Thị Minh Châu', email: 'chau@nordhaven.example', password: 'bốn từ là đủ rồi' };

test('somebody registers on the phone, confirms by mail, and is in; errors stand at their fields', async ({
  browser,
}) => {
  const page = await open(browser, '/sign-in', SMALL);
  await page.getByRole('link', { name: 'Register' }).click();
  await expect(title(page)).toHaveText('Register');
  await press(page, 'Create account');
  await expect(field(page, 'Name')).toBeFocused();
  await expect(field(page, 'Name')).toHaveAccessibleDescription(/Enter your name/);
  await expect(field(page, 'E-mail')).toHaveAccessibleDescription(/Enter your e-mail/);
  await field(page, 'Name').fill('Agent 007');
  await field(page, 'E-mail').fill('chau@nordhaven.example, other@evil.example');
  await page.getByLabel('Phone').fill('+41 62 555 01');
  await page.getByLabel('Company or department').fill('Zentralsterilisation');
  await field(page, 'Password').fill('holdfast1');
  await expect(page.getByLabel('Phone')).toHaveAccessibleDescription(
    /Digits are missing. A number in Switzerland looks like \+41/,
  );
  await press(page, 'Create account');
  await expect(field(page, 'Name')).toHaveAccessibleDescription(/Use letters/);
  await expect(field(page, 'E-mail')).toHaveAccessibleDescription(/one address in plain letters/);
  await expect(field(page, 'Password')).toHaveAccessibleDescription(/little more than a name/);
  await expect(page.getByLabel('Phone')).toHaveAccessibleDescription(/Digits are missing/);
  await clean(page, 'register, with errors');
  await field(page, 'Name').fill(CHAU.name);
  await field(page, 'E-mail').fill(CHAU.email);
  await field(page, 'Password').fill(CHAU.password);
  await press(page, 'Create account');
  // The server has the last word on the phone; everything else that was typed is still there.
  await expect(page.getByLabel('Phone')).toHaveAccessibleDescription(/Digits are missing/);
  await expect(page.getByLabel('Phone')).toBeFocused();
  await expect(field(page, 'Name')).toHaveValue(CHAU.name);
  await expect(field(page, 'Password')).toHaveValue(CHAU.password);
  await page.getByLabel('Phone').fill('+41 62 555 01 23');
  await press(page, 'Create account');
  await expect(title(page)).toHaveText('Check your mail');
  await clean(page, 'registered');

  // A mail scanner opens the link first: nothing is used up by looking.
  const link = await linkTo(CHAU.email);
  expect(link).toMatch(new RegExp(`^${app.url}/confirm/`));
  const looked = await fetch(link, { headers: { host: 'evil.example' } });
  expect(looked.headers.get('referrer-policy')).toBe('no-referrer');
  expect(looked.headers.get('cache-control')).toContain('no-store');
  await page.goto(link);
  await expect(page.getByText(CHAU.email)).toBeVisible();
  await field(page, 'Password').fill('not the one I chose');
  await press(page, 'Confirm and sign in');
  await expect(field(page, 'Password')).toHaveAccessibleDescription(/not the password you chose/);
  await clean(page, 'confirm');
  await field(page, 'Password').fill(CHAU.password);
  await press(page, 'Confirm and sign in');
  await expect(page).toHaveURL(/\/app$/);
  await page.goto(link);
  await expect(title(page)).toHaveText('This link does not work any more');
  await clean(page, 'link gone');
});

test('one changes name, phone and password, sees one’s devices, and signs out elsewhere', async ({
  browser,
}) => {
  const page = await open(browser, '/sign-in?next=/app/you');
  await signIn(page, CHAU.email, CHAU.password);
  const elsewhere = await open(browser, '/sign-in', DESK);
  await signIn(elsewhere, CHAU.email, CHAU.password);
  await expect(elsewhere).toHaveURL(/\/app$/);

  await page.getByRole('link', { name: /^Account/ }).click();
  await expect(field(page, 'Name')).toHaveValue(CHAU.name);
  await expect(page.getByLabel('Phone')).toHaveValue('+41625550123');
  await field(page, 'Name').fill('x@y');
  await press(page, 'Save');
  await expect(field(page, 'Name')).toHaveAccessibleDescription(/Use letters/);
  await expect(field(page, 'Name')).toHaveValue('x@y');
  await field(page, 'Name').fill('محمد بن سلمان');
  await page.getByLabel('Phone').fill('+84 91 234 56 78');
  await press(page, 'Save');
  await expect(page.getByText('Saved')).toBeVisible();
  await expect(page.getByLabel('Phone')).toHaveValue('+84912345678');
  await clean(page, 'account');

  await page.getByRole('link', { name: /^Devices/ }).click();
  await expect(page.getByText('This device')).toBeVisible();
  await clean(page, 'devices');
  await pressHydrated(page.getByRole('button', { name: 'Sign out Chrome on Linux' }).first());
  await expect(page.getByText('Signed out')).toBeVisible();
  await elsewhere.goto('/account');
  await expect(elsewhere).toHaveURL(/\/sign-in\?next=%2Faccount$/);

  await page.goto('/account/password');
  await field(page, 'Current password').fill('wrong');
  await field(page, 'New password').fill('bốn từ khác nhau');
  await press(page, 'Change password');
  await expect(field(page, 'Current password')).toHaveAccessibleDescription(/not your password/);
  await expect(field(page, 'New password')).toHaveValue('bốn từ khác nhau');
  await clean(page, 'password, with an error');
  await field(page, 'Current password').fill(CHAU.password);
  await press(page, 'Change password');
  await expect(page.getByText('Password changed').first()).toBeVisible();

  await page.goto('/account/email');
  await field(page, 'New e-mail').fill('minh.chau@nordhaven.example');
  await field(page, 'Current password').fill('bốn từ khác nhau');
  await press(page, 'Send the link');
  await expect(page.getByText('Check your mail').first()).toBeVisible();
  await clean(page, 'e-mail');
  await page.goto(await linkTo('minh.chau@nordhaven.example'));
  await press(page, 'Use this address');
  await expect(title(page)).toHaveText('Your address is changed');
});

test('a forgotten password is set anew by mail, and every device is signed out', async ({ browser }) => {
  const requester = account('requester');
  const device = await open(browser, '/sign-in?next=/account');
  await signIn(device, requester.email, requester.password);
  await expect(title(device)).toHaveText('Account');

  const page = await open(browser, '/sign-in', DESK);
  await page.getByRole('link', { name: 'Forgot it?' }).click();
  await field(page, 'E-mail').fill('nobody@nordhaven.example');
  await press(page, 'Send the link');
  await expect(title(page)).toHaveText('Check your mail');
  const unknown = await page.getByRole('main').innerText();
  await press(page, 'Change what you typed');
  await field(page, 'E-mail').fill(requester.email);
  await press(page, 'Send the link');
  await expect(title(page)).toHaveText('Check your mail');
  const known = await page.getByRole('main').innerText();
  expect(known.replace(requester.email, '')).toBe(unknown.replace('nobody@nordhaven.example', ''));

  await page.goto(await linkTo(requester.email));
  await field(page, 'New password').fill('password123');
  await press(page, 'Set password');
  await expect(field(page, 'New password')).toHaveAccessibleDescription(/first that are guessed/);
  await clean(page, 'set a password');
  await field(page, 'New password').fill('a few good words');
  await press(page, 'Set password');
  await expect(title(page)).toHaveText('Your password is changed');
  expect(mails.to('nobody@nordhaven.example')).toEqual([]);
  await device.reload();
  await expect(device).toHaveURL(/\/sign-in/);
  await signIn(device, requester.email, 'a few good words');
  await expect(title(device)).toHaveText('Account');
});

test('an administrator invites; without mail they hand the link on and let people in', async ({
  browser,
}) => {
  const admin = account('administrator');
  const desk = await open(browser, '/sign-in?next=/desk/people/invite', DESK);
  await signIn(desk, admin.email, admin.password);
  await expect(title(desk)).toHaveText('Invite somebody');
  await field(desk, 'E-mail').fill('sigga@nordhaven.example');
  await pressHydrated(desk.getByRole('button', { name: /^(Role|Requester)/ }));
  await desk.getByRole('option', { name: 'Technician' }).click();
  await desk.getByRole('group', { name: /Teams/ }).getByText('Network').click();
  await press(desk, 'Invite');
  await expect(desk.getByText(/invitation to sigga@nordhaven.example is on its way/).first()).toBeVisible();
  await expect(desk.getByRole('button', { name: /^Withdraw the invitation of sigga/ })).toBeVisible();
  await clean(desk, 'invite');

  const page = await open(browser, await linkTo('sigga@nordhaven.example'));
  await expect(page.getByText(/as technician, with the address sigga@nordhaven.example/)).toBeVisible();
  await clean(page, 'invitation');
  await field(page, 'Name').fill('Sigríður Þorvaldsdóttir-O’Brien');
  await field(page, 'Password').fill('fjögur orð duga');
  await press(page, 'Create account');
  await expect(page).toHaveURL(/\/app$/);

  await app.restart({ HOLDFAST_SMTP_URL: '' });
  const newcomer = await open(browser, '/register');
  await field(newcomer, 'Name').fill('Björk');
  await field(newcomer, 'E-mail').fill('bjork@nordhaven.example');
  await field(newcomer, 'Password').fill('fjögur orð duga');
  await press(newcomer, 'Create account');
  await expect(title(newcomer)).toHaveText('An administrator lets you in');
  await newcomer.goto('/sign-in');
  await signIn(newcomer, 'bjork@nordhaven.example', 'fjögur orð duga');
  await expect(field(newcomer, 'Password')).toHaveAccessibleDescription(/E-mail or password is wrong/);

  await desk.goto('/desk/people/waiting');
  await clean(desk, 'waiting');
  await press(desk, 'Let in Björk');
  await expect(desk.getByText('Nobody waits')).toBeVisible();
  await newcomer.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(newcomer).toHaveURL(/\/app$/);
  await newcomer.goto('/account/email');
  await expect(newcomer.getByText('Only an administrator can change your e-mail')).toBeVisible();

  await desk.goto('/desk/people/invite');
  await field(desk, 'E-mail').fill('link@nordhaven.example');
  await press(desk, 'Invite');
  const link = await field(desk, 'Link').inputValue();
  expect(link).toMatch(new RegExp(`^${app.url}/invite/`));
  // Who has an account already is helped to a new password instead.
  await field(desk, 'E-mail').fill('sigga@nordhaven.example');
  await press(desk, 'Invite');
  await expect(field(desk, 'E-mail')).toHaveAccessibleDescription(/has an account with this address/);
  await press(desk, 'Make a link for a new password');
  await expect(field(desk, 'Link')).toHaveValue(new RegExp(`^${app.url}/reset/`));
  await desk.goto('/reset');
  await expect(desk.getByText('This desk sends no mail')).toBeVisible();
  const invited = await open(browser, link);
  await expect(invited.getByText(/link@nordhaven.example/)).toBeVisible();
  // What the server printed names no secret of a link.
  expect(app.output()).not.toContain(link.split('/').at(-1));
});

test('A31 A32 names of peers and people in headers are believed by nobody', async () => {
  const origin = app.url;
  for (const header of ['x-remote-user', 'x-forwarded-user', 'remote-user', 'x-auth-request-email']) {
    const answer = await fetch(`${origin}/desk`, {
      redirect: 'manual',
      headers: { [header]: account('administrator').email },
    });
    expect(answer.status, header).toBe(307);
    expect(answer.headers.get('location'), header).toContain('/sign-in');
  }
});
