import { randomUUID } from 'node:crypto';
import { expect, type Page } from '@playwright/test';
import { DESK, installed, openInApp, personInApp, settled, WITH_WORKER } from '../support/app-person';
import { type App, startApp } from '../support/app-server';
import { readBase } from '../support/article-base';
import { clean, keepsWcag } from '../support/axe';
import { test } from '../support/e2e-test';
import { type Someone, someone } from '../support/sync-door';
import { account } from './people';

// The knowledge base as those who read it and those who write it see it, with and without signal.

let app: App;
let amara: Someone;
let meera: Someone;
test.beforeAll(async () => {
  app = await startApp();
  [amara, meera] = await Promise.all([
    someone(app.url, account('technician')),
    someone(app.url, account('manager')),
  ]);
});
test.afterAll(() => app?.dispose());

const words = (title: string, body: string) => ({
  ...{ title, body, audience: 'everyone' as const, teamId: null, categoryId: null, keywords: '' },
});
/** An article for everyone that a manager has published. */
async function published(title: string, body: string): Promise<string> {
  const articleId = randomUUID();
  await amara.act('article.save', { articleId, ...words(title, body) });
  await meera.act('article.publish', { articleId }, readBase(words(title, body)));
  return articleId;
}
const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name });

test('without signal an article is found in spite of a slip, read, and said to have helped', async ({
  browser,
}) => {
  test.setTimeout(90_000);
  const { page, context } = await personInApp(browser, app.url, 'requester', WITH_WORKER);
  await installed(page);
  await openInApp(page, '/app/sync');
  await expect(page.getByText('articles', { exact: true })).toBeVisible();
  await context.setOffline(true);
  await page.goto('/app/knowledge');
  await expect(page.getByRole('region', { name: 'All articles' })).toBeVisible();
  await clean(page, 'the articles');
  await page.getByRole('searchbox', { name: 'Search articles' }).fill('pritner jams');
  await expect(page.getByText('Nothing is spelled like this. These are close:')).toBeVisible();
  await expect(page.locator('mark', { hasText: 'printer' }).first()).toBeVisible();
  await page.getByRole('link', { name: /^Paper jams in the ward printer/ }).click();
  await expect(heading(page, 'Paper jams in the ward printer')).toBeVisible();
  await expect(page.getByRole('listitem').filter({ hasText: 'Pull the sheet out slowly' })).toBeVisible();
  await clean(page, 'an article');
  await page.getByText('No', { exact: true }).click();
  await page.getByLabel(/^What is missing or wrong\?/).fill('Which side is right?');
  await keepsWcag(page);
  await page.getByRole('button', { name: 'Say it' }).click();
  await expect(page.getByText('You said it did not help.')).toBeVisible();
  await page.reload();
  await expect(page.getByText('You said it did not help.')).toBeVisible();
  await context.setOffline(false);
  await settled(page);
  await context.close();
});

