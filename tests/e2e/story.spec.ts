import { type Browser, expect, type Page } from '@playwright/test';
import mysql, { type RowDataPacket } from 'mysql2/promise';
import type { Role } from '#domain/access/roles';
import { type App, startApp } from '../support/app-server';
import { test } from '../support/e2e-test';
import { stubSubscription } from '../support/push-browser';
import { type PushService, startPushService } from '../support/push-service';
import { account } from './people';

/** One incident from the report to the figures, with the server really gone in the middle. */
let app: App;
let pushes: PushService;
test.beforeAll(async () => {
  pushes = await startPushService();
  app = await startApp({
    env: { HOLDFAST_PUSH_HOSTS: pushes.host, HOLDFAST_PUSH_CA: pushes.certificate.certFile },
  });
});
test.afterAll(async () => {
  await app?.dispose();
  await pushes?.stop();
});

async function person(browser: Browser, role: Role, phone: boolean) {
  const device = pushes.device();
  const context = await browser.newContext({
    baseURL: app.url,
    viewport: phone ? { width: 390, height: 844 } : { width: 1440, height: 900 },
    hasTouch: phone,
  });
  await stubSubscription(context, device.subscription());
  const page = await context.newPage();
  await page.goto('/sign-in');
  await page.getByLabel('E-mail').fill(account(role).email);
  await page.getByLabel('Password', { exact: true }).fill(account(role).password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.waitForURL(role === 'administrator' ? /\/desk/ : /\/app/);
  return { page, device, context };
}

/** The shell holds what it needs and can start without the server. */
async function settled(page: Page) {
  await expect(page.getByRole('link', { name: /^Up to date/ })).toBeVisible({ timeout: 30_000 });
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
}

async function allowNotifications(page: Page) {
  await page.goto('/app/sync');
  const notifications = page.getByRole('switch', { name: /^Notifications on this device/ });
  const known = page.waitForResponse(
    (answer) => answer.url().endsWith('/api/push/subscription') && answer.ok(),
  );
  await notifications.press('Space');
  await known;
  await expect(notifications).toBeChecked();
}

const query = async <T extends RowDataPacket>(sql: string, values: unknown[] = []) => {
  const connection = await mysql.createConnection({ uri: app.databaseUrl, timezone: 'Z' });
  const [rows] = await connection.query<T[]>(sql, values);
  await connection.end();
  return rows;
};

const TITLE = 'X-ray cart 7 does not send pictures';
const COMMENT = 'I go down to level −2 with the spare part';
const RESOLUTION = 'PoE injector in cabinet B−2 had two burnt ports. Replaced with the spare from the van';

test('an incident is reported on a phone, resolved without signal, confirmed, and counted', async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const requester = await person(browser, 'requester', true);
  const technician = await person(browser, 'technician', true);
  const administrator = await person(browser, 'administrator', false);
  await settled(requester.page);
  await settled(technician.page);
  await allowNotifications(requester.page);
  await allowNotifications(technician.page);

  // Reported on a phone.
  await requester.page.goto('/app/report');
  await requester.page.getByLabel('What is wrong?').fill(`${TITLE}. Corridor and both recovery rooms.`);
  await requester.page.getByText('My team', { exact: true }).click();
  await requester.page.getByText('Not at all', { exact: true }).click();
  await requester.page.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(
    requester.page.getByRole('heading', { name: TITLE }).or(requester.page.getByText(TITLE).first()),
  ).toBeVisible();
  await expect(requester.page.getByText(/INC-\d{6}/).first()).toBeVisible();
  const number = (
    await requester.page
      .getByText(/INC-\d{6}/)
      .first()
      .textContent()
  )?.match(/INC-\d{6}/)?.[0] as string;

  // The administrator sees it at once, and assigns it to the technician.
  await administrator.page.goto('/desk/tickets');
  const row = administrator.page.getByRole('row', { name: new RegExp(number) });
  await expect(row).toBeVisible();
  await row.click();
  await administrator.page.keyboard.press('a');
  const sheet = administrator.page.getByRole('dialog');
  await chooseAssignee(administrator.page, account('technician').name);
  await sheet.getByRole('button', { name: 'Assign', exact: true }).click();
  await expect(row).toContainText(account('technician').name);

  // The technician gets a push, and the ticket is on the phone without a reload.
  await expect
    .poll(() => technician.device.received.map((message) => message.text))
    .toEqual([expect.stringContaining(number)]);
  await technician.page.goto('/app');
  await settled(technician.page);
  await expect(technician.page.getByText(TITLE)).toBeVisible();

  // The server is gone. The app starts cold, the work goes on.
  await app.stop();
  await technician.page.reload();
  await technician.page.getByText(TITLE).click();
  await technician.page.getByRole('button', { name: 'Start', exact: true }).click();
  await technician.page.getByRole('button', { name: 'Comment', exact: true }).click();
  await technician.page.getByRole('dialog').getByRole('textbox').fill(COMMENT);
  await technician.page.getByRole('dialog').getByRole('button', { name: 'Send', exact: true }).click();
  await expect(technician.page.getByText('On this device, not sent yet').first()).toBeVisible();
  await technician.page.getByRole('button', { name: 'Resolve', exact: true }).click();
  await technician.page.getByText('Replaced', { exact: true }).click();
  await technician.page.getByLabel('What you did').fill(RESOLUTION);
  await technician.page.getByRole('dialog').getByRole('button', { name: 'Resolve', exact: true }).click();
  await expect(technician.page.getByText('Resolved').first()).toBeVisible();
  await expect(technician.page.getByRole('link', { name: /^Offline, 3 unsent|^3 unsent/ })).toBeVisible();
  await technician.page.reload();
  await expect(technician.page.getByText(COMMENT)).toBeVisible();
  await expect(technician.page.getByRole('link', { name: /3 unsent/ })).toBeVisible();

  // It comes back, is killed in the middle of the sending, and comes back again.
  const pushed = technician.page.waitForRequest(/\/api\/sync\/push/, { timeout: 40_000 });
  await app.restart();
  await pushed;
  await app.kill9();
  await app.restart();
  await expect(technician.page.getByText('On this device, not sent yet')).toHaveCount(0, { timeout: 40_000 });
  await settled(technician.page);

  // The reporter gets a push, sees what was done, and confirms.
  await expect
    .poll(() => requester.device.received.map((message) => message.text).sort(), { timeout: 20_000 })
    .toEqual([expect.stringContaining(number), expect.stringContaining(number)]);
  const events = requester.device.received.map(({ text }) => (JSON.parse(text) as { event: string }).event);
  expect(events.sort()).toEqual(['ticket.commented', 'ticket.resolved']);
  await settled(requester.page);
  await expect(requester.page.getByText(RESOLUTION)).toBeVisible({ timeout: 40_000 });
  await requester.page.getByRole('button', { name: 'Confirm fixed' }).click();
  await settled(requester.page);

  // Nothing lost, nothing twice.
  const stored = async () =>
    (await query('select hex(id) as id, state from ticket where number = ?', [number]))[0];
  await expect.poll(async () => (await stored())?.state, { timeout: 20_000 }).toBe('closed');
  const ticket = await stored();
  const steps = await query(
    "select kind, json_value(data, '$.step') as step, body from timeline where ticket_id = unhex(?) order by effective_at, id",
    [ticket?.id],
  );
  expect(steps.map((one) => one.step ?? one.kind)).toEqual([
    'report',
    'assign',
    'start',
    'comment',
    'resolve',
    'close',
  ]);
  expect(steps.map((one) => one.body)).toEqual(['', '', '', COMMENT, RESOLUTION, '']);
  const told = await query('select event, state from outbox where ticket_id = unhex(?) order by id', [
    ticket?.id,
  ]);
  expect(told).toEqual([
    { event: 'ticket.assigned', state: 'done' },
    { event: 'ticket.commented', state: 'done' },
    { event: 'ticket.resolved', state: 'done' },
  ]);
  expect(technician.device.received).toHaveLength(1);
  expect(requester.device.received).toHaveLength(2);

  // The administrator finds it in the numbers.
  await administrator.page.goto('/desk/tickets?view=resolved');
  await expect(administrator.page.getByRole('row', { name: new RegExp(number) })).toBeVisible();
});

async function chooseAssignee(page: Page, name: string) {
  const dialog = page.getByRole('dialog');
  await dialog.locator('label').filter({ hasText: name }).click();
}
