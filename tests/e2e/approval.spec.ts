import { randomUUID } from 'node:crypto';
import { expect, type Page } from '@playwright/test';
import { freePort } from '../../scripts/lib/ports.mjs';
import { DESK, installed, PHONE, personInApp, syncIs, WITH_WORKER } from '../support/app-person';
import { type App, startApp } from '../support/app-server';
import { clean } from '../support/axe';
import { test } from '../support/e2e-test';
import { pressHydrated } from '../support/hydrated';
import { type MailServer, startMailServer } from '../support/mail-server';
import { type Someone, someone } from '../support/sync-door';
import { account } from './people';

/** Approvals: said in the builder, wanted on the phone, decided without signal, from a mail, and by somebody else. */
let mails: MailServer;
let app: App;
let henrike: Someone;
let chau: Someone;
let amara: Someone;
test.beforeAll(async () => {
  mails = await startMailServer();
  const port = await freePort();
  const env = {
    HOLDFAST_URL: `http://localhost:${port}`,
    HOLDFAST_SMTP_URL: mails.url,
    HOLDFAST_MAIL_FROM: 'IT desk <desk@nordhaven.example>',
  };
  app = await startApp({ port, env });
  [henrike, chau, amara] = await Promise.all([
    someone(app.url, account('administrator')),
    someone(app.url, account('requester')),
    someone(app.url, account('technician')),
  ]);
});
test.afterAll(async () => {
  await app?.dispose();
  await mails?.stop();
});

const title = (page: Page) => page.getByRole('heading', { level: 1 });
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const phone = (
  browser: Parameters<typeof personInApp>[0],
  role: Parameters<typeof account>[0],
  path = '/app',
) => personInApp(browser, app.url, role, { ...WITH_WORKER, ...PHONE, path });

/** Something that these people have to approve. @returns what to ask for it with */
async function offered(name: string, personIds: readonly string[], need: 'any' | 'all' = 'any') {
  const [itemId, formId] = [randomUUID(), randomUUID()];
  const what = { help: '', required: true, showWhen: null, id: 'what', label: 'What for?' } as const;
  await henrike.act('catalog.save', {
    ...{ itemId, group: 'Money', name, summary: '', description: '', icon: 'receipt', audience: 'everyone' },
    ...{ expectedMinutes: null, cost: '', categoryId: null, teamId: null, urgency: 3, position: 90 },
    ...{ active: true, approval: [{ id: 'r', who: 'people', personIds, need, when: null }] },
    form: { id: formId, fields: [{ ...what, kind: 'text', format: 'any', max: 100 }], titleField: 'what' },
  });
  return { itemId, formId };
}
async function asked(name: string, what: string, personIds: readonly string[], need: 'any' | 'all' = 'any') {
  const ticketId = randomUUID();
  await chau.act('request.submit', {
    ...{ ticketId, ...(await offered(name, personIds, need)), answers: { what } },
  });
  return ticketId;
}

/** The address in the mail that asks the technician to approve something. */
async function linkOf(what: string): Promise<string> {
  const { email } = account('technician');
  const asks = () => mails.to(email).find(({ mail }) => mail.subject?.includes(what))?.mail.text;
  await expect.poll(asks, { timeout: 15_000 }).toBeTruthy();
  return /(http\S+\/approve\/\S+)/.exec(asks() ?? '')?.[1] ?? '';
}

