import { randomUUID } from 'node:crypto';
import { expect, type Page } from '@playwright/test';
import { HeldPeople, installed, openInApp, settled, syncIs, WITH_WORKER } from '../support/app-person';
import { clean } from '../support/axe';
import { test } from '../support/e2e-test';
import { type Someone, someone } from '../support/sync-door';
import { account } from './people';

/** What waits on a device, and what two people wrote without knowing of each other. */

const people = new HeldPeople();
test.afterAll(() => people.close());

const TITLE = 'Handset 4410 has no dial tone';

async function assigned(url: string): Promise<{ ticketId: string; amara: Someone }> {
  const [meera, chau, amara] = await Promise.all([
    someone(url, account('manager')),
    someone(url, account('requester')),
    someone(url, account('technician')),
  ]);
  const ticketId = randomUUID();
  await chau.act('ticket.report', {
    ...{ ticketId, title: TITLE, description: 'Since this morning.', impact: 3, urgency: 2 },
    ...{ categoryId: null, siteId: null, place: null },
  });
  await meera.act('ticket.assign', { ticketId, teamId: amara.teamIds[0] ?? '', assigneeId: amara.id });
  return { ticketId, amara };
}

const sheet = (page: Page) => page.getByRole('dialog');
async function write(page: Page, words: string): Promise<void> {
  await page.getByRole('button', { name: 'Comment', exact: true }).click();
  await sheet(page).getByRole('textbox').fill(words);
  await sheet(page).getByRole('button', { name: 'Send', exact: true }).click();
  await expect(sheet(page)).toBeHidden();
}
async function edit(page: Page, field: string, value: string): Promise<void> {
  await page.getByRole('button', { name: 'More', exact: true }).filter({ visible: true }).click();
  await page.getByRole('menuitem', { name: 'Edit', exact: true }).click();
  await sheet(page).getByLabel(field).fill(value);
  await sheet(page).getByRole('button', { name: 'Save changes', exact: true }).click();
  await expect(sheet(page)).toBeHidden();
}

test('what was never on its way gets other words or is taken back; what goes out is what stands there then', async ({
  browser,
  baseURL,
}) => {
  const url = baseURL ?? '';
  const { ticketId } = await assigned(url);
  const { page, context } = await people.open(browser, url, 'technician', WITH_WORKER);
  await installed(page);
  await openInApp(page, `/app/tickets/${ticketId}`);
  await expect(page.getByRole('heading', { name: TITLE })).toBeVisible();
  await context.setOffline(true);
  await write(page, 'The spare comes at 9');
  await write(page, 'Wrong ticket, sorry');

  await openInApp(page, '/app/sync');
  const rows = page.getByRole('button', { name: /^Message on INC-/ });
  await expect(rows).toHaveCount(2);
  await rows.first().click();
  await clean(page, 'something that waits');
  await sheet(page).getByLabel('What you wrote').fill(' ');
  await sheet(page).getByRole('button', { name: 'Change it' }).click();
  await expect(sheet(page).getByText('It needs some words.')).toBeVisible();
  await sheet(page).getByLabel('What you wrote').fill('The spare comes at 10');
  await sheet(page).getByRole('button', { name: 'Change it' }).click();
  await expect(sheet(page)).toBeHidden();

  // Asked twice; the first "Keep" keeps it.
  await rows.nth(1).click();
  await sheet(page).getByRole('button', { name: 'Take back' }).click();
  const first = page.getByRole('alertdialog', { name: 'Take back 3 words?' });
  const second = page.getByRole('alertdialog', { name: 'Really discard it?' });
  await first.getByRole('button', { name: 'Take back' }).click();
  await second.getByRole('button', { name: 'Keep' }).click();
  await expect(rows).toHaveCount(2);
  await sheet(page).getByRole('button', { name: 'Take back' }).click();
  await first.getByRole('button', { name: 'Take back' }).click();
  await second.getByRole('button', { name: 'Discard' }).click();
  await expect(rows).toHaveCount(1);

  await context.setOffline(false);
  await expect(page.getByText('Nothing waits to be sent')).toBeVisible({ timeout: 30_000 });
  await openInApp(page, `/app/tickets/${ticketId}`);
  await expect(page.getByText('The spare comes at 10')).toBeVisible();
  await expect(page.getByText('On this device, not sent yet')).toHaveCount(0);
  for (const gone of ['The spare comes at 9', 'Wrong ticket'])
    await expect(page.getByText(gone)).toHaveCount(0);
});

