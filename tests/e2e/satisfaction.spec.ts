import { randomUUID } from 'node:crypto';
import { type BrowserContext, expect, type Page } from '@playwright/test';
import mysql from 'mysql2/promise';
import { freePort } from '../../scripts/lib/ports.mjs';
import { DESK, installed, PHONE, personInApp, settled, syncIs, WITH_WORKER } from '../support/app-person';
import { type App, startApp } from '../support/app-server';
import { clean } from '../support/axe';
import { test } from '../support/e2e-test';
import { pressHydrated } from '../support/hydrated';
import { type MailServer, startMailServer } from '../support/mail-server';
import { type Someone, someone } from '../support/sync-door';
import { account } from './people';

/** How it went: said in the app, without signal; and from a mail, without signing in. */
let mails: MailServer;
let app: App;
let chau: Someone;
let amara: Someone;
let meera: Someone;
test.beforeAll(async () => {
  mails = await startMailServer();
  const port = await freePort();
  const env = {
    HOLDFAST_URL: `http://localhost:${port}`,
    HOLDFAST_SMTP_URL: mails.url,
    HOLDFAST_MAIL_FROM: 'IT desk <desk@nordhaven.example>',
  };
  app = await startApp({ port, env });
  [meera, amara, chau] = await Promise.all([
    someone(app.url, account('manager')),
    someone(app.url, account('technician')),
    someone(app.url, account('requester')),
  ]);
});
test.afterAll(async () => {
  await app?.dispose();
  await mails?.stop();
});

/** A ticket of the requester that the technician has fixed and closed. */
async function closed(title: string): Promise<string> {
  const ticketId = randomUUID();
  await chau.act('ticket.report', {
    ...{ ticketId, title, description: '', impact: 2, urgency: 2 },
    ...{ categoryId: null, siteId: null, place: null },
  });
  await meera.act('ticket.assign', { ticketId, teamId: amara.teamIds[0] ?? '', assigneeId: amara.id });
  await amara.act('ticket.resolve', { ticketId, code: 'replaced', note: 'A new one, and it works.' });
  await amara.act('ticket.close', { ticketId });
  return ticketId;
}

/** What the server knows of it. */
async function server(ticketId: string) {
  const connection = await mysql.createConnection({ uri: app.databaseUrl, timezone: 'Z' });
  try {
    const id = Buffer.from(ticketId.replaceAll('-', ''), 'hex');
    const [[row]] = (await connection.query('select state, satisfaction from ticket where id = ?', [
      id,
    ])) as unknown as [{ state: string; satisfaction: number | null }[]];
    const [said] = (await connection.query(
      "select body from timeline where ticket_id = ? and kind = 'rate' order by effective_at, id",
      [id],
    )) as unknown as [{ body: string }[]];
    return { state: row?.state, score: row?.satisfaction, said: said.map(({ body }) => body) };
  } finally {
    await connection.end();
  }
}

const face = (page: Page, words: string) =>
  page.getByRole('radiogroup', { name: 'How did it go?' }).getByText(words, { exact: true });
const chosen = (page: Page) =>
  page.getByRole('radiogroup', { name: 'How did it go?' }).getByRole('radio', { checked: true });
const title = (page: Page) => page.getByRole('heading', { level: 1 });

test('said in the tracker with one tap, without signal, with a word to it; staff read it, and it can be opened again', async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const ticketId = await closed('Label printer smears');
  const { page, context } = await personInApp(browser, app.url, 'requester', {
    ...WITH_WORKER,
    ...PHONE,
    path: `/app/tickets/${ticketId}`,
  });
  await installed(page);
  await expect(face(page, 'Good')).toBeVisible();
  await expect(chosen(page)).toHaveCount(0);
  await clean(page, 'how did it go, not said');
  await context.setOffline(true);
  await face(page, 'Not good').click();
  await expect(chosen(page)).toHaveAccessibleName('Not good');
  await expect(page.getByText(/^Thank you\. You can change it until/)).toBeVisible();
  await face(page, 'Good').click();
  await expect(chosen(page)).toHaveAccessibleName('Good');
  await page.getByLabel(/^Anything to add/).fill('Fast, and friendly.');
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(page.getByText('You wrote', { exact: true })).toBeVisible();
  await expect(page.getByText('Fast, and friendly.')).toBeVisible();
  await expect(page.getByLabel(/^Anything to add/)).toHaveValue('');
  await clean(page, 'how did it go, said');
  expect(await server(ticketId)).toEqual({ state: 'closed', score: null, said: [] });
  // It survives the app, before anything was sent.
  await page.reload();
  await expect(chosen(page)).toHaveAccessibleName('Good');
  await context.setOffline(false);
  await expect(syncIs(page, 'upToDate')).toBeVisible({ timeout: 30_000 });
  await expect
    .poll(() => server(ticketId))
    .toEqual({ state: 'closed', score: 4, said: ['', '', 'Fast, and friendly.'] });

  const { page: desk } = await personInApp(browser, app.url, 'technician', {
    ...DESK,
    path: `/app/tickets/${ticketId}`,
  });
  await settled(desk);
  const fact = desk.locator('dl > div').filter({ hasText: 'How it went' });
  await expect(fact).toContainText('Good');
  await expect(fact).toContainText('Fast, and friendly.');
  await expect(desk.getByText(/said how it went: Good, before Not good/)).toBeVisible();
  await clean(desk, 'a rated ticket on the desk');

  // In the same place: it is not fixed.
  await page.getByRole('button', { name: 'It is not fixed: open it again' }).click();
  await page.getByRole('dialog').getByRole('textbox').fill('It smears again');
  await page.getByRole('dialog').getByRole('button', { name: 'Not fixed' }).click();
  await expect(title(page)).toHaveText('Open again');
  await expect(page.getByRole('radiogroup', { name: 'How did it go?' })).toHaveCount(0);
  // What was said of the first fix stays where it was said.
  await expect(page.getByText('You said how it went: Good').first()).toBeVisible();
  await expect.poll(() => server(ticketId)).toMatchObject({ state: 'assigned', score: null });
});

