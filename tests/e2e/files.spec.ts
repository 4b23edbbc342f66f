import { randomUUID } from 'node:crypto';
import { type Browser, expect, type Page } from '@playwright/test';
import mysql, { type RowDataPacket } from 'mysql2/promise';
import sharp from 'sharp';
import { installed, personInApp, settled, WITH_WORKER } from '../support/app-person';
import { type App, startApp } from '../support/app-server';
import { clean } from '../support/axe';
import { test } from '../support/e2e-test';
import { someone } from '../support/sync-door';
import { account } from './people';

let app: App;
test.beforeAll(async () => {
  app = await startApp();
});
test.afterAll(() => app?.dispose());

const query = async <T extends RowDataPacket>(sql: string, values: unknown[] = []) => {
  const connection = await mysql.createConnection({ uri: app.databaseUrl, timezone: 'Z' });
  const [rows] = await connection.query<T[]>(sql, values);
  await connection.end();
  return rows;
};
const idBytes = (id: string) => Buffer.from(id.replaceAll('-', ''), 'hex');

/** A report of the requester that the technician has. */
async function assigned(title: string): Promise<string> {
  const requester = await someone(app.url, account('requester'));
  const technician = await someone(app.url, account('technician'));
  const manager = await someone(app.url, account('manager'));
  const ticketId = randomUUID();
  await requester.act('ticket.report', {
    ...{ ticketId, title, description: '', impact: 3, urgency: 2, categoryId: null },
    ...{ siteId: null, place: null },
  });
  const teamId = technician.teamIds[0] as string;
  await manager.act('ticket.assign', { ticketId, teamId, assigneeId: technician.id });
  await technician.act('ticket.start', { ticketId });
  return ticketId;
}

/** As a camera makes it: large, lying on its side, with the place where it was taken. */
const photo = () =>
  sharp({ create: { width: 3000, height: 1500, channels: 3, background: '#7a8f6a' } })
    .withExif({ IFD3: { GPSLatitude: '47/1 22/1 0/1', GPSLatitudeRef: 'N' } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();

async function choose(
  page: Page,
  press: () => Promise<void>,
  name: string,
  mimeType: string,
  buffer: Buffer,
) {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), press()]);
  await chooser.setFiles({ name, mimeType, buffer });
}

async function sign(page: Page) {
  const box = await page.getByRole('img', { name: 'Sign here' }).boundingBox();
  if (!box) throw new Error('nothing to sign on');
  await page.mouse.move(box.x + 40, box.y + 70);
  await page.mouse.down();
  for (let i = 1; i <= 12; i++) await page.mouse.move(box.x + 40 + i * 18, box.y + 70 + (i % 2 ? -25 : 20));
  await page.mouse.up();
}

/** The browser says that it has no room for large things, as it does when the disk is full. */
const room = (page: Page, enough: boolean) =>
  page.evaluate((isEnough) => {
    const store = IDBObjectStore.prototype as IDBObjectStore & { whole?: IDBObjectStore['put'] };
    store.whole ??= store.put;
    const { whole } = store;
    store.put = isEnough
      ? whole
      : function (this: IDBObjectStore, value: unknown, key?: IDBValidKey) {
          if (this.name === 'fileBytes') throw new DOMException('full', 'QuotaExceededError');
          return whole.call(this, value, key);
        };
  }, enough);

const technicianOn = (browser: Browser, ticketId: string, options = {}) =>
  personInApp(browser, app.url, 'technician', { path: `/app/tickets/${ticketId}`, ...options });

