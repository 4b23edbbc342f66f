import { readFileSync } from 'node:fs';
import { expect, type Page } from '@playwright/test';
import mysql from 'mysql2/promise';
import {
  DESK,
  HeldPeople,
  installed,
  openInApp,
  personInApp,
  SMALL,
  settled,
  WITH_WORKER,
} from '../support/app-person';
import { type App, startApp } from '../support/app-server';
import { clean, keepsWcag } from '../support/axe';
import { test } from '../support/e2e-test';
import { pressHydrated } from '../support/hydrated';

/** The desk's administration: what an administrator changes is there on every phone, and the audit tells all of it. */

test.describe.configure({ mode: 'serial' });
let app: App;
let desk: Page;
test.beforeAll(async () => {
  app = await startApp();
});
const administrators = new HeldPeople();
test.afterAll(async () => {
  await administrators.close();
  await app?.dispose();
});

/** The administrator's desk, opened anew for each test. */
test.beforeEach(async ({ browser }) => {
  ({ page: desk } = await administrators.open(browser, app.url, 'administrator', {
    ...DESK,
    isMobile: false,
    path: '/desk',
  }));
});

const sheet = (page: Page) => page.getByRole('dialog');
const save = (page: Page) => sheet(page).getByRole('button', { name: 'Save', exact: true }).click();
const tab = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Settings' }).getByRole('link', { name, exact: true }).click();
const choose = async (page: Page, label: string | RegExp, option: string | RegExp) => {
  await pressHydrated(page.getByRole('button', { name: label }));
  await page.getByRole('option', { name: option }).click();
};
const gone = (page: Page) => expect(sheet(page)).toHaveCount(0);

test('a new team and category take the next report of a phone', async ({ browser }) => {
  const phone = (await personInApp(browser, app.url, 'requester')).page;
  await settled(phone);

  await desk.getByRole('navigation', { name: 'Places' }).getByRole('link', { name: 'Settings' }).click();
  await expect(desk.getByRole('row', { name: /First line/ })).toBeVisible();
  await desk.getByRole('button', { name: 'New team' }).click();
  await save(desk);
  await expect(sheet(desk).getByText(/Write a name/)).toBeVisible();
  await sheet(desk).getByLabel('Name').fill('Field service');
  await clean(desk, 'the sheet of a team');
  await save(desk);
  await gone(desk);
  await expect(desk.getByRole('row', { name: /Field service/ })).toContainText('In use');
  await clean(desk, 'the teams');
  await desk.getByRole('button', { name: 'New team' }).click();
  await sheet(desk).getByLabel('Name').fill('field SERVICE');
  await save(desk);
  await expect(sheet(desk).getByText(/Another one in use has this name/)).toBeVisible();
  // Closed by accident: what was typed is not gone before one says so.
  const lose = desk.getByRole('alertdialog', { name: 'Discard what you typed?' });
  await desk.keyboard.press('Escape');
  await clean(desk, 'the question before typed text goes');
  await desk.keyboard.press('Escape');
  await expect(lose).toHaveCount(0);
  await expect(sheet(desk).getByLabel('Name')).toHaveValue('field SERVICE');
  await sheet(desk).getByRole('button', { name: 'Close' }).click();
  await lose.getByRole('button', { name: 'Discard' }).click();
  await gone(desk);

  await tab(desk, 'Categories');
  await desk.getByRole('button', { name: 'New category' }).click();
  await sheet(desk).getByLabel('Name').fill('Hand scanner');
  await choose(desk, /Group/, 'Hardware');
  await choose(desk, /Reports go to/, 'Field service');
  await save(desk);
  await gone(desk);
  await expect(desk.getByRole('row', { name: /Hand scanner/ })).toContainText('Field service');
  await clean(desk, 'the categories');

  await openInApp(phone, '/app/report');
  await phone.getByLabel('What is wrong?').fill('The scanner at the goods entrance reads nothing');
  await choose(phone, /What is it about/, /Hand scanner/);
  await phone.getByRole('button', { name: 'Send', exact: true }).click();
  await tab(desk, 'Teams');
  await expect(desk.getByRole('row', { name: /First line/ })).toBeVisible();
  await expect(async () => {
    await desk.reload();
    await expect(desk.getByRole('row', { name: /Field service/ })).toContainText('1 open', {
      timeout: 1_000,
    });
  }).toPass();
  await desk
    .getByRole('row', { name: /Field service/ })
    .getByRole('link')
    .click();
  await expect(desk.getByRole('row', { name: /The scanner at the goods entrance/ })).toBeVisible();
});

