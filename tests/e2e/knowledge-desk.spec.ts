import { randomUUID } from 'node:crypto';
import { expect, type Page } from '@playwright/test';
import mysql from 'mysql2/promise';
import { DESK, PHONE, personInApp, settled } from '../support/app-person';
import { type App, startApp } from '../support/app-server';
import { readBase } from '../support/article-base';
import { clean } from '../support/axe';
import { ManagersDesk } from '../support/desk-person';
import { test } from '../support/e2e-test';
import { type Someone, someone } from '../support/sync-door';
import { account } from './people';

// The knowledge pages of the desk, and the way of an article through them: written, read, published, changed, begun anew.

let app: App;
let amara: Someone;
let meera: Someone;
const desk = new ManagersDesk();
test.beforeAll(async () => {
  app = await startApp();
  [amara, meera] = await Promise.all([
    someone(app.url, account('technician')),
    someone(app.url, account('manager')),
  ]);
});
test.afterAll(async () => {
  await desk.close();
  await app?.dispose();
});

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name });
const text = (page: Page) => page.getByLabel('Text', { exact: true }).last();
const words = (title: string, body: string) => ({
  ...{ title, body, audience: 'everyone' as const, teamId: null, categoryId: null, keywords: '' },
});

test('an article is written, published, read on a phone, changed, compared, and begun anew', async ({
  browser,
}) => {
  test.setTimeout(150_000);
  const technician = await personInApp(browser, app.url, 'technician', {
    ...DESK,
    path: '/app/knowledge/new',
  });
  const writing = technician.page;
  await writing.getByLabel('Title').fill('Clear the badge printer');
  await text(writing).fill('1. Open the **lid**\n2. Pull the ribbon');
  await writing.getByText('Preview', { exact: true }).click();
  await expect(writing.getByRole('strong').filter({ hasText: 'lid' })).toBeVisible();
  await clean(writing, 'the preview of an article');
  await writing.getByRole('button', { name: 'Save draft' }).click();
  await writing.getByRole('button', { name: 'Hand in for review' }).click();
  await expect(writing.getByText(/^In review/)).toBeVisible();
  await settled(writing);

  const page = await desk.page(browser, app.url);
  await page.goto('/desk/knowledge');
  const row = page.getByRole('row').filter({ hasText: 'Clear the badge printer' });
  await expect(row).toContainText('In review');
  await clean(page, 'the knowledge of the desk');
  await row.getByRole('link').click();
  await expect(page.getByText('It was never published.')).toBeVisible();
  await page.getByRole('link', { name: 'Open the article' }).click();
  await page.getByRole('button', { name: 'Publish' }).click();
  await expect(page.getByText(/^Published · For everyone/)).toBeVisible();
  const address = page.url();
  await settled(page);

  const phone = await personInApp(browser, app.url, 'requester', { ...PHONE, path: '/app/knowledge' });
  await phone.page.getByRole('link', { name: /^Clear the badge printer/ }).click();
  await expect(phone.page.getByText('Pull the ribbon')).toBeVisible();
  await clean(phone.page, 'an article on a phone');
  await settled(phone.page);

  await page.getByRole('button', { name: 'Change', exact: true }).click();
  await text(page).fill('1. Open the **lid**\n2. Lift the ribbon');
  await page.getByRole('button', { name: 'Save draft' }).click();
  await page.getByRole('button', { name: 'Publish' }).click();
  await expect(page).toHaveURL(address);
  await expect(phone.page.getByText('Lift the ribbon')).toBeVisible();
  await settled(page);

  await page.goto(address.replace('/app/', '/desk/'));
  const texts = page.getByRole('region', { name: 'Published texts' });
  await expect(texts.getByText('2. Pull the ribbon')).toBeVisible();
  await expect(texts.getByRole('listitem').filter({ hasText: 'Removed:' })).toContainText(
    '2. Pull the ribbon',
  );
  await expect(texts.getByRole('listitem').filter({ hasText: 'Added:' })).toContainText('2. Lift the ribbon');
  await expect(page.getByText(/Read 2 times, each reader once a day/)).toBeVisible();
  await clean(page, 'the texts of an article');
  await texts.getByText('Version 1', { exact: true }).click();
  await page.getByRole('button', { name: 'Begin a change with this text' }).click();
  await expect(page.getByText('A change to a published article')).toBeVisible();
  await expect(page.getByText('Pull the ribbon')).toBeVisible();
  for (const { context } of [technician, phone]) await context.close();
});

