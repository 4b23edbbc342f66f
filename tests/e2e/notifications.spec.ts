import { randomUUID } from 'node:crypto';
import { expect, type Page } from '@playwright/test';
import { freePort } from '../../scripts/lib/ports.mjs';
import { DESK, personInApp, SMALL } from '../support/app-person';
import { type App, startApp } from '../support/app-server';
import { clean } from '../support/axe';
import { test } from '../support/e2e-test';
import { type MailServer, startMailServer } from '../support/mail-server';
import { someone } from '../support/sync-door';
import { account } from './people';

/** How one is told of tickets: one's own page, and the link in a mail. */

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

const title = (page: Page) => page.getByRole('heading', { level: 1 });
const at = (page: Page, name: string | RegExp) => page.getByRole('switch', { name, exact: true });
/** A switch draws itself; its row is what is pressed. */
const press = (page: Page, name: string | RegExp) =>
  page
    .locator('label')
    .filter({ has: at(page, name) })
    .click();
const saved = (page: Page) => page.getByRole('alertdialog').filter({ hasText: 'Saved' }).first();
const picks = async (page: Page, label: string, option: string) => {
  await page.getByRole('button', { name: label }).click();
  await page.getByRole('option', { name: option, exact: true }).click();
};

test('a technician chooses on the phone what they are told, and when; it stays', async ({ browser }) => {
  const { page } = await personInApp(browser, app.url, 'technician', { path: '/account', ...SMALL });
  await page.getByRole('link', { name: /^Notifications/ }).click();
  await expect(title(page)).toHaveText('Notifications');
  await expect(page.getByRole('row')).toHaveCount(20);
  const push = 'Somebody comments: Push';
  await expect(at(page, push)).toBeChecked();
  // Without a device for pushes, work that is theirs comes by mail.
  await expect(at(page, 'A ticket is assigned to you: E-mail')).toBeChecked();
  await expect(at(page, 'Somebody comments: E-mail')).not.toBeChecked();
  await clean(page, 'notifications, as they are');

  await press(page, push);
  await expect(saved(page)).toBeVisible();
  await expect(at(page, push)).not.toBeChecked();
  await press(page, /^Quiet hours/);
  await expect(page.getByRole('button', { name: 'From' })).toContainText('22:00');
  await picks(page, 'From', '20:30');
  await expect(page.getByRole('combobox', { name: 'Your time zone' })).toHaveValue('Europe/Berlin');
  await page.reload();
  await expect(at(page, push)).not.toBeChecked();
  await expect(page.getByRole('button', { name: 'From' })).toContainText('20:30');
  await expect(page.getByRole('button', { name: 'To' })).toContainText('06:00');
  await clean(page, 'notifications, with quiet hours');
});

test('a requester on the desk sees only what they can be told', async ({ browser }) => {
  const { page } = await personInApp(browser, app.url, 'requester', {
    path: '/account/notifications',
    ...DESK,
  });
  await expect(page.getByRole('rowheader')).toHaveText([
    'Your report is resolved',
    'Somebody comments',
    'A ticket you follow changes',
    'Your report is closed',
    'A report made without signal has its number',
    'An incident that concerns you, too, is over',
    'Your approval is wanted',
    'What you asked for is approved or rejected',
    'Your approval of a change is wanted',
    'A change you had decided on became another',
  ]);
  await clean(page, 'notifications of a requester');
});

test('the link in a mail asks first, ends that kind of mail, and needs no signing in', async ({
  browser,
}) => {
  const [requester, technician, manager] = [
    await someone(app.url, account('requester')),
    await someone(app.url, account('technician')),
    await someone(app.url, account('manager')),
  ];
  const ticketId = randomUUID();
  await requester.act('ticket.report', {
    ...{ ticketId, title: 'Scanner jams', description: '', impact: 3, urgency: 2 },
    ...{ categoryId: null, siteId: null, place: null },
  });
  const teamId = technician.teamIds[0] as string;
  await manager.act('ticket.assign', { ticketId, teamId, assigneeId: technician.id });
  await technician.act('ticket.comment', { ticketId, body: 'On my way' });
  const { email } = account('requester');
  await expect.poll(() => mails.to(email).length, { timeout: 15_000 }).toBe(1);
  const text = mails.to(email)[0]?.mail.text ?? '';
  expect(text).toContain('> On my way');
  const link = /\S+\/unsubscribe\/\S+/.exec(text)?.[0] ?? '';

  const context = await browser.newContext({ ...SMALL, serviceWorkers: 'block' });
  const page = await context.newPage();
  await page.goto(link);
  await expect(title(page)).toHaveText('Fewer mails');
  await clean(page, 'unsubscribe');
  await page.getByRole('button', { name: 'No more of these' }).click();
  await expect(title(page)).toHaveText('No more of these');
  await clean(page, 'unsubscribed');
  await page.goto(`${link.slice(0, -4)}AAAA`);
  await expect(title(page)).toHaveText('This link does not work any more');

  const own = await personInApp(browser, app.url, 'requester', { path: '/account/notifications' });
  await expect(at(own.page, 'Somebody comments: E-mail')).not.toBeChecked();
  await expect(at(own.page, 'Your report is resolved: E-mail')).toBeChecked();
  await technician.act('ticket.resolve', { ticketId, code: 'restarted', note: 'Works again' });
  await expect.poll(() => mails.to(email).length, { timeout: 15_000 }).toBe(2);
  expect(mails.to(email)[1]?.mail.subject).toContain('Resolved: Scanner jams');
});