test('a changed matrix shows what it would do, does it, and a phone without signal follows it', async ({
  browser,
}) => {
  const { page: phone, context } = await personInApp(browser, app.url, 'technician', WITH_WORKER);
  await settled(phone);
  await desk.goto('/desk/settings/priorities');
  const cell = /One person, Can work/;
  await choose(desk, cell, 'P1');
  await expect(desk.getByText(/is stronger than one beside it/)).toBeVisible();
  await expect(desk.getByRole('button', { name: 'Save', exact: true })).toBeDisabled();
  await choose(desk, cell, 'P4');
  const line = desk.getByRole('button', { name: /^P5 to P4/ });
  const n = Number(/^P5 to P4(\d+) open/.exec((await line.textContent()) ?? '')?.[1]);
  expect(n).toBeGreaterThan(0);
  await clean(desk, 'the priorities');
  await line.click();
  await expect(sheet(desk).getByRole('listitem')).toHaveCount(Math.min(n, 50));
  await desk.keyboard.press('Escape');
  await desk.getByRole('button', { name: 'Save', exact: true }).click();
  await sheet(desk)
    .getByText(/^Also the/)
    .click();
  await save(desk);
  await expect(desk.getByText(`${n} tickets have their new priority`)).toBeVisible({ timeout: 30_000 });
  await expect(desk.getByText(/priority of an earlier matrix/)).toHaveCount(0);

  await installed(phone);
  await context.setOffline(true);
  await openInApp(phone, '/app/report');
  await phone.getByLabel('What is wrong?').fill('The label printer prints every label twice');
  await phone.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(phone.getByText('P4').filter({ visible: true }).first()).toBeVisible();
});

test('a person is found, changed, signed out on one device and disabled while their app is open', async ({
  browser,
}) => {
  const phone = (await personInApp(browser, app.url, 'technician')).page;
  await settled(phone);
  await desk.getByRole('navigation', { name: 'Places' }).getByRole('link', { name: 'People' }).click();
  await desk.getByRole('searchbox').fill('okafor');
  await desk.keyboard.press('Enter');
  await expect(desk.getByRole('row')).toHaveCount(2);
  await clean(desk, 'the people');
  await desk.getByRole('link', { name: 'Amara Okafor' }).click();
  await sheet(desk).getByLabel('Phone').fill('0625550123');
  await save(desk);
  await expect(sheet(desk).getByText(/This is not a number/)).toBeVisible();
  await sheet(desk).getByLabel('Phone').fill('+41 62 555 01 23');
  await clean(desk, 'the sheet of a person');
  await desk.keyboard.press('Escape');
  await desk.getByRole('alertdialog').getByRole('button', { name: 'Keep' }).click();
  await expect(sheet(desk).getByLabel('Phone')).toHaveValue('+41 62 555 01 23');
  await save(desk);
  await gone(desk);
  await desk.getByRole('link', { name: 'Amara Okafor' }).click();
  await expect(sheet(desk).getByLabel('Phone')).toHaveValue('+41625550123');
  await sheet(desk).getByRole('button', { name: 'Disable' }).click();
  await expect(desk.getByRole('alertdialog', { name: /^Disable/ })).toContainText('signed out everywhere');
  await desk
    .getByRole('alertdialog', { name: /^Disable/ })
    .getByRole('button', { name: 'Disable' })
    .click();
  await expect(sheet(desk).getByText('Disabled', { exact: true })).toBeVisible();
  await expect(sheet(desk).getByText('No device is signed in.')).toBeVisible();
  await expect(
    phone
      .getByText(/signed out|Sign in/i)
      .filter({ visible: true })
      .first(),
  ).toBeVisible({ timeout: 30_000 });
  await sheet(desk).getByRole('button', { name: 'Enable' }).click();
  await expect(sheet(desk).getByText('Active', { exact: true })).toBeVisible();
});

