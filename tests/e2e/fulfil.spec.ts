import { randomUUID } from 'node:crypto';
import { expect, type Page } from '@playwright/test';
import { DESK, installed, PHONE, personInApp, syncIs, WITH_WORKER } from '../support/app-person';
import { type App, startApp } from '../support/app-server';
import { clean } from '../support/axe';
import { test } from '../support/e2e-test';
import { pressHydrated } from '../support/hydrated';
import { type Someone, someone } from '../support/sync-door';
import { account } from './people';

/** Tasks: planned in the builder, done on the phone without signal, followed by whoever asked, and fulfilled with the last. */
let app: App;
let chau: Someone;
test.beforeAll(async () => {
  app = await startApp();
  chau = await someone(app.url, account('requester'));
});
test.afterAll(() => app?.dispose());

const title = (page: Page) => page.getByRole('heading', { level: 1 });
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const choose = async (page: Page, label: string, option: string) => {
  await page.getByLabel(label, { exact: true }).click();
  await page.getByRole('option', { name: option, exact: true }).click();
};
const tasks = (page: Page) => page.getByRole('region', { name: 'Tasks' });
/** Found by its own name, which stands in those that wait for it as well. */
const task = (page: Page, name: string) =>
  tasks(page)
    .getByRole('listitem')
    .filter({ has: page.getByText(name, { exact: true }) });

test('a plan is built, done by two teams without signal, followed, and the request ends with its last task', async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const { page: desk } = await personInApp(browser, app.url, 'administrator', {
    ...{ ...DESK, hasTouch: false, isMobile: false, path: '/desk/settings/catalogue/new' },
  });
  await pressHydrated(desk.getByRole('button', { name: 'Add a task' }));
  await desk.getByLabel('Name', { exact: true }).fill('Workplace for a guest');
  await desk.getByLabel('Group', { exact: true }).fill('People');
  await choose(desk, 'Who does it', 'Service desk');
  await press(desk, 'Add to the catalogue');
  await expect(desk.getByText('Say what is to do.')).toBeVisible();
  await desk.getByLabel('What is to do?').fill('Guest account');
  await choose(desk, 'Who does it?', 'Network');
  await desk.getByLabel('Steps to tick off, one on each line').fill('Create it\n\nPrint the slip');
  await press(desk, 'Add a task');
  await desk.getByLabel('What is to do?').fill('Hand over the key');
  const after = desk.getByRole('group', { name: 'Only after' });
  await after.getByText('Guest account').click();
  await clean(desk, 'the builder with a plan');
  // What waits for another cannot stand before it.
  await press(desk, 'Move up: Hand over the key');
  await expect(desk.getByRole('button', { name: /^Hand over the key.*begins at once/ })).toBeVisible();
  await press(desk, 'Move down: Hand over the key');
  await after.getByText('Guest account').click();
  await expect(desk.getByRole('button', { name: /^Hand over the key.*after Guest account/ })).toBeVisible();
  await press(desk, 'Add to the catalogue');
  await expect(desk.getByRole('row', { name: /Workplace for a guest/ })).toBeVisible({ timeout: 30_000 });

  const { page } = await personInApp(browser, app.url, 'requester', { ...PHONE, path: '/app/catalog' });
  await page.getByRole('link', { name: /^Workplace for a guest/ }).click();
  await press(page, 'Ask for it');
  await expect(title(page)).toHaveText('Received', { timeout: 30_000 });
  await expect(page.getByText('0 of 2 done')).toBeVisible();
  await clean(page, 'the tracker of something with tasks');

  const { page: hers, context } = await personInApp(browser, app.url, 'technician', {
    ...{ ...WITH_WORKER, ...PHONE, path: '/app' },
  });
  await installed(hers);
  await hers.getByRole('radio', { name: /^Unassigned/ }).click();
  const row = hers.getByRole('link').filter({ hasText: 'Workplace for a guest' });
  await expect(row).toContainText('Free task: Guest account');
  await context.setOffline(true);
  await row.click();
  await expect(task(hers, 'Hand over the key')).toContainText('After Guest account');
  await expect(hers.getByRole('button', { name: 'Done: Guest account' })).toBeDisabled();
  await clean(hers, 'a ticket with tasks');
  await press(hers, 'Take: Guest account');
  await expect(task(hers, 'Guest account')).toContainText('Network · You');
  await task(hers, 'Guest account').getByText('Create it').click();
  await task(hers, 'Guest account').getByText('Print the slip').click();
  await press(hers, 'Done: Guest account');
  await expect(tasks(hers)).toContainText('1 of 2 done');
  await expect(hers.getByRole('button', { name: 'Done: Hand over the key' })).toBeVisible();
  await press(hers, 'Done: Hand over the key');
  await expect(tasks(hers)).toContainText('2 of 2 done');
  await context.setOffline(false);
  await expect(syncIs(hers, 'upToDate')).toBeVisible({ timeout: 30_000 });
  await expect(title(page)).toHaveText('Fulfilled', { timeout: 30_000 });
  await expect(page.getByText('2 of 2 done')).toBeVisible();
});

test('one that is not needed says why; one that was done goes on; another is added and given to a colleague', async ({
  browser,
}) => {
  const ticketId = randomUUID();
  await chau.act('ticket.report', {
    ...{ ticketId, title: 'New starter without a badge', description: '', impact: 3, urgency: 3 },
    ...{ categoryId: null, siteId: null, place: null },
  });
  const { page } = await personInApp(browser, app.url, 'technician', {
    ...{ ...PHONE, path: `/app/tickets/${ticketId}` },
  });
  await press(page, 'More');
  await page.getByRole('menuitem', { name: 'Add a task' }).click();
  const sheet = page.getByRole('dialog');
  await sheet.getByRole('button', { name: 'Add a task' }).click();
  await expect(sheet.getByText('Say what is to do.')).toBeVisible();
  await sheet.getByLabel('What is to do?').fill('Print the badge');
  await clean(page, 'the sheet that adds a task');
  await sheet.getByRole('button', { name: 'Add a task' }).click();
  await expect(task(page, 'Print the badge')).toContainText('nobody has it');

  await press(page, 'More about Print the badge');
  await page.getByRole('menuitem', { name: 'Give to somebody' }).click();
  await choose(page, 'To whom?', "Aoife O'Brien");
  await sheet.getByRole('button', { name: 'Give to somebody' }).click();
  await expect(task(page, 'Print the badge')).toContainText("Aoife O'Brien");

  await press(page, 'More about Print the badge');
  await page.getByRole('menuitem', { name: 'Not needed' }).click();
  await sheet.getByRole('button', { name: 'Not needed' }).click();
  await expect(sheet.getByText('Say why, such as')).toBeVisible();
  await sheet.getByLabel('Why is it not needed?').fill('She has one from last year');
  await sheet.getByRole('button', { name: 'Not needed' }).click();
  await expect(task(page, 'Print the badge')).toContainText('Not needed');
  await expect(page.getByText('She has one from last year')).toBeVisible();
  await press(page, 'It goes on: Print the badge');
  await expect(page.getByRole('button', { name: 'Done: Print the badge' })).toBeVisible();
});
