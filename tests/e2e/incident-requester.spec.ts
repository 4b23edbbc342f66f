import { randomUUID } from 'node:crypto';
import { expect, type Page } from '@playwright/test';
import mysql from 'mysql2/promise';
import { POLICY_ID } from '#domain/kernel/policy-id';
import {
  hasWorker,
  installed,
  openInApp,
  personInApp,
  settled,
  syncIs,
  WITH_WORKER,
} from '../support/app-person';
import { type App, startApp } from '../support/app-server';
import { clean } from '../support/axe';
import { test } from '../support/e2e-test';
import { someone } from '../support/sync-door';
import { view } from '../support/work-list';
import { account } from './people';

/** What requesters and those who report for them meet, on the phone, partly without signal. */
let app: App;
test.beforeAll(async () => {
  app = await startApp();
});
test.afterAll(() => app?.dispose());

const requester = account('requester');
const technician = account('technician');
const dialog = (page: Page) => page.getByRole('dialog');
const title = (page: Page) => page.getByRole('heading', { level: 1 });
const tile = (page: Page, group: string, words: string) =>
  page.getByRole('radiogroup', { name: group }).getByText(words, { exact: true });
const send = (page: Page) => page.getByRole('button', { name: 'Send', exact: true }).click();
const idOf = (page: Page) => new URL(page.url()).pathname.split('/').at(-1) as string;
const more = async (page: Page, item: string) => {
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: item }).click();
};

/** The organisation ranks otherwise, and everybody's device is told. */
async function setMatrix(matrix: number[][]) {
  const connection = await mysql.createConnection({ uri: app.databaseUrl, timezone: 'Z' });
  const raw = (id: string) => Buffer.from(id.replaceAll('-', ''), 'hex');
  const id = raw(POLICY_ID);
  await connection.query('insert into policy (id, matrix, close_after_days) values (?, ?, 7)', [
    id,
    JSON.stringify(matrix),
  ]);
  await connection.query(
    `insert into sync_change (tx_id, scope_id, op, entity, entity_id, root_kind, root_id, created_at)
     select ?, id, 'touch', 'policy', ?, 'policy', ?, utc_timestamp(3) from sync_scope where name = 'all'`,
    [raw(randomUUID()), id, id],
  );
  await connection.end();
}