test('the desk finds an article in spite of a slip, and marks what it found', async ({ browser }) => {
  const articleId = randomUUID();
  const said = words('Replace the projector lamp', 'Let it cool down.');
  await amara.act('article.save', { articleId, ...said });
  await meera.act('article.publish', { articleId }, readBase(said));
  const page = await desk.page(browser, app.url);
  await page.goto('/desk/knowledge');
  await page.getByRole('searchbox', { name: 'Search articles' }).fill('projektor');
  await expect(page).toHaveURL(/\?q=projektor$/);
  await expect(page.getByText('Nothing is spelled like this. These are close:')).toBeVisible();
  await expect(page.getByRole('table').locator('mark')).toHaveText(['projector']);
  await clean(page, 'articles that were found');
  await page.getByRole('searchbox', { name: 'Search articles' }).fill('zeppelin');
  await expect(page.getByText('No article has these words')).toBeVisible();
  await page.getByRole('button', { name: 'Clear the search' }).click();
  await expect(page).toHaveURL(/\/desk\/knowledge$/);
  await expect(page.getByRole('row').filter({ hasText: 'Replace the projector lamp' })).toBeVisible();
});

test('what is due is said to hold in one tap, and tickets are tied to it later', async ({ browser }) => {
  const [articleId, ticketId] = [randomUUID(), randomUUID()];
  const said = words('Wake the wall screen', 'Press any key.');
  await amara.act('article.save', { articleId, ...said });
  await meera.act('article.publish', { articleId }, readBase(said));
  await amara.act('ticket.report', {
    ...{ ticketId, title: 'Wall screen stays dark', description: '', impact: 3, urgency: 3 },
    ...{ categoryId: null, siteId: null, place: null },
  });
  const connection = await mysql.createConnection({ uri: app.databaseUrl, timezone: 'Z' });
  await connection.query('update article set review_due_at = now(3) - interval 1 day where id = ?', [
    Buffer.from(articleId.replaceAll('-', ''), 'hex'),
  ]);
  await connection.end();
  const { page, context } = await personInApp(browser, app.url, 'technician', {
    ...{ ...DESK, path: `/app/knowledge/${articleId}` },
  });
  await expect(heading(page, 'Wake the wall screen')).toBeVisible();
  await clean(page, 'an article that is to be looked at');
  await page.getByRole('button', { name: 'It still holds' }).click();
  await expect(page.getByText('Looked at. It comes up again in a year.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'It still holds' })).toHaveCount(0);

  await page.getByRole('button', { name: 'Link a ticket' }).click();
  await page.getByRole('button', { name: 'Link it' }).click();
  await expect(page.getByText('Choose the ticket.')).toBeVisible();
  await page.getByRole('combobox', { name: 'Ticket' }).fill('wall screen');
  await page.getByRole('option', { name: /Wall screen stays dark/ }).click();
  await clean(page, 'a ticket that is linked to an article');
  await page.getByRole('button', { name: 'Link it' }).click();
  const tickets = page.getByRole('region', { name: 'Tickets' });
  await expect(tickets.getByText('Wall screen stays dark')).toBeVisible();
  await settled(page);
  await tickets.getByRole('button', { name: /^Take INC-\d+ off$/ }).click();
  await expect(tickets.getByText('Wall screen stays dark')).toHaveCount(0);
  await settled(page);
  await context.close();
});