test('a photo and a signature made with the server gone are kept, delivered, and seen by the requester', async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const ticketId = await assigned('Injector in cabinet B−2 smells burnt');
  const { page, context } = await technicianOn(browser, ticketId, WITH_WORKER);
  await installed(page);
  await app.stop();

  // Photo and words, without signal.
  await choose(
    page,
    () => page.getByRole('button', { name: 'Photo', exact: true }).first().click(),
    'IMG_2041.jpg',
    'image/jpeg',
    await photo(),
  );
  const sheet = page.getByRole('dialog');
  await expect(sheet.getByRole('img', { name: 'IMG_2041.jpg' })).toBeVisible();
  await sheet.getByRole('textbox').fill('Ports 3 and 4 of the injector are burnt.');
  await clean(page, 'comment with a photo');
  await sheet.getByRole('button', { name: 'Send', exact: true }).click();
  const shown = page.getByRole('button', { name: /^Open Photo from You/ });
  await expect(shown.getByRole('img')).toBeVisible();
  await expect(page.getByText('On this device, not sent yet').first()).toBeVisible();

  // The signature of who stands beside it.
  await page.getByRole('button', { name: 'More', exact: true }).first().click();
  await page.getByRole('menuitem', { name: 'Signature' }).click();
  await expect(sheet.getByLabel('Who signs?')).toHaveValue(account('requester').name);
  await sheet.getByRole('button', { name: 'Add signature' }).click();
  await expect(sheet.getByText('Nobody has signed yet.')).toBeVisible();
  await sign(page);
  await clean(page, 'signature');
  await sheet.getByRole('button', { name: 'Add signature' }).click();
  await expect(page.getByRole('button', { name: /^Open Signature of/ })).toBeVisible();

  // Closed and opened again, still without a server: all of it is there.
  await page.close();
  const again = await context.newPage();
  await again.goto(`/app/tickets/${ticketId}`);
  await expect(again.getByRole('button', { name: /^Open Photo from You/ }).getByRole('img')).toBeVisible();
  await again.getByRole('button', { name: /^Open Photo from You/ }).click();
  await expect(again.getByRole('dialog').getByRole('img')).toBeVisible();
  await clean(again, 'the photo whole');
  await again.getByRole('dialog').getByRole('button', { name: 'Close' }).click();

  await app.restart();
  await settled(again);
  await expect(again.getByText('On this device, not sent yet')).toHaveCount(0);
  const rows = await query('select kind, name, media_type, width, height from attachment order by kind');
  expect(rows).toMatchObject([
    { kind: 'photo', name: 'IMG_2041.jpg', media_type: 'image/jpeg', width: 1024, height: 2048 },
    { kind: 'signature', name: account('requester').name, media_type: 'image/png' },
  ]);

  // The requester sees them, and keeps the small pictures.
  const requester = await personInApp(browser, app.url, 'requester', {
    path: `/app/tickets/${ticketId}`,
    ...WITH_WORKER,
  });
  const seen = requester.page.getByRole('button', { name: /^Open Photo from/ });
  await expect(seen.getByRole('img')).toBeVisible();
  await expect(requester.page.getByText('Ports 3 and 4 of the injector are burnt.')).toBeVisible();
  await clean(requester.page, 'tracker with photos');
  const whole = await requester.page.evaluate(async () => {
    const db = await new Promise<IDBDatabase>((resolve) => {
      indexedDB.databases().then((all) => {
        const name = all.find((one) => one.name?.match(/^holdfast-[0-9a-f]{8}-/))?.name as string;
        const asked = indexedDB.open(name);
        asked.onsuccess = () => resolve(asked.result);
      });
    });
    const rows = await new Promise<{ id: string; kind: string }[]>((resolve) => {
      const asked = db.transaction('attachment').objectStore('attachment').getAll();
      asked.onsuccess = () => resolve(asked.result);
    });
    db.close();
    const id = rows.find((row) => row.kind === 'photo')?.id;
    const answer = await fetch(`/api/attachment/${id}`);
    return [...new Uint8Array(await answer.arrayBuffer())];
  });
  const facts = await sharp(Buffer.from(whole)).metadata();
  expect([facts.width, facts.height, facts.exif, facts.orientation]).toEqual([
    1024,
    2048,
    undefined,
    undefined,
  ]);

  await installed(requester.page);
  await requester.context.setOffline(true);
  await requester.page.reload();
  await expect(
    requester.page.getByRole('button', { name: /^Open Photo from/ }).getByRole('img'),
  ).toBeVisible();
  await requester.page.getByRole('button', { name: /^Open Photo from/ }).click();
  await expect(requester.page.getByText('Only the small picture is on this device.')).toBeVisible();
});

