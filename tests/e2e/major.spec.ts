import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { expect, type Page } from '@playwright/test';

import { DESK, installed, personInApp, settled, WITH_WORKER } from '../support/app-person';
import { type App, startApp } from '../support/app-server';
import { clean, keepsWcag } from '../support/axe';
import { test } from '../support/e2e-test';
import { type Someone, someone } from '../support/sync-door';
import { account } from './people';

// A major incident as each of those sees it whom it concerns, and what a manager published for everybody.

let app: App;
let meera: Someone;
let amara: Someone;
let chau: Someone;
test.beforeAll(async () => {
  app = await startApp();
  [meera, amara, chau] = await Promise.all([
    someone(app.url, account('manager')),
    someone(app.url, account('technician')),
    someone(app.url, account('requester')),
  ]);
});
test.afterAll(() => app?.dispose());

/** A report by somebody of the staff, in the technician's hands. */
async function reported(title: string): Promise<string> {
  const ticketId = randomUUID();
  await meera.act('ticket.report', {
    ...{ ticketId, title, description: '', impact: 3, urgency: 2 },
    ...{ categoryId: null, siteId: null, place: null },
  });
  await meera.act('ticket.assign', { ticketId, teamId: amara.teamIds[0] ?? '', assigneeId: amara.id });
  return ticketId;
}
const published = (title: string) => ({
  ...{ title, text: 'We are at it.', onSignIn: true, expectedAt: null },
});
const declare = (ticketId: string, title: string) =>
  meera.act('ticket.declareMajor', { ticketId, every: 15, published: published(title) });

const known = (page: Page, title: string) => page.getByRole('article', { name: title });
/** What happens by itself takes a look of a worker. */
const SLOW = { timeout: 30_000 };

test('a manager declares it, tells how it goes, and looks back; the technician and everybody else read it', async ({
  browser,
}) => {
  const ticketId = await reported('The print server is gone');
  const path = `/app/tickets/${ticketId}`;
  const manager = await personInApp(browser, app.url, 'manager', { ...DESK, path });
  const { page } = manager;
  await page.getByRole('button', { name: 'More', exact: true }).last().click();
  await page.getByRole('menuitem', { name: 'Major incident' }).click();
  const sheet = page.getByRole('dialog');
  await sheet.getByRole('button', { name: 'Declare it a major incident' }).click();
  await expect(sheet.getByText('Say what it means for people, so that they need not ask.')).toBeVisible();
  await sheet.getByLabel('What people read first').fill('Nobody can print');
  await sheet.getByLabel(/^What it means for them/).fill('Send it by mail until then.');
  await keepsWcag(page);
  await sheet.getByRole('button', { name: 'Declare it a major incident' }).click();
  await expect(page.getByText(/^Major incident since/)).toBeVisible();
  await expect(page.getByText(/Next update by/)).toBeVisible();
  await clean(page, 'a major incident');

  const technician = await personInApp(browser, app.url, 'technician', { path });
  await expect(technician.page.getByText(/^Major incident since/)).toBeVisible();
  await expect(technician.page.getByRole('button', { name: 'Post an update' })).toHaveCount(0);
  const requester = await personInApp(browser, app.url, 'requester');
  await expect(known(requester.page, 'Nobody can print')).toContainText('Send it by mail until then.');

  await page.getByRole('button', { name: 'Post an update' }).click();
  await sheet.getByLabel('How does it go?').fill('Half of the printers work again.');
  await sheet.getByRole('button', { name: 'Post an update' }).click();
  await expect(known(requester.page, 'Nobody can print')).toContainText(
    'Half of the printers work again.',
    SLOW,
  );

  await page.getByRole('button', { name: 'Review', exact: true }).click();
  await expect(sheet.getByText('One', { exact: true })).toBeVisible();
  await sheet.getByLabel('What did you learn?').fill('Nobody watched the disk.');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    sheet.getByRole('button', { name: 'As a table (CSV)' }).click(),
  ]);
  const file = await readFile(await download.path(), 'utf8');
  expect(file.split('\r\n')[0]).toContain('"at_utc","who","what","text","internal"');
  expect(file).toContain('"Half of the printers work again.","no"');
  await keepsWcag(page);
  await sheet.getByRole('button', { name: 'Save the review' }).click();
  await expect(page.getByText('Nobody watched the disk.')).toBeVisible();
  for (const { context } of [manager, technician, requester]) await context.close();
});