test('a parked message goes again, and the audit tells all of it and is whole', async () => {
  const connection = await mysql.createConnection({ uri: app.databaseUrl, timezone: 'Z' });
  await connection.query(
    `INSERT INTO outbox (kind, person_id, event, event_uid, ticket_id, state, attempts, run_at, last_error, created_at)
     SELECT 'push', p.id, 'ticket.assigned', UNHEX('0193B1F2000070008000000000000777'), t.id, 'parked', 10, NOW(3), '403 from the push service', NOW(3)
     FROM person p JOIN ticket t WHERE p.name = 'Amara Okafor' LIMIT 1`,
  );
  await connection.end();
  await desk.goto('/desk/settings/jobs');
  const row = desk.getByRole('row', { name: /Amara Okafor/ });
  await expect(row).toContainText('403 from the push service');
  await clean(desk, 'the messages');
  await pressHydrated(row.getByRole('button', { name: /^Try again/ }));
  await expect(desk.getByText('Nothing is parked')).toBeVisible();

  await tab(desk, 'Audit');
  for (const what of [
    'Tried a message again',
    'Enabled a person',
    'Disabled a person',
    'Changed a person',
    'Recalculated the priority',
  ])
    await expect(desk.getByRole('button', { name: what }).first()).toBeVisible();
  await desk.goto('/desk/settings/audit?action=policy.set');
  await pressHydrated(desk.getByRole('button', { name: 'Changed priorities or closing' }));
  await expect(sheet(desk).getByText('args.closeAfterDays')).toBeVisible();
  await expect(sheet(desk).getByText('Priorities and closing: made')).toBeVisible();
  await desk.goto('/desk/settings/audit?action=person.deactivate');
  await pressHydrated(desk.getByRole('button', { name: 'Disabled a person' }).first());
  await expect(sheet(desk).getByRole('heading', { name: 'What changed' })).toBeVisible();
  await expect(sheet(desk).getByText('Before: true')).toBeVisible();
  await clean(desk, 'an entry of the audit');
  await desk.goto('/desk/settings/audit?action=policy.set');
  await pressHydrated(desk.getByRole('button', { name: 'Verify the chain' }));
  await expect(desk.getByText(/^The chain is whole/)).toBeVisible({ timeout: 30_000 });
  await desk.getByLabel('From', { exact: true }).fill('2');
  await desk.getByLabel('To', { exact: true }).fill('1');
  await desk.getByRole('button', { name: 'Verify the chain' }).click();
  await expect(desk.getByText('This lies before “From”')).toBeVisible();
  await desk.getByLabel('To', { exact: true }).fill('3');
  await desk.getByRole('button', { name: 'Verify the chain' }).click();
  await expect(desk.getByText('Entries 2 to 3 hold')).toBeVisible();
  await clean(desk, 'the audit');
  const [file] = await Promise.all([
    desk.waitForEvent('download'),
    desk.getByRole('link', { name: 'Export as JSON' }).click(),
  ]);
  expect(file.suggestedFilename()).toMatch(/^audit-.+\.ndjson$/);
  const exported = readFileSync(await file.path(), 'utf8')
    .trimEnd()
    .split('\n');
  expect(exported.map((line) => JSON.parse(line).action)).toEqual(exported.map(() => 'policy.set'));
  await desk.goto('/desk/settings/sites');
  await clean(desk, 'the sites');
});