test('P29 a file of 20 MB never delays a comment, shows how far it is, and goes on where it was cut off', async ({
  browser,
}) => {
  test.setTimeout(90_000);
  const ticketId = await assigned('Wiring plan is missing');
  const { page } = await technicianOn(browser, ticketId);
  await settled(page);
  const offsets: number[] = [];
  let release = () => {};
  let held = new Promise<void>((resolve) => {
    release = resolve;
  });
  let cut = true;
  await page.route('**/api/blob/**', async (route) => {
    const { searchParams } = new URL(route.request().url());
    if (route.request().method() !== 'PUT') return route.continue();
    offsets.push(Number(searchParams.get('offset')));
    if (offsets.length < 4) return route.continue();
    await held;
    if (!cut) return route.continue();
    cut = false;
    held = Promise.resolve();
    return route.abort('connectionreset');
  });
  const plan = Buffer.alloc(20_000_000, 'plan ');
  plan.write('%PDF-1.7\n');
  await page.getByRole('button', { name: 'More', exact: true }).first().click();
  await choose(
    page,
    () => page.getByRole('menuitem', { name: 'File' }).click(),
    'wiring plan.pdf',
    'application/pdf',
    plan,
  );
  const sheet = page.getByRole('dialog');
  await expect(sheet.getByText('wiring plan.pdf')).toBeVisible();
  await sheet.getByRole('button', { name: 'Send', exact: true }).click();
  await expect.poll(() => offsets.length).toBe(4);
  await expect(page.getByText(/^Sending, .+ of 20 MB$/)).toBeVisible();

  // The lane stands still; what people write does not wait for it.
  await page.getByRole('button', { name: 'Comment', exact: true }).first().click();
  await sheet.getByRole('textbox').fill('The plan follows');
  await sheet.getByRole('button', { name: 'Send', exact: true }).click();
  const said = () =>
    query('select body from timeline where ticket_id = ? and kind = ?', [idBytes(ticketId), 'comment']);
  await expect.poll(said).toMatchObject([{ body: 'The plan follows' }]);
  expect(offsets.length).toBe(4);
  expect(await query('select id from attachment where ticket_id = ?', [idBytes(ticketId)])).toEqual([]);

  release();
  await settled(page);
  await expect
    .poll(() => query('select name, size from attachment where ticket_id = ?', [idBytes(ticketId)]), {
      timeout: 30_000,
    })
    .toMatchObject([{ name: 'wiring plan.pdf', size: 20_000_000 }]);
  // The part that was cut off came again; nothing before it did.
  expect(offsets[4]).toBe(offsets[3]);
  expect(new Set(offsets).size).toBe(offsets.length - 1);
});

test('P27 no room on the device: “not saved”, and what was typed stays; wrong kinds say why', async ({
  browser,
}) => {
  const ticketId = await assigned('Screen stays dark');
  const { page } = await technicianOn(browser, ticketId);
  await settled(page);
  await page.getByRole('button', { name: 'Comment', exact: true }).first().click();
  const sheet = page.getByRole('dialog');
  await sheet.getByRole('textbox').fill('Here is how it looks');
  const add = (name: string, type: string, bytes: Buffer) =>
    choose(page, () => sheet.getByRole('button', { name: 'File' }).click(), name, type, bytes);
  await add('page.html', 'text/html', Buffer.from('<script>alert(1)</script>'));
  await expect(sheet.getByText(/“page\.html” is of a kind that cannot be added/)).toBeVisible();
  await add('broken.jpg', 'image/jpeg', Buffer.from('no picture'));
  await expect(sheet.getByText(/“broken\.jpg” is a picture this browser cannot read/)).toBeVisible();

  await room(page, false);
  await add('log.txt', 'text/plain', Buffer.alloc(3_000_000, 'line of a log\n'));
  await expect(sheet.getByText(/Not saved: “log\.txt” does not fit on this device/)).toBeVisible();
  await expect(sheet.getByRole('textbox')).toHaveValue('Here is how it looks');
  await room(page, true);

  await add('log.txt', 'text/plain', Buffer.from('port 14 down'));
  await expect(sheet.getByText('log.txt', { exact: true })).toBeVisible();
  await sheet.getByRole('button', { name: 'Remove log.txt' }).click();
  await expect(sheet.getByText('log.txt', { exact: true })).toHaveCount(0);
  await sheet.getByRole('button', { name: 'Send', exact: true }).click();
  await settled(page);
  expect(await query('select id from attachment where ticket_id = ?', [idBytes(ticketId)])).toEqual([]);
});