test('a technician writes and hands in, a manager publishes, and a requester reads it', async ({
  browser,
}) => {
  test.setTimeout(90_000);
  const requester = await personInApp(browser, app.url, 'requester', { path: '/app/knowledge' });
  const technician = await personInApp(browser, app.url, 'technician', { path: '/app/knowledge' });
  const { page } = technician;
  await page.getByRole('link', { name: 'Write an article' }).click();
  await page.getByRole('button', { name: 'Save draft' }).click();
  await expect(page.getByText('Say in a few words what it is about.')).toBeVisible();
  await page.getByLabel('Title').fill('The scanner sends nothing');
  await page.getByLabel('Text', { exact: true }).last().fill('1. Press **Home**\n2. Choose your name');
  await expect(page.getByText('Kept as a draft')).toBeVisible();
  await keepsWcag(page);
  // Left and come back to, it is still there.
  await page.reload();
  await expect(page.getByLabel('Title')).toHaveValue('The scanner sends nothing');
  await page.getByText('Preview', { exact: true }).click();
  await expect(page.getByRole('strong').filter({ hasText: 'Home' })).toBeVisible();
  await page.getByRole('button', { name: 'Save draft' }).click();
  await expect(heading(page, 'The scanner sends nothing')).toBeVisible();
  await page.getByRole('button', { name: 'Hand in for review' }).click();
  await expect(page.getByText(/^In review/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Publish' })).toHaveCount(0);
  await expect(requester.page.getByText('The scanner sends nothing')).toHaveCount(0);

  const manager = await personInApp(browser, app.url, 'manager', { ...DESK, path: '/app/knowledge' });
  const review = manager.page.getByRole('region', { name: 'To review' });
  await review.getByRole('link', { name: /^The scanner sends nothing/ }).click();
  await clean(manager.page, 'an article to review');
  await manager.page.getByRole('button', { name: 'Publish' }).click();
  await expect(manager.page.getByText(/^Published · For everyone/)).toBeVisible();
  await requester.page.getByRole('link', { name: /^The scanner sends nothing/ }).click();
  await expect(requester.page.getByText('Choose your name')).toBeVisible();

  await manager.page.getByRole('button', { name: 'Take out of use' }).click();
  await manager.page.getByRole('alertdialog').getByRole('button', { name: 'Take out of use' }).click();
  await expect(requester.page.getByText('This article is not on this device')).toBeVisible();
  for (const { context } of [requester, technician, manager]) await context.close();
});

test('a published article changes by a draft that takes its place', async ({ browser }) => {
  const articleId = await published('Change the toner', '1. Open the front');
  const { page, context } = await personInApp(browser, app.url, 'manager', {
    ...{ ...DESK, path: `/app/knowledge/${articleId}` },
  });
  await page.getByRole('button', { name: 'Change', exact: true }).click();
  await page.getByLabel('Text', { exact: true }).last().fill('1. Open the back');
  await page.getByRole('button', { name: 'Save draft' }).click();
  await expect(page.getByText('A change to a published article')).toBeVisible();
  await page.getByRole('link', { name: 'Open the published one' }).click();
  await expect(page.getByText('Open the front')).toBeVisible();
  await page.getByRole('link', { name: 'Open the change' }).click();
  await page.getByRole('button', { name: 'Publish' }).click();
  await expect(page).toHaveURL(new RegExp(`/app/knowledge/${articleId}$`));
  await expect(page.getByText('Open the back')).toBeVisible();
  await expect(page.getByText('A change to this is being written')).toHaveCount(0);
  await context.close();
});

test('what was typed into a draft that somebody throws away meanwhile stays theirs', async ({ browser }) => {
  const articleId = randomUUID();
  await amara.act('article.save', { articleId, ...words('Reset the door reader', '1. Wait') });
  const { page, context } = await personInApp(browser, app.url, 'technician', {
    path: `/app/knowledge/${articleId}/edit`,
  });
  await page.getByLabel('Text', { exact: true }).last().fill('1. Hold the star for ten seconds');
  await expect(page.getByText('Kept as a draft')).toBeVisible();
  await meera.act('article.discard', { articleId });
  await expect(page.getByText(/What you typed is still here/)).toBeVisible({ timeout: 30_000 });
  await expect(page.getByLabel('What you typed')).toHaveText('1. Hold the star for ten seconds');
  await clean(page, 'a draft that is gone');
  await context.close();
});

test('of a resolved ticket an article is made without signal, with its text laid out', async ({
  browser,
}) => {
  test.setTimeout(90_000);
  const ticketId = randomUUID();
  await meera.act('ticket.report', {
    ...{
      ticketId,
      title: 'Trolley PC dark',
      description: 'It goes dark when it is moved.',
      impact: 3,
      urgency: 3,
    },
    ...{ categoryId: null, siteId: null, place: null },
  });
  await meera.act('ticket.assign', { ticketId, teamId: amara.teamIds[0] ?? '', assigneeId: amara.id });
  await amara.act('ticket.resolve', { ticketId, code: 'replaced', note: 'The battery cable was loose.' });
  const { page, context } = await personInApp(browser, app.url, 'technician', {
    ...{ ...WITH_WORKER, path: `/app/tickets/${ticketId}` },
  });
  await installed(page);
  await context.setOffline(true);
  await page.getByRole('button', { name: 'More', exact: true }).last().click();
  await page.getByRole('menuitem', { name: 'Make an article of this' }).click();
  await expect(page.getByLabel('Title')).toHaveValue('Trolley PC dark');
  const text = page.getByLabel('Text', { exact: true }).last();
  await expect(text).toHaveValue(
    /## What is wrong\n\nIt goes dark when it is moved\.\n\n## What fixed it\n\nThe battery/,
  );
  await page.getByRole('button', { name: 'Save draft' }).click();
  await expect(page.getByRole('region', { name: 'Tickets' }).getByText('Trolley PC dark')).toBeVisible();
  await context.close();
});

test('whoever is about to report reads an answer first, and what it spared them is counted', async ({
  browser,
}) => {
  await published('The beamer shows no picture', 'Press **Source** until it says HDMI 2.');
  const { page, context } = await personInApp(browser, app.url, 'requester', { path: '/app' });
  await settled(page);
  await openInApp(page, '/app/report');
  await page.getByLabel('What is wrong?').fill('In room 4 the beamer stays dark');
  const answers = page.getByRole('region', { name: 'Is it answered here?' });
  await answers.getByRole('button', { name: /^The beamer shows no picture/ }).click();
  await expect(page.getByRole('dialog').getByText('until it says HDMI 2')).toBeVisible();
  await keepsWcag(page);
  await page.getByRole('button', { name: 'This solved it' }).click();
  await expect(page.getByText('Good. Nothing was sent.')).toBeVisible();
  await openInApp(page, '/app/report');
  await expect(page.getByLabel('What is wrong?')).toHaveValue('');
  await context.close();
});