test('“me too” without signal counts when it arrives, raises the impact, and is answered once when it is over', async ({
  browser,
}) => {
  const ticketId = await reported('Mail does not go out');
  await declare(ticketId, 'Mail does not go out today');
  const requester = await personInApp(browser, app.url, 'requester', WITH_WORKER);
  const technician = await personInApp(browser, app.url, 'technician', { path: `/app/tickets/${ticketId}` });
  const { page, context } = requester;
  await installed(page);
  const row = known(page, 'Mail does not go out today');
  await expect(row).toBeVisible();
  await context.setOffline(true);
  await row.getByRole('button', { name: 'Me too' }).click();
  await expect(row).toContainText('You hear when it is over.');
  await page.reload();
  await expect(row).toContainText('You hear when it is over.');
  await clean(page, 'what is known right now, at home');
  await context.setOffline(false);
  await expect(technician.page.getByText('2 people are affected.')).toBeVisible(SLOW);
  await expect(technician.page.getByText('a team, slowed')).toBeVisible();

  await amara.act('ticket.resolve', { ticketId, code: 'restarted', note: 'It goes out again.' });
  await expect(row).toContainText(/Over since/, SLOW);
  // Everybody reads what a manager published, and not what a technician wrote on the ticket.
  await expect(row).not.toContainText('It goes out again.');
  await page.getByRole('link', { name: /Inbox/ }).first().click();
  const notice = page.locator('[data-notice="new"]', { hasText: 'Mail does not go out today' });
  await expect(notice).toHaveCount(1, SLOW);
  await notice.click();
  // They may not read the ticket: what was published of it stands there.
  await expect(page.getByRole('heading', { name: 'This is over' })).toBeVisible();
  await expect(row).toContainText(/Over since/);
  await clean(page, 'what was published of a ticket');
  await context.close();
  await technician.context.close();
});

test('before somebody reports it again they are asked whether it is this', async ({ browser }) => {
  const ticketId = await reported('The lift stands');
  await declare(ticketId, 'The lift in House A stands');
  const { page, context } = await personInApp(browser, app.url, 'requester', { path: '/app/report' });
  await expect(page.getByText('Is it this?')).toBeVisible();
  await expect(known(page, 'The lift in House A stands')).toBeVisible();
  await clean(page, 'a report beside what is known');
  await context.close();
  await meera.act('ticket.standDown', { ticketId, note: 'It was switched off for cleaning.' });
});

test('what belongs to it is fixed with it, and its reporter is told', async ({ browser }) => {
  const ticketId = await reported('The records are slow');
  await declare(ticketId, 'Patient records are slow');
  const part = randomUUID();
  await chau.act('ticket.report', {
    ...{ ticketId: part, title: 'My records do not open', description: '', impact: 3, urgency: 2 },
    ...{ categoryId: null, siteId: null, place: null },
  });
  await meera.act('ticket.setParent', { ticketId: part, parentId: ticketId });
  await amara.act('ticket.resolve', { ticketId, code: 'restarted', note: 'The server runs again.' });
  const { page, context } = await personInApp(browser, app.url, 'requester', {
    path: `/app/tickets/${part}`,
  });
  await expect(page.getByText('The server runs again.').first()).toBeVisible(SLOW);
  await expect(page.getByRole('button', { name: /Confirm|fixed/i }).first()).toBeVisible();
  await context.close();
});