test('hours with a break and a holiday, and a promise by them that open tickets take', async () => {
  const hours = (name: string) => sheet(desk).getByLabel(name, { exact: true });
  const day = (name: string) =>
    sheet(desk)
      .getByRole('listitem')
      .filter({ hasText: new RegExp(`^${name}`) });
  await desk.goto('/desk/settings/hours');
  await expect(desk.getByRole('row', { name: /^Office hours/ })).toContainText(
    'Mon to Fri 08:00 to 12:00, 13:00 to 17:00',
  );
  await clean(desk, 'the working hours');
  await pressHydrated(desk.getByRole('button', { name: 'New hours' }));
  await hours('Name').fill('Laboratory');
  await sheet(desk).getByRole('combobox', { name: 'Time zone' }).fill('Zurich');
  await desk.getByRole('option', { name: 'Europe/Zurich' }).click();
  await hours('Monday, hours 1, to').fill('noon');
  await save(desk);
  await expect(day('Monday').getByText(/^Write times like/)).toBeVisible();
  await hours('Monday, hours 1, to').fill('14');
  await save(desk);
  await expect(day('Monday').getByText(/^Two spans of this day run into each other/)).toBeVisible();
  await expect(hours('Monday, hours 1, to')).toHaveValue('14:00');
  await hours('Monday, hours 1, to').fill('12:30');
  await hours('Monday, hours 2, from').fill('13:15');
  await sheet(desk).getByRole('button', { name: 'Copy Monday to Friday' }).click();
  await sheet(desk).getByRole('button', { name: 'Add a holiday' }).click();
  await hours('Name of holiday 1').fill('Sechseläuten');
  await save(desk);
  await expect(sheet(desk).getByText(/^Choose the day of each holiday/)).toBeVisible();
  await hours('Date of holiday 1').fill('2027-04-19');
  await clean(desk, 'the sheet of hours');
  await save(desk);
  await gone(desk);
  const row = desk.getByRole('row', { name: /^Laboratory/ });
  await expect(row).toContainText('Mon to Fri 08:00 to 12:30, 13:15 to 17:00');
  await expect(row).toContainText('1 holiday');

  await tab(desk, 'Promises');
  const order = desk.getByRole('list', { name: 'To whoever reports' }).getByRole('listitem');
  await expect(order).toHaveCount(5);
  await pressHydrated(desk.getByRole('button', { name: 'New promise' }));
  await hours('Name').fill('Laboratory first');
  await choose(desk, /Counted by/, 'Laboratory');
  await hours('Answer within, number').fill('8');
  await hours('Solution within, number').fill('2');
  await save(desk);
  await expect(sheet(desk).getByText('The answer may not take longer than the solution.')).toBeVisible();
  await hours('Answer within, number').fill('1');
  await hours('Mark 1, percent of the time').fill('900');
  await save(desk);
  await expect(sheet(desk).getByText(/^Write a whole number of percent/)).toBeVisible();
  await hours('Mark 1, percent of the time').fill('50');
  await clean(desk, 'the sheet of a promise');
  await save(desk);
  await gone(desk);
  await expect(order.last()).toContainText('Laboratory first');
  await expect(order.last()).toContainText('answer within 1 h, solution within 2 h, Laboratory');
  await desk.getByRole('button', { name: 'Move Laboratory first up' }).click();
  await expect(order.nth(4)).toContainText('Laboratory first');
  await expect(desk.getByText('Laboratory first is number 5 now')).toBeVisible();
  // The keyboard stays on what it moves.
  for (const at of [3, 2, 1, 0]) {
    await desk.keyboard.press('Alt+ArrowUp');
    await expect(desk.getByText(`Laboratory first is number ${at + 1} now`)).toBeVisible();
    await expect(order.nth(at)).toContainText('Laboratory first');
  }
  await desk.reload();
  await expect(order.first()).toContainText('Laboratory first');
  await clean(desk, 'the promises');

  const look = desk.getByRole('button', { name: /^Look at \d+ open tickets again$/ });
  const n = Number(/\d+/.exec((await look.textContent()) ?? '')?.[0]);
  expect(n).toBeGreaterThan(0);
  await pressHydrated(look);
  await expect(desk.getByText(`${n} tickets have their new promises`)).toBeVisible({ timeout: 30_000 });
  await expect(look).toHaveCount(0);
});

test('hours and promises fit a narrow phone', async ({ browser }) => {
  const { page } = await personInApp(browser, app.url, 'administrator', {
    ...SMALL,
    path: '/desk/settings/hours',
  });
  for (const [path, add] of [
    ['hours', 'New hours'],
    ['promises', 'New promise'],
  ] as const) {
    await page.goto(`/desk/settings/${path}`);
    await expect(
      page.locator('nav a[aria-current=page]').filter({ hasText: /^(Working hours|Promises)$/ }),
    ).toBeInViewport();
    await clean(page, `${path}, narrow`);
    await pressHydrated(page.getByRole('button', { name: add }));
    await expect(sheet(page).getByRole('button', { name: 'Save', exact: true })).toBeVisible();
    await keepsWcag(page);
    const beyond = await page.evaluate(
      () =>
        [...document.querySelectorAll('[role=dialog] :is(input, button, p)')].filter(
          (node) => node.getBoundingClientRect().right > innerWidth,
        ).length,
    );
    expect(beyond, path).toBe(0);
  }
});
