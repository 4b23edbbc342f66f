import { expect, type Page } from '@playwright/test';
import mysql from 'mysql2/promise';
import { DESK, openInApp, personInApp, settled } from '../support/app-person';
import { type App, startApp } from '../support/app-server';
import { clean } from '../support/axe';
import { test } from '../support/e2e-test';
import { pressHydrated } from '../support/hydrated';

/** What an administrator sees of devices, and of a change the server failed on, with the phone it came from. */

let app: App;
test.setTimeout(180_000);
test.beforeAll(async () => {
  app = await startApp();
});
test.afterAll(() => app?.dispose());

const dialog = (page: Page) => page.getByRole('dialog');

async function inDatabase(statement: string): Promise<void> {
  const connection = await mysql.createConnection({ uri: app.databaseUrl });
  await connection.query(statement);
  await connection.end();
}

test('a phone reports how it stands; a change the server failed on three times runs once it is mended', async ({
  browser,
}) => {
  const { page: phone, context } = await personInApp(browser, app.url, 'technician');
  const admin = await personInApp(browser, app.url, 'administrator', {
    ...DESK,
    isMobile: false,
    path: '/desk/settings/sync',
  });
  const desk = admin.page;
  await settled(phone);
  const path = String(await phone.locator('[data-ticket]').first().getAttribute('href'));

  // The table refuses one text: what the server cannot do, three times.
  await inDatabase("ALTER TABLE timeline ADD CONSTRAINT poison CHECK (body <> 'Poisonous words')");
  await openInApp(phone, path);
  await phone.getByRole('button', { name: 'Comment', exact: true }).click();
  await dialog(phone).getByRole('textbox').fill('Poisonous words');
  await dialog(phone).getByRole('button', { name: 'Send', exact: true }).click();

  // Without anybody reloading: the device is listed, and says that something needs its person.
  const device = desk.getByRole('row', { name: /Amara Okafor/ });
  await expect(device).toBeVisible({ timeout: 30_000 });
  await expect(device.getByRole('cell').nth(4)).toHaveText('1', { timeout: 60_000 });
  await clean(desk, 'the devices');
  await pressHydrated(device.getByRole('button'));
  await expect(dialog(desk)).toContainText('1 change');
  await expect(dialog(desk)).toContainText(/Wire version \d/);
  await clean(desk, 'the sheet of a device');
  await desk.keyboard.press('Escape');
  await desk.getByText('Need somebody', { exact: false }).first().click();
  await expect(desk).toHaveURL(/show=conflicts/);
  await expect(device).toBeVisible();

  await desk.getByText('Failed changes', { exact: false }).first().click();
  const act = desk.getByRole('row', { name: /Wrote a message/ });
  await expect(act).toContainText('Amara Okafor');
  await clean(desk, 'the failed changes');
  await act.getByRole('button', { name: 'Wrote a message', exact: true }).click();
  await expect(dialog(desk)).toContainText('Poisonous words');
  await desk.keyboard.press('Escape');
  const again = act.getByRole('button', { name: /^Run again/ });
  await again.click();
  await expect(desk.getByText('It failed again, and stays here')).toBeVisible();
  await inDatabase('ALTER TABLE timeline DROP CONSTRAINT poison');
  await again.click();
  await expect(desk.getByText('It took effect', { exact: true })).toBeVisible();
  await expect(desk.getByText('Nothing failed')).toBeVisible();

  // The phone learns it by itself, and what its disk had lost comes again when it is compared.
  await expect(phone.getByRole('listitem').filter({ hasText: 'Poisonous words' })).toBeVisible();
  await expect(phone.getByLabel('What you wrote')).toHaveCount(0);
  await openInApp(phone, '/app/sync');
  await expect(phone.getByText('Needs you')).toHaveCount(0);
  await phone.evaluate(async (id) => {
    const names = await indexedDB.databases();
    const name = names.find((one) => /^holdfast-[0-9a-f]{8}-/.test(one.name ?? ''))?.name ?? '';
    const db = await new Promise<IDBDatabase>((resolve) => {
      const opening = indexedDB.open(name);
      opening.onsuccess = () => resolve(opening.result);
    });
    const tx = db.transaction('ticket', 'readwrite');
    const row = await new Promise<object>((resolve) => {
      const getting = tx.objectStore('ticket').get(id);
      getting.onsuccess = () => resolve(getting.result as object);
    });
    tx.objectStore('ticket').put({ ...row, title: { torn: true } });
    await new Promise((resolve) => {
      tx.oncomplete = resolve;
    });
    db.close();
  }, path.split('/').at(-1) ?? '');
  await phone.getByRole('button', { name: 'Check this device' }).click();
  await expect(phone.getByText('1 record differed and was loaded again')).toBeVisible();
  await phone.getByRole('button', { name: 'Check this device' }).click();
  await expect(phone.getByText('All of it is as on the server')).toBeVisible();
  await clean(phone, 'Sync with its comparison');
  await context.close();
  await admin.context.close();
});
