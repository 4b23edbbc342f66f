import { expect, type Page } from '@playwright/test';
import sharp from 'sharp';
import { DESK, installed, personInApp, settled, WITH_WORKER } from '../support/app-person';
import { type App, startApp } from '../support/app-server';
import { clean, keepsWcag } from '../support/axe';
import { test } from '../support/e2e-test';

// Pictures of articles: pasted or chosen where an article is written, seen by its readers, with and without signal.

let app: App;
test.beforeAll(async () => {
  app = await startApp();
});
test.afterAll(() => app?.dispose());

const picture = (background: string) =>
  sharp({ create: { width: 800, height: 500, channels: 3, background } })
    .png()
    .toBuffer();

async function paste(page: Page, name: string, bytes: Buffer) {
  const data = await page.evaluateHandle(
    ({ name: called, bytes: list }) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([new Uint8Array(list)], called, { type: 'image/png' }));
      return transfer;
    },
    { name, bytes: [...bytes] },
  );
  await page
    .getByLabel('Text', { exact: true })
    .last()
    .evaluate((field, transfer) => {
      const event = new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData: transfer });
      field.dispatchEvent(event);
    }, data);
}

test('a picture is pasted, previewed, published, and seen by a reader, later without signal too', async ({
  browser,
}) => {
  test.setTimeout(150_000);
  const manager = await personInApp(browser, app.url, 'manager', { ...DESK, path: '/app/knowledge/new' });
  const { page } = manager;
  const outside: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(app.url) && !/^(blob|data):/.test(request.url()))
      outside.push(request.url());
  });
  await page.getByLabel('Title').fill('Open the flap of the ward printer');
  await page.getByLabel('Text', { exact: true }).last().fill('1. Open it');
  await paste(page, 'Flap A.png', await picture('#7a8f6a'));
  await expect(page.getByLabel('Text', { exact: true }).last()).toHaveValue(
    /!\[Flap A\]\(file:[0-9a-f-]{36}\)/,
  );
  await expect(page.getByText('In the text', { exact: true })).toBeVisible();
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: 'Add pictures or files' }).click(),
  ]);
  await chooser.setFiles([
    { name: 'the form.txt', mimeType: 'text/plain', buffer: Buffer.from('Name and place\n') },
    { name: 'bad.svg', mimeType: 'image/svg+xml', buffer: Buffer.from('<svg onload="alert(1)"/>') },
  ]);
  await expect(page.getByText('Below the text', { exact: true })).toBeVisible();
  await expect(page.getByText(/“bad\.svg” is of a kind that cannot be added/)).toBeVisible();
  await clean(page, 'an article with pictures, written');
  await keepsWcag(page);
  // Left and come back to, it is all there.
  await page.reload();
  await page.getByText('Preview', { exact: true }).click();
  await expect(page.getByRole('img', { name: 'Flap A' })).toBeVisible();
  await page.getByRole('button', { name: 'Save draft' }).click();
  await expect(
    page.getByRole('heading', { level: 1, name: 'Open the flap of the ward printer' }),
  ).toBeVisible();
  await expect(page.getByRole('img', { name: 'Flap A' })).toBeVisible();
  await settled(page);
  await page.getByRole('button', { name: 'Publish' }).click();
  await expect(page.getByText(/^Published · For everyone/)).toBeVisible();
  await settled(page);

  const requester = await personInApp(browser, app.url, 'requester', {
    ...WITH_WORKER,
    path: '/app/knowledge',
  });
  const reader = requester.page;
  await installed(reader);
  await reader.getByRole('link', { name: /^Open the flap of the ward printer/ }).click();
  const shown = reader.getByRole('img', { name: 'Flap A' });
  await expect(shown).toBeVisible();
  await expect.poll(() => shown.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(800);
  await expect(reader.getByRole('button', { name: 'Save the form.txt, 15 B' })).toBeVisible();
  await clean(reader, 'an article with a picture');
  await requester.context.setOffline(true);
  await reader.reload();
  await expect(reader.getByRole('img', { name: 'Flap A' })).toBeVisible();
  await requester.context.setOffline(false);
  expect(outside).toEqual([]);
  for (const { context } of [manager, requester]) await context.close();
});

test('a picture that never came is said by its words where there is no signal', async ({ browser }) => {
  test.setTimeout(90_000);
  const { page, context } = await personInApp(browser, app.url, 'requester', WITH_WORKER);
  await installed(page);
  // What the server does not give is not here.
  await context.route('**/api/attachment/**', (route) => route.abort());
  await page.evaluate(async () => {
    for (const { name } of await indexedDB.databases()) {
      if (!name?.startsWith('holdfast-')) continue;
      const db = await new Promise<IDBDatabase>((resolve) => {
        const opening = indexedDB.open(name);
        opening.onsuccess = () => resolve(opening.result);
      });
      for (const table of ['thumb', 'picture'])
        if (db.objectStoreNames.contains(table))
          db.transaction(table, 'readwrite').objectStore(table).clear();
      db.close();
    }
  });
  await page.goto(`${app.url}/app/knowledge`);
  await page.getByRole('link', { name: /^Open the flap of the ward printer/ }).click();
  await expect(page.getByText('This picture is not here without signal')).toBeVisible();
  await expect(page.getByText('Flap A', { exact: true })).toBeVisible();
  await clean(page, 'an article without its picture');
  await context.close();
});