test('an amount decides whether it needs an approval; it is given on the phone without signal, and followed', async ({
  browser,
}) => {
  test.setTimeout(150_000);
  const { page: desk } = await personInApp(browser, app.url, 'administrator', {
    ...{ ...DESK, hasTouch: false, isMobile: false, path: '/desk/settings/catalogue/new' },
  });
  await pressHydrated(desk.getByRole('button', { name: 'Add who approves' }));
  await desk.getByLabel('Name', { exact: true }).fill('Team event');
  await desk.getByLabel('Group', { exact: true }).fill('Money');
  await desk.getByLabel('Who does it').click();
  await desk.getByRole('option', { name: 'Applications', exact: true }).click();
  await press(desk, 'Add a question');
  await desk.getByRole('menuitem', { name: 'Number', exact: true }).click();
  await desk.getByLabel('Question', { exact: true }).fill('Amount');
  await desk.getByLabel('Who approves (1)').click();
  await desk.getByRole('option', { name: 'Named people' }).click();
  await press(desk, 'Add to the catalogue');
  await expect(desk.getByText('Add who is asked.')).toBeVisible();
  await desk.getByRole('combobox', { name: 'Add a person' }).fill('Amara');
  await desk.getByRole('option', { name: 'Amara Okafor' }).click();
  await expect(desk.getByRole('list', { name: 'Who is asked' })).toContainText('Amara Okafor');
  await desk.getByText('Only for some answers').click();
  await desk.getByLabel('Condition 1: comparison').click();
  await desk.getByRole('option', { name: 'is at least' }).click();
  await desk.getByLabel('Condition 1: value').fill('100');
  await clean(desk, 'the builder with an approval');
  await press(desk, 'Add to the catalogue');
  await expect(desk.getByRole('row', { name: /Team event/ })).toBeVisible({ timeout: 30_000 });

  const { page } = await personInApp(browser, app.url, 'requester', { ...PHONE, path: '/app/catalog' });
  const ask = async (amount: string) => {
    await page.goto('/app/catalog');
    await page.getByRole('link', { name: /^Team event/ }).click();
    await page.getByLabel('Amount').fill(amount);
    await press(page, 'Ask for it');
  };
  await ask('99');
  await expect(title(page)).toHaveText('Received', { timeout: 30_000 });
  await ask('250');
  await expect(title(page)).toHaveText('Awaiting approval', { timeout: 30_000 });
  await expect(page.getByText('Nobody works on it before')).toBeVisible();
  await expect(page.getByText('Amara Okafor')).toBeVisible();
  await clean(page, 'the tracker of what awaits its approval');

  const { page: hers, context } = await phone(browser, 'technician', '/app/inbox');
  await installed(hers);
  await expect(hers.getByText('Waiting for your approval')).toBeVisible();
  await clean(hers, 'the inbox with something to approve');
  await context.setOffline(true);
  await hers.getByRole('link', { name: /^Team event/ }).click();
  await expect(title(hers)).toHaveText('Team event');
  await expect(hers.getByText('250')).toBeVisible();
  await clean(hers, 'something to approve');
  await press(hers, 'Approve with a comment');
  const sheet = hers.getByRole('dialog');
  await sheet.getByRole('button', { name: 'Approve', exact: true }).click();
  await expect(sheet.getByText(/^Write it, or go back/)).toBeVisible();
  await sheet.getByLabel('What do you say to it?').fill('Have fun, but be back by four');
  await sheet.getByRole('button', { name: 'Approve', exact: true }).click();
  await expect(hers.getByText('Nothing more is needed from you.')).toBeVisible();
  await expect(hers.getByRole('button', { name: 'Approve', exact: true })).toHaveCount(0);
  await context.setOffline(false);
  await expect(syncIs(hers, 'upToDate')).toBeVisible({ timeout: 30_000 });
  await expect(title(page)).toHaveText('Received', { timeout: 30_000 });
  await expect(page.getByRole('listitem').filter({ hasText: 'Approved' }).first()).toBeVisible();
  await expect(page.getByText('Have fun, but be back by four')).toBeVisible();
});

test('rejected with a reason, which whoever asked reads; by whoever works on it, too', async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const ticketId = await asked('Trade fair', 'Hall 4', [amara.id]);
  const { page, context } = await phone(browser, 'technician', `/app/tickets/${ticketId}`);
  await installed(page);
  await expect(page.getByText('Your approval is wanted').first()).toBeVisible();
  await clean(page, 'a ticket of hers with something to approve');
  await context.setOffline(true);
  await press(page, 'Reject');
  const sheet = page.getByRole('dialog');
  await sheet.getByRole('button', { name: 'Reject', exact: true }).click();
  await expect(sheet.getByText(/^Say why, such as/)).toBeVisible();
  await clean(page, 'rejecting');
  await sheet.getByLabel('Why?').fill('No budget left this year');
  await sheet.getByRole('button', { name: 'Reject', exact: true }).click();
  await expect(sheet).toHaveCount(0);
  await expect(page.getByText('Rejected').first()).toBeVisible();
  await context.setOffline(false);
  await expect(syncIs(page, 'upToDate')).toBeVisible({ timeout: 30_000 });
  const { page: own } = await personInApp(browser, app.url, 'requester', {
    ...{ ...PHONE, path: `/app/tickets/${ticketId}` },
  });
  await expect(title(own)).toHaveText('Rejected');
  await expect(own.getByText('No budget left this year')).toBeVisible();
  await clean(own, 'the tracker of what was rejected');
});