test('planned work is announced without signal, stands where people sign in, and is taken back', async ({
  browser,
}) => {
  const manager = await personInApp(browser, app.url, 'manager', { ...WITH_WORKER, path: '/app/known' });
  const { page, context } = manager;
  await installed(page);
  await page.getByRole('button', { name: 'Announce planned work' }).click();
  const sheet = page.getByRole('dialog');
  await sheet.getByRole('button', { name: 'Publish' }).click();
  await expect(sheet.getByText('Say in a few words what happens.')).toBeVisible();
  await sheet.getByLabel('What people read first').fill('Water is off on Saturday');
  await sheet.getByText('Also on the sign-in page').click();
  await sheet.getByLabel('Begins').fill('2099-12-24');
  await sheet.getByLabel('At', { exact: true }).first().fill('21:15');
  await sheet.getByLabel('Ends').fill('2099-12-24');
  await sheet.getByLabel('At', { exact: true }).last().fill('23:45');
  await sheet.getByRole('button', { name: /Site/ }).click();
  await page.getByRole('option').nth(1).click();
  await keepsWcag(page);
  // Closed unsent, and the app begun anew: all of it is still there.
  const times = async () => [
    await sheet.getByLabel('Begins').inputValue(),
    await sheet.getByLabel('Ends').inputValue(),
    ...(await Promise.all(
      (await sheet.getByLabel('At', { exact: true }).all()).map((at) => at.inputValue()),
    )),
  ];
  await page.keyboard.press('Escape');
  await expect(sheet).toHaveCount(0);
  await page.reload();
  await page.getByRole('button', { name: 'Announce planned work' }).click();
  await expect(sheet.getByLabel('What people read first')).toHaveValue('Water is off on Saturday');
  await expect.poll(times).toEqual(['2099-12-24', '2099-12-24', '21:15', '23:45']);
  await expect(sheet.getByRole('switch', { name: /^Also on the sign-in page/ })).toBeChecked();
  await expect(sheet.getByRole('button', { name: /Site/ })).not.toContainText('Everywhere');
  // Times of another day are not published unseen.
  const [night, at] = [sheet.getByLabel('Ends'), new Date(Date.now() + 86_400_000)];
  await sheet.getByLabel('Begins').fill('2020-01-01');
  await night.fill('2020-01-02');
  await sheet.getByRole('button', { name: 'Publish' }).click();
  await expect(sheet.getByText('This has passed. Say when it ends.')).toBeVisible();
  await sheet.getByLabel('Begins').fill(at.toISOString().slice(0, 10));
  await night.fill(at.toISOString().slice(0, 10));
  await context.setOffline(true);
  await sheet.getByRole('button', { name: 'Publish' }).click();
  await expect(known(page, 'Water is off on Saturday')).toBeVisible();
  await context.setOffline(false);
  await settled(page);
  // What was sent is no draft any more.
  await page.getByRole('button', { name: 'Announce planned work' }).click();
  await expect(sheet.getByLabel('What people read first')).toHaveValue('');
  await expect(sheet.getByRole('switch', { name: /^Also on the sign-in page/ })).not.toBeChecked();
  await page.keyboard.press('Escape');
  await expect(sheet).toHaveCount(0);
  await clean(page, 'what is known, for those who publish it');

  const stranger = await browser.newContext(DESK);
  const door = await stranger.newPage();
  await expect(async () => {
    await door.goto(`${app.url}/sign-in`);
    await expect(known(door, 'Water is off on Saturday')).toBeVisible({ timeout: 1_000 });
  }).toPass(SLOW);
  await clean(door, 'the sign-in with what is known');
  await door.setViewportSize({ width: 390, height: 844 });
  expect(await door.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);

  await known(page, 'Water is off on Saturday').getByRole('button', { name: 'Take back' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Take it back' }).click();
  await expect(known(page, 'Water is off on Saturday')).toHaveCount(0);
  await expect(async () => {
    await door.reload();
    await expect(known(door, 'Water is off on Saturday')).toHaveCount(0, { timeout: 1_000 });
  }).toPass(SLOW);
  await stranger.close();
  await context.close();
});

test('nothing that was not published stands at the door: neither the ticket nor an announcement for those inside', async ({
  browser,
}) => {
  const ticketId = await reported('Secret cause of it all');
  await meera.act('ticket.declareMajor', {
    ...{ ticketId, every: 60 },
    published: { ...published('For those inside alone'), onSignIn: false },
  });
  const page = await browser.newPage();
  await page.goto(`${app.url}/sign-in`);
  await expect(page.getByRole('heading', { name: 'Known right now' })).toBeVisible();
  const html = await page.content();
  for (const secret of ['Secret cause', 'For those inside', ticketId, ticketId.slice(0, 8)])
    expect(html).not.toContain(secret);
  await page.close();
});
