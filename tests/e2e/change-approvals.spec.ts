import { randomUUID } from 'node:crypto';
import { expect, type Page } from '@playwright/test';
import { freePort } from '../../scripts/lib/ports.mjs';
import { DESK, PHONE, personInApp, settled } from '../support/app-person';
import { type App, startApp } from '../support/app-server';
import { askedChange, changesApprovedBy, replan } from '../support/asked-change';
import { clean } from '../support/axe';
import { test } from '../support/e2e-test';
import { pressHydrated } from '../support/hydrated';
import { type MailServer, startMailServer } from '../support/mail-server';
import { type Someone, someone } from '../support/sync-door';
import { account } from './people';

// Approvals of changes: found in the inbox and decided on the phone, from a mail, in the agenda, and handed on.

test.describe.configure({ mode: 'serial' });

let mails: MailServer;
let app: App;
let amara: Someone;
let meera: Someone;
let henrike: Someone;
const policyId = randomUUID();
test.beforeAll(async () => {
  mails = await startMailServer();
  const port = await freePort();
  const env = {
    HOLDFAST_URL: `http://localhost:${port}`,
    HOLDFAST_SMTP_URL: mails.url,
    HOLDFAST_MAIL_FROM: 'IT desk <desk@nordhaven.example>',
  };
  app = await startApp({ port, env });
  [amara, meera, henrike] = await Promise.all([
    someone(app.url, account('technician')),
    someone(app.url, account('manager')),
    someone(app.url, account('administrator')),
  ]);
  await changesApprovedBy(henrike, [amara.id], { policyId });
});
test.afterAll(async () => {
  await app?.dispose();
  await mails?.stop();
});

const desk = { ...DESK, hasTouch: false, isMobile: false };
const title = (page: Page) => page.getByRole('heading', { level: 1 });

/** The address in the mail that asks the technician about a change. */
async function linkOf(what: string, nth = 0): Promise<string> {
  const { email } = account('technician');
  const asks = () => mails.to(email).filter(({ mail }) => mail.subject?.includes(what))[nth]?.mail.text;
  await expect.poll(asks, { timeout: 15_000 }).toBeTruthy();
  return /(http\S+\/approve\/change\/\S+)/.exec(asks() ?? '')?.[1] ?? '';
}

test('found in the inbox, rejected on the phone with a reason; its owner is told', async ({ browser }) => {
  test.setTimeout(120_000);
  await askedChange(meera, 'Replace the PoE injectors');
  const { page, context } = await personInApp(browser, app.url, 'technician', {
    ...{ ...PHONE, path: '/app/inbox' },
  });
  await page.getByRole('link', { name: /Your approval of a change is wanted/ }).click();
  await expect(title(page)).toHaveText('Replace the PoE injectors');
  await expect(page.getByText('Your word is waited for.')).toBeVisible();
  await expect(page.getByText(/^To be decided by /)).toBeVisible();
  await clean(page, 'a change to decide on, from the inbox');
  await page.getByRole('button', { name: 'Reject', exact: true }).click();
  const sheet = page.getByRole('dialog', { name: 'Reject' });
  await sheet.getByRole('button', { name: 'Reject', exact: true }).click();
  await expect(sheet.getByText('Say why.')).toBeVisible();
  await sheet.getByLabel('Why it cannot go ahead like this').fill('Not before the audit');
  await sheet.getByRole('button', { name: 'Reject', exact: true }).click();
  await expect(page.getByText('Rejected', { exact: true }).first()).toBeVisible();
  await settled(page);
  await context.close();

  const owner = await personInApp(browser, app.url, 'manager', { ...PHONE, path: '/app/inbox' });
  await expect(owner.page.getByRole('link', { name: /Amara Okafor rejected it/ })).toBeVisible();
  await owner.context.close();
});