test('a report takes its photo along, and resolving keeps the photo and the signature with its words', async ({
  browser,
}) => {
  const requester = await personInApp(browser, app.url, 'requester', { path: '/app/report' });
  const page = requester.page;
  await page.getByLabel('What is wrong?').fill('Monitor in room 12 flickers');
  await choose(
    page,
    () => page.getByRole('button', { name: 'Photo', exact: true }).click(),
    'monitor.png',
    'image/png',
    await sharp({ create: { width: 640, height: 480, channels: 3, background: '#224466' } })
      .png()
      .toBuffer(),
  );
  await expect(page.getByRole('img', { name: 'monitor.png' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('img', { name: 'monitor.png' })).toBeVisible();
  await clean(page, 'report with a photo');
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(page.getByRole('button', { name: /^Open Photo from You/ }).getByRole('img')).toBeVisible();
  await settled(page);
  const kinds = () =>
    query(
      `select a.kind, t.kind as with_kind from attachment a join timeline t on t.id = a.timeline_id
       join ticket i on i.id = a.ticket_id where i.title = ? order by a.effective_at, a.kind`,
      ['Monitor in room 12 flickers'],
    );
  await expect.poll(kinds).toMatchObject([{ kind: 'photo', with_kind: 'report' }]);

  const [made] = await query('select hex(id) as id from ticket where title = ?', [
    'Monitor in room 12 flickers',
  ]);
  const hex = String(made?.id).toLowerCase();
  const ticketId = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
  const manager = await someone(app.url, account('manager'));
  const technician = await someone(app.url, account('technician'));
  await manager.act('ticket.assign', {
    ...{ ticketId, teamId: technician.teamIds[0] as string, assigneeId: technician.id },
  });
  await technician.act('ticket.start', { ticketId });
  const worker = await technicianOn(browser, ticketId);
  await settled(worker.page);
  await expect(worker.page.getByRole('button', { name: /^Open Photo from/ }).getByRole('img')).toBeVisible();
  await worker.page.getByRole('button', { name: 'Resolve', exact: true }).first().click();
  const sheet = worker.page.getByRole('dialog');
  await sheet.getByText('Replaced', { exact: true }).click();
  await sheet.getByLabel('What you did').fill('Changed the cable');
  await choose(
    worker.page,
    () => sheet.getByRole('button', { name: 'Photo', exact: true }).click(),
    'cable.jpg',
    'image/jpeg',
    await photo(),
  );
  await expect(sheet.getByRole('img', { name: 'cable.jpg' })).toBeVisible();
  await sheet.getByRole('img', { name: 'Sign here' }).scrollIntoViewIfNeeded();
  await sign(worker.page);
  await clean(worker.page, 'resolve with a photo and a signature');
  await sheet.getByRole('button', { name: 'Resolve', exact: true }).click();
  await settled(worker.page);
  await expect.poll(kinds).toMatchObject([
    { kind: 'photo', with_kind: 'report' },
    { kind: 'photo', with_kind: 'step' },
    { kind: 'signature', with_kind: 'step' },
  ]);
});
