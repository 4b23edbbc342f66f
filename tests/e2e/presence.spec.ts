import { randomUUID } from 'node:crypto';
import { expect, type Page } from '@playwright/test';
import mysql from 'mysql2/promise';
import { HOUR } from '#domain/kernel/types';
import { DESK, personInApp, settled } from '../support/app-person';
import { type App, startApp } from '../support/app-server';
import { clean, keepsWcag } from '../support/axe';
import { test } from '../support/e2e-test';
import { type Someone, someone } from '../support/sync-door';
import { account } from './people';

// Who has a ticket open at this moment, and what the requester is told of a technician nothing is heard of.

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

/** A ticket of the requester in the hands of the technician. */
async function assigned(title: string): Promise<string> {
  const ticketId = randomUUID();
  await chau.act('ticket.report', {
    ...{ ticketId, title, description: '', impact: 2, urgency: 2 },
    ...{ categoryId: null, siteId: null, place: null },
  });
  await meera.act('ticket.assign', { ticketId, teamId: amara.teamIds[0] ?? '', assigneeId: amara.id });
  return ticketId;
}

/** Others are noticed within a beat of a device that thinks it is alone. */
const SLOW = { timeout: 30_000 };
const line = (page: Page, words: string) =>
  page.getByRole('status').getByText(new RegExp(`${words.replace(' ', '.? ')}`));

async function writes(page: Page, what: 'Comment' | 'Note') {
  await page.getByRole('button', { name: what, exact: true }).first().click();
  await expect(page.getByRole('dialog').getByRole('textbox')).toBeVisible();
}

test('two who have the same ticket open see each other, and who writes is warned', async ({ browser }) => {
  const path = `/app/tickets/${await assigned('Two at once')}`;
  const [technician, manager] = await Promise.all([
    personInApp(browser, app.url, 'technician', { path }),
    personInApp(browser, app.url, 'manager', { ...DESK, path }),
  ]);
  const name = { technician: account('technician').name, manager: account('manager').name };
  await expect(line(manager.page, `${name.technician} has it open, too`)).toBeVisible(SLOW);
  await expect(line(technician.page, `${name.manager} has it open, too`)).toBeVisible(SLOW);
  await clean(technician.page, 'a ticket that somebody else has open');

  await writes(manager.page, 'Note');
  await expect(line(technician.page, `${name.manager} is writing a note`)).toBeVisible(SLOW);
  await writes(technician.page, 'Comment');
  await expect(technician.page.getByRole('dialog')).toContainText(/is writing here as well/);
  await keepsWcag(technician.page);
  await expect(manager.page.getByRole('dialog')).toContainText(/is writing here as well/, SLOW);

  await manager.page.goto('/app');
  await expect(technician.page.getByRole('dialog')).not.toContainText(/is writing here as well/, SLOW);
  await technician.context.close();
  await manager.context.close();
});

test('the requester sees when it is expected to be fixed, that somebody writes to them, and nothing else', async ({
  browser,
}) => {
  const path = `/app/tickets/${await assigned('Where is everybody')}`;
  const [requester, technician] = await Promise.all([
    personInApp(browser, app.url, 'requester', { path }),
    personInApp(browser, app.url, 'technician', { path }),
  ]);
  await settled(requester.page);
  await expect(requester.page.getByText('Expected fixed')).toBeVisible();
  await writes(technician.page, 'Comment');
  const name = account('technician').name;
  await expect(line(requester.page, `${name} is writing to you`)).toBeVisible(SLOW);
  await expect(requester.page.getByText(/has it open/)).toHaveCount(0);
  // Waiting is nobody's to watch.
  await expect(technician.page.getByText(/has it open/)).toHaveCount(0);
  await requester.context.close();
  await technician.context.close();
});

test('a technician nothing was heard of for long: the requester reads since when', async ({ browser }) => {
  const ticketId = await assigned('Nobody answers');
  await amara.act('ticket.start', { ticketId });
  const connection = await mysql.createConnection({ uri: app.databaseUrl, timezone: 'Z' });
  try {
    await connection.query('update sync_client set last_seen = ? where user_id = ?', [
      new Date(Date.now() - 2 * HOUR),
      Buffer.from(amara.id.replaceAll('-', ''), 'hex'),
    ]);
  } finally {
    await connection.end();
  }
  const { page, context } = await personInApp(browser, app.url, 'requester', {
    path: `/app/tickets/${ticketId}`,
  });
  const step = page.getByRole('listitem').filter({ hasText: 'In progress' });
  await expect(step).toContainText(/Technician may be out of signal, last update \S/);
  await clean(page, 'a report whose technician is out of signal');
  // Without signal of one's own nothing is known of others.
  await context.setOffline(true);
  await expect(step).not.toContainText('out of signal');
  await context.close();
});