test('handed on from the phone to somebody else of the staff, and taken back', async ({ browser }) => {
  test.setTimeout(120_000);
  const changeId = await askedChange(meera, 'Move the backup window');
  const { page, context } = await personInApp(browser, app.url, 'technician', {
    ...{ ...PHONE, path: `/app/changes/${changeId}` },
  });
  await page.getByRole('button', { name: 'Hand on the decision of Amara Okafor' }).click();
  const sheet = page.getByRole('dialog', { name: 'Hand on' });
  await sheet.getByRole('button', { name: 'Hand on', exact: true }).click();
  await expect(sheet.getByText('Choose a colleague.')).toBeVisible();
  await clean(page, 'handing a decision on');
  const who = sheet.getByRole('combobox');
  // Whose own it is is not offered.
  await who.fill(account('manager').name);
  await expect(page.getByRole('option', { name: account('manager').name })).toHaveCount(0);
  await who.fill(account('administrator').name);
  await expect(page.getByRole('option', { name: account('administrator').name })).toBeVisible();
  await who.press('ArrowDown');
  await who.press('Enter');
  await sheet.getByRole('button', { name: 'Hand on', exact: true }).click();
  await expect(page.getByText(`or ${account('administrator').name}`)).toBeVisible();
  await expect(page.getByText(`Decision handed on to ${account('administrator').name}`)).toBeVisible();
  await settled(page);
  const other = await personInApp(browser, app.url, 'administrator', { ...PHONE, path: '/app/inbox' });
  await expect(other.page.getByRole('link', { name: /Your approval of a change is wanted/ })).toBeVisible();
  await other.context.close();
  await page.getByRole('button', { name: `Take back from ${account('administrator').name}` }).click();
  await expect(page.getByText(`or ${account('administrator').name}`)).toHaveCount(0);
  await settled(page);
  await context.close();
});

test('from a mail, without signing in: pressed it is decided; of what it has become it shows nothing', async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const changeId = await askedChange(meera, 'New door readers');
  const stale = await linkOf('New door readers');
  await replan(meera, changeId);
  const context = await browser.newContext({ ...PHONE, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(stale);
  await expect(title(page)).toHaveText('You were asked about something else');
  await expect(page.getByText('New door readers')).toHaveCount(0);
  await meera.act('change.step', { changeId, step: 'ask', note: '', leaveSteps: false });
  const link = await linkOf('New door readers', 1);
  await page.goto(link);
  await expect(title(page)).toHaveText('Do you approve this change?');
  await expect(page.getByText('And the switch')).toBeVisible();
  await expect(page.getByText('The old injector back in')).toBeVisible();
  await page.getByRole('button', { name: 'Reject', exact: true }).click();
  await expect(page.getByText('Say why you reject it.')).toBeVisible();
  await page.getByRole('button', { name: 'Approve', exact: true }).click();
  await expect(title(page)).toHaveText('Approved');
  await context.close();
  const wide = await (await browser.newContext({ ...DESK, serviceWorkers: 'block' })).newPage();
  await wide.goto(link);
  await expect(wide.getByText('Whoever plans it is told.')).toBeVisible();
  await clean(wide, 'a change decided from a mail');
  await wide.goto(stale);
  await clean(wide, 'a mail about what a change was');
  await askedChange(meera, 'New door locks');
  await wide.goto(await linkOf('New door locks'));
  await clean(wide, 'a change to be decided from a mail');
  await wide.context().close();
});

test('the agenda: what waits in the order of its window, who has said what, and the own word right there', async ({
  browser,
}) => {
  test.setTimeout(120_000);
  await changesApprovedBy(henrike, [amara.id, henrike.id], { policyId, need: 'all' });
  await askedChange(meera, 'Later one', 20);
  await askedChange(meera, 'Sooner one', 1 / 24);
  const { page, context } = await personInApp(browser, app.url, 'administrator', {
    ...{ ...desk, path: '/desk/changes' },
  });
  await page.getByRole('link', { name: 'Agenda' }).click();
  await expect(title(page)).toHaveText('Agenda');
  const items = page.getByRole('main').getByRole('heading', { level: 2 });
  await expect(items.first()).toHaveText('Sooner one');
  await expect(items.last()).toHaveText('Later one');
  await clean(page, 'the agenda');
  const votes = page.getByRole('region', { name: 'Votes: Sooner one' });
  await expect(votes.getByText('0 of 2 approved')).toBeVisible();
  await pressHydrated(votes.getByRole('button', { name: 'Approve', exact: true }));
  await expect(votes.getByText('1 of 2 approved')).toBeVisible();
  await expect(votes.getByRole('button')).toHaveCount(0);
  await expect(votes.locator('dd').first()).toHaveText(account('administrator').name);
  await context.close();
});
