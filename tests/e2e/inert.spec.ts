import { type BrowserContext, expect, type Page } from '@playwright/test';
import mysql from 'mysql2/promise';
import { DESK, openInApp, PHONE, personInApp, settled } from '../support/app-person';
import { type App, startApp } from '../support/app-server';
import { test } from '../support/e2e-test';
import { rows } from '../support/work-list';

/** Attacks A13 and A14: what people write is text, wherever it is shown. */

const RUN = 'window.ran=1';
const CORPUS = [
  `<img src=x onerror=${RUN}>`,
  `"><svg/onload=${RUN}>`,
  `'><details open ontoggle=${RUN}>`,
  `<math><mtext><table><mglyph><style><img src=x onerror=${RUN}>`,
  `<noscript><p title="</noscript><img src=x onerror=${RUN}>">`,
  `<iframe srcdoc="<script>parent.ran=1</script>"></iframe>`,
  `<script>${RUN}</script>`,
  `<style>@import url(//evil.example)</style>`,
  `<form id=ran><input name=nodeName></form>`,
  `<a href="java\tscript:${RUN}">press</a>`,
  `java\tscript:${RUN}`,
  `{{constructor.constructor("${RUN}")()}}`,
  `$\{${RUN}}`,
  `https://a.example/"onmouseover="${RUN}`,
  `https://a.example/'onfocus='${RUN}' autofocus='`,
];
const nth = (n: number): string => CORPUS[n % CORPUS.length] ?? '';

let app: App;
test.beforeAll(async () => {
  test.setTimeout(120_000);
  app = await startApp();
  const connection = await mysql.createConnection({ uri: app.databaseUrl, timezone: 'Z' });
  try {
    const all = async (table: string) =>
      (await connection.query<mysql.RowDataPacket[]>(`select id from ${table}`))[0].map(
        ({ id }) => id as Buffer,
      );
    for (const [n, id] of (await all('ticket')).entries())
      await connection.query('update ticket set title = ?, description = ?, place = ? where id = ?', [
        ...[nth(n), CORPUS.join('\n'), nth(n + 1), id],
      ]);
    for (const [n, id] of (await all('timeline')).entries())
      await connection.query("update timeline set body = ? where id = ? and body <> ''", [nth(n), id]);
    for (const [n, id] of (await all('person')).entries())
      await connection.query('update person set name = ?, company = ? where id = ?', [
        nth(n),
        nth(n + 1),
        id,
      ]);
    // In Markdown what is no tag can still be a link or a picture.
    const links = CORPUS.flatMap((attack) => [`[press](${attack})`, `![seen](${attack})`, `<${attack}>`]);
    for (const [n, id] of (await all('article')).entries())
      await connection.query('update article set title = ?, body = ? where id = ?', [
        ...[nth(n), [...CORPUS, ...links].join('\n\n'), id],
      ]);
    for (const table of ['team', 'site', 'category'])
      for (const [n, id] of (await all(table)).entries())
        await connection.query(`update ${table} set name = ? where id = ?`, [`${n} ${nth(n)}`, id]);
  } finally {
    await connection.end();
  }
});
test.afterAll(() => app.dispose());

/** Notes what must not happen in any page of this browser. */
async function watched(context: BrowserContext): Promise<string[]> {
  const happened: string[] = [];
  context.on('dialog', (dialog) => {
    happened.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  context.on('request', (request) => {
    if (request.url().includes('evil.example')) happened.push(`request ${request.url()}`);
  });
  context.on('console', (message) => {
    if (/Content Security Policy/i.test(message.text())) happened.push(message.text());
  });
  return happened;
}

/** The page shows what was written, and none of it has become anything but text. */
async function inert(page: Page, what: string, shows: string, also = /^$/): Promise<void> {
  await expect(page.getByText(shows).filter({ visible: true }).first(), what).toBeVisible();
  const found = await page.evaluate(() => ({
    ran: 'ran' in window,
    elements: [
      ...document.querySelectorAll(
        'img[src="x"], math, iframe, details[ontoggle], [onerror], [onload], [onmouseover], [onfocus], [srcdoc], #ran, [name=nodeName], body style',
      ),
    ].map((element) => element.outerHTML.slice(0, 200)),
    links: [...document.querySelectorAll('a[href]')]
      .map((link) => link.getAttribute('href') ?? '')
      .filter((href) => !/^(\/|https:\/\/a\.example\/$|mailto:|tel:|#)/.test(href)),
  }));
  const links = found.links.filter((href) => !also.test(href));
  expect({ ...found, links }, what).toEqual({ ran: false, elements: [], links: [] });
}

test('on a phone', async ({ browser }) => {
  const { page, context } = await personInApp(browser, app.url, 'technician', PHONE);
  const happened = await watched(context);
  await settled(page);
  await inert(page, 'My work', nth(0).slice(0, 8));
  await rows(page).first().tap();
  await page.waitForURL(/\/app\/tickets\//);
  await inert(page, 'a ticket', '<script>');
  await expect(page.locator('a[href="https://a.example/"]').first()).toHaveAttribute('rel', /noopener/);

  await openInApp(page, '/app/knowledge');
  await inert(page, 'the articles', '<script>');
  await page.getByRole('region', { name: 'Published' }).getByRole('link').first().tap();
  await expect(page.getByText('Did this help?')).toBeVisible();
  // Its address ends where Markdown says, with what would leave the attribute written as signs of an address.
  await inert(page, 'an article', '<details open', /^https:\/\/a\.example\/(?:%22|')?[^"]*$/);

  const asking = await personInApp(browser, app.url, 'requester', PHONE);
  const theirs = await watched(asking.context);
  await settled(asking.page);
  await inert(asking.page, 'what I reported', '<');
  expect([...happened, ...theirs]).toEqual([]);
});

test('at the desk', async ({ browser }) => {
  test.setTimeout(120_000);
  const { page, context } = await personInApp(browser, app.url, 'administrator', { ...DESK, path: '/desk' });
  const happened = await watched(context);
  for (const [path, shows] of [
    ['/desk', '<'],
    ['/desk/tickets?view=all', '<script>'],
    ['/desk/people', '<script>'],
    ['/desk/settings/teams', '<'],
    ['/desk/settings/sites', '<'],
    ['/desk/settings/categories', '<'],
    ['/desk/settings/audit', '<'],
  ] as const) {
    const answer = await page.goto(path);
    const policy = answer?.headers()['content-security-policy'] ?? '';
    const scripts = policy.split(';').find((part) => part.trim().startsWith('script-src ')) ?? '';
    expect([path, scripts]).toEqual([path, expect.stringMatching(/'nonce-|'sha256-/)]);
    expect([path, scripts]).toEqual([path, expect.not.stringMatching(/unsafe-inline|unsafe-eval/)]);
    await inert(page, path, shows);
  }
  await page.goto('/desk/tickets?view=all');
  await page.getByRole('row').nth(1).getByRole('link').first().click();
  await inert(page, 'beside the list', '<script>');
  expect(happened).toEqual([]);
});
