import { existsSync, mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { eq } from 'drizzle-orm';
import { beforeAll, expect, it } from 'vitest';
import { newId } from '#client/platform/clock';
import { storedFile } from '#db/schema/files';
import { DAY } from '#domain/kernel/types';
import { ALL_FOLDERS, cleanFiles, FILES_KEPT } from '#server/files/clean';
import { Device } from '#tests/support/device';
import { filesWorld, pdf, Uploader } from './world';

const world = filesWorld();
let nils: Uploader;
let ticketId: string;
beforeAll(async () => {
  nils = await Uploader.of(world.org.nils);
  ticketId = await (await Device.open(world.org.nils)).reported();
});

const row = async (id: string) =>
  (await world.base.db.select().from(storedFile).where(eq(storedFile.id, id)))[0];
const keptFile = (name: string) => path.join(world.folder, 'kept', name.slice(0, 2), name);
const clean = (now: number) => cleanFiles(world.base.db, now, ALL_FOLDERS);

it('F14 bytes that nobody attached go after their time, what is attached stays', async () => {
  const [loose, used] = [await nils.upload(pdf('loose')), await nils.upload(pdf('used'))];
  const half = await nils.part(newId(), pdf('half', 1_000), 0, 500);
  expect(half.body.state).toBe('receiving');
  expect(await nils.attach(ticketId, used.id, pdf('used'))).toMatchObject({ status: 'ok' });
  const name = String((await row(loose.id))?.storeKey);
  const now = Date.now();
  expect(await clean(now + FILES_KEPT.receiving - DAY)).toBe(0);
  expect(await clean(now + FILES_KEPT.unattached + DAY)).toBe(2);
  expect(await row(loose.id)).toBeUndefined();
  expect(existsSync(keptFile(name))).toBe(false);
  expect(readdirSync(path.join(world.folder, 'incoming'))).toEqual([]);
  expect((await nils.download(used.id)).status).toBe(200);
});

it('taken off its ticket, the bytes go after some days', async () => {
  const { id } = await nils.upload(pdf('off'));
  await nils.attach(ticketId, id, pdf('off'));
  const device = await Device.open(world.org.nils);
  await device.push(device.envelope('ticket.detach', { ticketId, fileId: id }));
  const now = Date.now();
  expect(await clean(now)).toBe(0);
  expect(await clean(now + FILES_KEPT.detached + DAY)).toBe(1);
  expect(await row(id)).toBeUndefined();
});

it('F14 files no row knows of, left by a process that was killed, are collected once they are old', async () => {
  const name = 'ab'.repeat(20);
  const files = ['incoming', 'kept/ab', 'thumbs/ab'].map((folder) => {
    mkdirSync(path.join(world.folder, folder), { recursive: true });
    return path.join(world.folder, folder, name);
  });
  for (const file of files) writeFileSync(file, 'x');
  expect(await clean(Date.now())).toBe(0);
  const old = (Date.now() - 2 * DAY) / 1_000;
  for (const file of files) utimesSync(file, old, old);
  expect(await clean(Date.now())).toBe(3);
  for (const file of files) expect(existsSync(file)).toBe(false);
});

it('a folder that belongs to another database is left alone', async () => {
  const { id } = await nils.upload(pdf('not ours'));
  const name = String((await row(id))?.storeKey);
  const mark = path.join(world.folder, 'owner');
  const own = readFileSync(mark, 'utf8');
  writeFileSync(mark, 'of another');
  expect(await clean(Date.now() + 400 * DAY)).toBe(0);
  expect(existsSync(keptFile(name))).toBe(true);
  writeFileSync(mark, own);
  expect(await clean(Date.now() + 400 * DAY)).toBeGreaterThan(0);
});