test('two people change one field: both values are shown, and whoever was second chooses', async ({
  browser,
  baseURL,
}) => {
  test.setTimeout(90_000);
  const url = baseURL ?? '';
  const { ticketId } = await assigned(url);
  const amara = await people.open(browser, url, 'technician', WITH_WORKER);
  const meera = await people.open(browser, url, 'manager', { path: `/app/tickets/${ticketId}` });
  await installed(amara.page);
  await openInApp(amara.page, `/app/tickets/${ticketId}`);
  await expect(amara.page.getByRole('heading', { name: TITLE })).toBeVisible();
  await amara.context.setOffline(true);
  await edit(amara.page, 'Title', 'Handset 4410, socket 12 is dead');
  await expect(amara.page.getByRole('heading', { name: 'socket 12 is dead' })).toBeVisible();
  await edit(meera.page, 'Title', 'No dial tone in the whole ward');
  await expect(syncIs(meera.page, 'upToDate')).toBeVisible();

  // Theirs stands, mine is kept, and the ticket says whose is whose.
  await amara.context.setOffline(false);
  const choice = amara.page.getByRole('group', { name: 'Choose for Title' });
  await expect(choice).toBeVisible({ timeout: 30_000 });
  await expect(amara.page.getByRole('heading', { name: 'No dial tone in the whole ward' })).toBeVisible();
  await expect(choice.getByRole('button', { name: /^Use mine/ })).toContainText('socket 12 is dead');
  await expect(choice.getByRole('button', { name: /^Keep theirs/ })).toContainText(
    'No dial tone in the whole ward',
  );
  await expect(choice.getByRole('button', { name: /^Keep theirs/ })).toContainText(account('manager').name);
  await expect(amara.page.getByText(`Before: ${TITLE}`)).toBeVisible();
  await expect(syncIs(amara.page, 'needsYou')).toBeVisible();
  await clean(amara.page, 'a choice on the ticket');

  await choice.getByRole('button', { name: /^Use mine/ }).click();
  await expect(choice).toHaveCount(0);
  await settled(amara.page);
  await expect(meera.page.getByRole('heading', { name: 'socket 12 is dead' })).toBeVisible();

  // The other way round, and from the list of what needs one.
  await amara.context.setOffline(true);
  await edit(amara.page, 'Where exactly', 'Ward 7, bed 3');
  await edit(meera.page, 'Where exactly', 'Ward 7, all beds');
  await expect(syncIs(meera.page, 'upToDate')).toBeVisible();
  await amara.context.setOffline(false);
  await expect(syncIs(amara.page, 'needsYou')).toBeVisible({ timeout: 30_000 });
  await openInApp(amara.page, '/app/sync');
  // A toast that lies over something for its six seconds.
  await expect(amara.page.getByRole('alertdialog')).toHaveCount(0);
  await clean(amara.page, 'a choice in the outbox');
  await amara.page.getByRole('button', { name: /^Keep theirs/ }).click();
  await expect(amara.page.getByText('Nothing waits to be sent')).toBeVisible({ timeout: 30_000 });
  await openInApp(amara.page, `/app/tickets/${ticketId}`);
  await expect(amara.page.getByText('let the other value stand')).toBeVisible();
  await expect(amara.page.getByText('Ward 7, bed 3')).toBeVisible();
  const stands = amara.page.getByText('Ward 7, all beds').filter({ visible: true });
  await expect(stands.first()).toBeVisible();
});

test('what was sent from a ticket that is not here yet says so, and has no made-up number', async ({
  browser,
  baseURL,
}) => {
  const url = baseURL ?? '';
  const { page, context } = await people.open(browser, url, 'technician', WITH_WORKER);
  await installed(page);
  await openInApp(page, '/app');
  await context.setOffline(true);
  // As on a device that has its own work back before its tickets.
  await page.evaluate(
    async (rows) => {
      const all = await indexedDB.databases();
      const name = all.find((one) => /^holdfast-[\da-f]{8}-/.test(one.name ?? ''))?.name ?? '';
      const opening = indexedDB.open(name);
      await new Promise((resolve) => {
        opening.onsuccess = resolve;
      });
      const tx = opening.result.transaction('sent', 'readwrite');
      for (const row of rows) tx.objectStore('sent').put(row);
      await new Promise((resolve) => {
        tx.oncomplete = resolve;
      });
      opening.result.close();
    },
    ['ticket.comment', 'ticket.report'].map((name) => ({
      ...{ uid: randomUUID(), rootId: randomUUID(), name, args: {}, occurredAt: Date.now() },
      ...{ settledAt: Date.now() + 1, result: { status: 'ok', detail: {}, merged: [] } },
    })),
  );
  await openInApp(page, '/app/sync');
  await expect(page.getByText('Message on a ticket still on its way')).toBeVisible();
  await expect(page.getByText(/^New incident [2-9A-Z]{3}, its number is still on its way$/)).toBeVisible();
  await expect(page.getByText('Message on New')).toHaveCount(0);
  await context.setOffline(false);
  // The server knows of no such ticket.
  await expect(page.getByText('Message on a ticket you no longer see')).toBeVisible({ timeout: 20_000 });
});