test('what was changed since is refused, told, and decided after it was read again', async ({ browser }) => {
  test.setTimeout(120_000);
  const ticketId = await asked('Printer lease', 'Three years', [amara.id]);
  const { page, context } = await phone(browser, 'technician', `/app/tickets/${ticketId}`);
  await installed(page);
  await context.setOffline(true);
  await press(page, 'Approve');
  await expect(page.getByRole('button', { name: 'Approve', exact: true })).toHaveCount(0);
  await henrike.act('ticket.edit', { ticketId, changes: { title: 'Printer lease: ten years' } });
  await context.setOffline(false);
  await expect(syncIs(page, 'needsYou')).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText(/in the meantime\. Look at it again/).first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Approve', exact: true })).toBeVisible();
});

test('from a mail, without signing in: looked at nothing is decided, pressed it is, once', async ({
  browser,
}) => {
  test.setTimeout(120_000);
  await asked('Standing desk', 'My back', [amara.id]);
  const link = await linkOf('Standing desk');
  const context = await browser.newContext({ ...PHONE, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(link);
  await expect(title(page)).toHaveText('Do you approve?');
  await expect(page.getByText('My back').first()).toBeVisible();
  await page.getByRole('button', { name: 'Approve', exact: true }).click();
  await expect(title(page)).toHaveText('Approved');
  await page.goto(link);
  await expect(title(page)).toHaveText('Approved');
  const wide = await (await browser.newContext({ ...DESK, serviceWorkers: 'block' })).newPage();
  await wide.goto(link);
  await expect(wide.getByText('Whoever asked is told.')).toBeVisible();
  await clean(wide, 'decided from a mail');
  await asked('Foot rest', 'My feet', [amara.id]);
  await wide.goto(await linkOf('Foot rest'));
  await clean(wide, 'to be decided from a mail');
  await context.close();
});

test('the manager of somebody is asked once People says who that is; and lets somebody else decide', async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const { page: desk } = await personInApp(browser, app.url, 'administrator', {
    ...{ ...DESK, hasTouch: false, isMobile: false, path: '/desk/people' },
  });
  await pressHydrated(desk.getByRole('searchbox'));
  await desk.getByRole('searchbox').fill('nguyen.chau');
  await desk.keyboard.press('Enter');
  await expect(desk.getByRole('row')).toHaveCount(2);
  await desk.getByRole('link', { name: /Minh Châu/ }).click();
  const panel = desk.getByRole('dialog');
  await panel.getByLabel('E-mail of their manager').fill(account('requester').email);
  await panel.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(panel.getByText('Nobody approves what they ask for themselves.')).toBeVisible();
  await panel.getByLabel('E-mail of their manager').fill(account('technician').email);
  await clean(desk, 'a person with a manager');
  await panel.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(panel).toHaveCount(0);

  const { page } = await personInApp(browser, app.url, 'requester', { ...PHONE, path: '/app/catalog' });
  await page.getByRole('link', { name: /^Expense approval/ }).click();
  await page.getByLabel('What for?').fill('Train to Bergen');
  await page.getByLabel('Amount').fill('180');
  await press(page, 'Ask for it');
  await expect(title(page)).toHaveText('Awaiting approval', { timeout: 30_000 });
  await expect(page.getByText('Amara Okafor')).toBeVisible();
  const request = new URL(page.url()).pathname;

  const { page: account_ } = await personInApp(browser, app.url, 'technician', {
    ...PHONE,
    path: '/account',
  });
  await pressHydrated(account_.getByText('Somebody else decides in my place'));
  await account_.getByLabel('Their e-mail').fill('nobody@nordhaven.example');
  const form = account_.locator('form').filter({ has: account_.getByLabel('Their e-mail') });
  await form.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(account_.getByText('Nobody else here has this address.')).toBeVisible();
  await account_.getByLabel('Their e-mail').fill(account('manager').email);
  await form.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(account_.getByText('Meera Krishnamurthy')).toBeVisible();
  await account_.reload();
  await expect(account_.getByLabel('Their e-mail')).toHaveValue(account('manager').email);
  await clean(account_, 'the account with a stand-in');

  const { page: hers } = await personInApp(browser, app.url, 'manager', { ...PHONE, path: request });
  await expect(hers.getByText('Your approval is wanted').first()).toBeVisible();
  await press(hers, 'Approve');
  await expect(hers.getByText(/by Meera Krishnamurthy/)).toBeVisible();
  await expect(title(page)).toHaveText('Received', { timeout: 30_000 });
});