test('staff report for somebody, without signal and ranked as the organisation ranks; they follow it to the end', async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const { page: staff, context } = await personInApp(browser, app.url, 'technician', WITH_WORKER);
  await installed(staff);
  await openInApp(staff, '/app/report');
  await expect(staff.getByText('Normal', { exact: true })).toBeVisible();
  await setMatrix([
    [1, 1, 2],
    [2, 3, 4],
    [5, 2, 4],
  ]);
  await expect(staff.getByText('Very urgent', { exact: true })).toBeVisible({ timeout: 20_000 });

  await context.setOffline(true);
  await tile(staff, 'Can you work?', 'Not at all').click();
  await expect(staff.getByText('When there is time', { exact: true })).toBeVisible();
  await tile(staff, 'Who is affected?', 'Many teams').click();
  await expect(staff.getByText(/^Most urgent/)).toBeVisible();
  await staff.getByLabel('What is wrong?').fill('Door of ward 4 does not open. The card reader stays red.');
  const who = staff.getByRole('combobox', { name: 'For whom' });
  await expect(who).toHaveValue(`${technician.name} (you)`);
  await who.fill('');
  await staff.keyboard.press('Tab');
  await send(staff);
  await expect(who).toHaveAccessibleDescription(/Choose who it is for/);
  await who.click();
  await who.pressSequentially(requester.name.slice(0, 6));
  // By keys: a list of choices goes away when the page under it is scrolled, as a pointer of a test does first.
  await expect(staff.getByRole('option', { name: requester.name })).toBeVisible();
  await staff.keyboard.press('ArrowDown');
  await staff.keyboard.press('Enter');
  await clean(staff, 'report for somebody');
  await send(staff);
  await expect(staff.getByRole('heading', { name: 'Door of ward 4 does not open' })).toBeVisible();
  const ticketId = idOf(staff);
  await context.setOffline(false);
  await expect(syncIs(staff, 'upToDate')).toBeVisible({ timeout: 30_000 });

  // It is theirs: they follow it, and may put it right while nobody works on it.
  const { page } = await personInApp(browser, app.url, 'requester');
  await settled(page);
  await page.getByRole('link', { name: /Door of ward 4.*Open/ }).click();
  await expect(title(page)).toHaveText('Received');
  await expect(page.getByText('Reported by', { exact: true })).toBeVisible();
  await expect(page.getByText(/Most urgent/)).toBeVisible();
  await more(page, 'Change what you wrote');
  await expect(dialog(page).getByText('Sent at once.')).toBeVisible();
  await dialog(page).getByLabel('In one sentence').fill('Both doors of ward 4 do not open');
  await page.keyboard.press('Escape');
  await more(page, 'Change what you wrote');
  await expect(dialog(page).getByLabel('In one sentence')).toHaveValue('Both doors of ward 4 do not open');
  await clean(page, 'change what you wrote');
  await dialog(page).getByRole('button', { name: 'Change', exact: true }).click();
  await expect(page.getByText('Both doors of ward 4 do not open', { exact: true })).toBeVisible();
  await expect(staff.getByRole('heading', { name: 'Both doors of ward 4' })).toBeVisible({ timeout: 20_000 });

  // Live, with no reload: taken, on the way, on site, fixed.
  const amara = await someone(app.url, technician);
  await amara.act('ticket.take', { ticketId });
  await expect(title(page)).toHaveText('Assigned');
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await expect(page.getByRole('menuitem', { name: 'Not needed any more' })).toBeVisible();
  await expect(page.getByRole('menuitem', { name: 'Change what you wrote' })).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(page.getByText('On the way', { exact: true })).toHaveCount(0);
  await amara.act('ticket.announceTravel', { ticketId, minutes: 20 });
  await expect(title(page)).toHaveText('On the way');
  await expect(page.getByText('About 20 min', { exact: true })).toBeVisible();
  // The name of a button shows beside it while it has the focus of the keyboard, as "More" has since the menu closed.
  await page.getByRole('button', { name: 'More', exact: true }).blur();
  await expect(page.getByRole('tooltip')).toHaveCount(0);
  await clean(page, 'on the way');
  await amara.act('ticket.arrive', { ticketId });
  await expect(title(page)).toHaveText('On site');
  await amara.act('ticket.resolve', { ticketId, code: 'replaced', note: 'New reader, both doors open' });
  await expect(title(page)).toHaveText('Fixed');
  await expect(page.getByText('Resolved, your turn', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Home', exact: true }).click();
  await expect(page.getByRole('link', { name: /Both doors.*Resolved, your turn/ })).toBeVisible();
  // Whoever wrote it down finds it among what they reported, as somebody else's.
  await openInApp(staff, '/app/reported');
  const theirs = staff.getByRole('link', { name: /Both doors.*Resolved, their turn/ });
  await expect(theirs).toContainText(`for ${requester.name}`);
  await clean(staff, 'what was reported for others');
});

test('a confidential report is not seen by the team; one told twice says so, and when it is fixed', async ({
  browser,
}) => {
  test.setTimeout(90_000);
  const { page: team } = await personInApp(browser, app.url, 'technician', {
    viewport: { width: 1440, height: 900 },
    isMobile: false,
  });
  const { page, context } = await personInApp(browser, app.url, 'requester', {
    ...WITH_WORKER,
    path: '/app/report',
  });
  await settled(team);
  await hasWorker(page);
  await context.setOffline(true);
  await page.getByLabel('What is wrong?').fill('Somebody reads my mail. I saw it on their screen.');
  await page.getByRole('switch', { name: /^Confidential/ }).press('Space');
  await send(page);
  await expect(page.getByText('Not seen by the whole team', { exact: true })).toBeVisible();
  await openInApp(page, '/app/report');
  await page.getByLabel('What is wrong?').fill('Beamer in room 12 is dark.');
  await expect(page.getByRole('switch', { name: /^Confidential/ })).not.toBeChecked();
  await page.getByRole('button', { name: /What is it about/ }).click();
  await expect(page.getByRole('listbox').getByRole('group').first()).toBeVisible();
  await clean(page, 'categories by group');
  await page.keyboard.press('Escape');
  await send(page);
  await expect(page.getByText('Beamer in room 12 is dark', { exact: true }).first()).toBeVisible();
  const ticketId = idOf(page);
  await context.setOffline(false);
  await expect(page.getByText(/INC-\d{6}/).first()).toBeVisible({ timeout: 30_000 });

  // The second came later on the same way: the first is there and not for the team.
  await view(team, 'Unassigned').click();
  await expect(team.getByText('Beamer in room 12 is dark')).toBeVisible({ timeout: 20_000 });
  await expect(team.getByText('Somebody reads my mail')).toHaveCount(0);

  const meera = await someone(app.url, account('manager'));
  const originalId = randomUUID();
  const told = { title: 'Beamers are dark', description: '', impact: 1, urgency: 2 } as const;
  await meera.act('ticket.report', {
    ...{ ticketId: originalId, categoryId: null, siteId: null, place: null },
    ...told,
  });
  await meera.act('ticket.markDuplicate', { ticketId, originalId });
  await expect(title(page)).toHaveText('Told twice');
  await expect(page.getByText(/It is being worked on under another report/)).toBeVisible();

  // Live: the other is fixed, and who told it second reads so, and may disagree.
  await meera.act('ticket.resolve', { ticketId: originalId, code: 'replaced', note: 'New lamps' });
  await expect(title(page)).toHaveText('Fixed');
  await expect(page.getByText(/It is fixed under the other report/)).toBeVisible();
  await expect(page.getByText('New lamps')).toHaveCount(0);
  await clean(page, 'told twice and fixed');
  await page.getByRole('button', { name: 'Not fixed', exact: true }).click();
  await dialog(page).getByRole('textbox').fill('Room 12 is still dark');
  await dialog(page).getByRole('button', { name: 'Not fixed', exact: true }).click();
  await expect(title(page)).toHaveText('Open again');
});