test('with keys it is said once they rest, not at each one they pass', async ({ browser }) => {
  const ticketId = await closed('Fax hums');
  const { page } = await personInApp(browser, app.url, 'requester', {
    ...DESK,
    path: `/app/tickets/${ticketId}`,
  });
  await settled(page);
  await clean(page, 'how did it go, wide');
  await page.getByRole('radio', { name: 'Very bad' }).focus();
  for (let n = 0; n < 4; n++) await page.keyboard.press('ArrowRight');
  await expect(chosen(page)).toHaveAccessibleName('Very good');
  await page.keyboard.press('Tab');
  await expect.poll(() => server(ticketId)).toEqual({ state: 'closed', score: 5, said: [''] });
});

/** The address behind one of the five links. */
async function linkOf(ticketTitle: string, words: string): Promise<string> {
  const { email } = account('requester');
  const asks = () =>
    mails.to(email).find(({ mail }) => mail.subject?.includes(`How did it go?: ${ticketTitle}`))?.mail.text;
  await expect.poll(asks, { timeout: 15_000 }).toBeTruthy();
  return new RegExp(`^${words}:\\n(\\S+/rate/\\S+)$`, 'm').exec(asks() ?? '')?.[1] ?? '';
}

/** A browser that says it is driven, as honest programs do; `isPerson`: one that does not. */
async function stranger(context: BrowserContext, isPerson: boolean): Promise<Page> {
  if (isPerson)
    await context.addInitScript(() => Object.defineProperty(navigator, 'webdriver', { get: () => false }));
  return context.newPage();
}

test('one tap in a mail, without signing in: looked at by a program nothing is said; by a person it is', async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const ticketId = await closed('Tablet stays dark');
  const link = await linkOf('Tablet stays dark', 'Good');
  const looked = await fetch(link);
  expect(looked.status).toBe(200);
  expect([looked.headers.get('cache-control'), looked.headers.get('referrer-policy')]).toEqual([
    'no-store',
    'no-referrer',
  ]);
  expect(await looked.text()).toMatch(/<meta name="robots" content="noindex/);

  const program = await browser.newContext({ ...PHONE, serviceWorkers: 'block' });
  const scanned = await stranger(program, false);
  await scanned.goto(link);
  await expect(title(scanned)).toHaveText('How did it go?');
  await expect(chosen(scanned)).toHaveAccessibleName('Good');
  await expect(scanned.getByText('Not saved yet.')).toBeVisible();
  await clean(scanned, 'a link of a mail, not saved');
  expect(await server(ticketId)).toEqual({ state: 'closed', score: null, said: [] });
  await program.close();

  const own = await browser.newContext({ ...PHONE, serviceWorkers: 'block' });
  const page = await stranger(own, true);
  await page.goto(link);
  await expect(page.getByText(/^Saved: Good\. Thank you\./)).toBeVisible();
  expect(await server(ticketId)).toEqual({ state: 'closed', score: 4, said: [''] });
  await face(page, 'Not good').click();
  await expect(page.getByText(/^Saved: Not good\./)).toBeVisible();
  await page.getByLabel(/^What went wrong/).fill('It took two days');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('Your words are saved.')).toBeVisible();
  expect(await server(ticketId)).toEqual({ state: 'closed', score: 2, said: ['', '', 'It took two days'] });
  await clean(page, 'a link of a mail, saved');
  const wide = await browser.newContext({ ...DESK, serviceWorkers: 'block' });
  const seen = await stranger(wide, false);
  await seen.goto(link);
  await expect(seen.getByText(/^You said “Not good” before/)).toBeVisible();
  await clean(seen, 'a link of a mail, wide');
  await wide.close();
  // Another of the five, opened later: what was said is not said otherwise by that alone.
  await page.goto(await linkOf('Tablet stays dark', 'Very good'));
  await expect(page.getByText('You said “Not good” before. Save to change it.')).toBeVisible();
  expect(await server(ticketId)).toMatchObject({ score: 2 });

  await page.getByText('It is not fixed: open it again').click();
  await page.getByLabel(/^What does not work/).fill('Dark again');
  await page.getByRole('button', { name: 'Open it again' }).click();
  await expect(title(page)).toHaveText('It is open again');
  await clean(page, 'opened again from a mail');
  expect(await server(ticketId)).toMatchObject({ state: 'assigned', score: null });
  await page.goto(`${link.slice(0, -4)}AAAA`);
  await expect(title(page)).toHaveText('This link does not work any more');
  expect((await own.cookies()).filter(({ name }) => name.includes('session'))).toEqual([]);
  await own.close();
});

test('where no code runs a button says it', async ({ browser }) => {
  const ticketId = await closed('Beamer flickers');
  const context = await browser.newContext({ ...PHONE, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(await linkOf('Beamer flickers', 'All right'));
  await page.getByText('Very good', { exact: true }).click();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText(/^Saved: Very good\./)).toBeVisible();
  expect(await server(ticketId)).toEqual({ state: 'closed', score: 5, said: [''] });
  await context.close();
});

test('switched off by an administrator nobody is asked any more, what was said stays, and a mail of before still works', async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const said = await closed('Headset crackles');
  await chau.act('ticket.rate', { ticketId: said, score: 4, comment: 'Quick.' });
  const before = await closed('Keyboard sticks');
  const link = await linkOf('Keyboard sticks', 'Good');
  const { page: phone } = await personInApp(browser, app.url, 'requester', {
    ...PHONE,
    path: `/app/tickets/${before}`,
  });
  await expect(face(phone, 'Good')).toBeVisible();

  const { page: desk } = await personInApp(browser, app.url, 'administrator', {
    ...DESK,
    isMobile: false,
    path: '/desk/settings/service',
  });
  const save = desk.getByRole('button', { name: 'Save', exact: true });
  await expect(desk.getByLabel('People that are a team')).toHaveValue('2');
  await clean(desk, 'impact and feedback');
  await pressHydrated(desk.getByText('Ask how it went after closing'));
  await desk.getByLabel('People that are many teams').fill('2');
  await save.click();
  await expect(desk.getByText(/^Many teams are more people than a team/)).toBeVisible();
  await clean(desk, 'impact and feedback, wrong');
  await desk.getByLabel('People that are many teams').fill('7.5');
  await save.click();
  await expect(desk.getByText(/^Write a whole number of people/)).toBeVisible();
  await desk.getByLabel('People that are many teams').fill('25');
  await save.click();
  await expect(desk.getByText('Impact and feedback is saved')).toBeVisible();
  await expect(save).toBeDisabled();
  await desk.reload();
  await expect(desk.getByLabel('People that are many teams')).toHaveValue('25');
  await expect(desk.getByRole('switch', { name: /^Ask how it went/ })).not.toBeChecked();

  // The open screen hears of it; what was asked in the inbox is not asked there either.
  await expect(face(phone, 'Good')).toHaveCount(0);
  await phone.goto(`${app.url}/app/inbox`);
  await expect(phone.getByText('Closed', { exact: true }).first()).toBeVisible();
  await expect(phone.getByText('Closed. How did it go?')).toHaveCount(0);
  const after = await closed('Scanner squeaks');
  await phone.goto(`${app.url}/app/tickets/${after}`);
  await expect(title(phone)).toContainText('Closed');
  await expect(phone.getByRole('radiogroup', { name: 'How did it go?' })).toHaveCount(0);
  await phone.goto(`${app.url}/app/tickets/${said}`);
  await expect(phone.getByText('Quick.', { exact: true })).toBeVisible();
  await expect(phone.getByRole('radiogroup', { name: 'How did it go?' })).toHaveCount(0);
  await clean(phone, 'how it went, not asked any more');

  const own = await browser.newContext({ ...PHONE, serviceWorkers: 'block' });
  const page = await stranger(own, true);
  await page.goto(link);
  await expect(page.getByText(/^Saved: Good\. Thank you\./)).toBeVisible();
  expect(await server(before)).toMatchObject({ score: 4 });
  await own.close();
  expect(
    mails
      .to(account('requester').email)
      .filter(
        ({ mail }) => mail.subject?.includes('Scanner squeaks') && mail.subject.includes('How did it go'),
      ),
  ).toEqual([]);
});
