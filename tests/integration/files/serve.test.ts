import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { eq } from 'drizzle-orm';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#client/platform/clock';
import { storedFile } from '#db/schema/files';
import { attachment } from '#db/schema/tickets';
import { Device, putIds } from '#tests/support/device';
import { join } from '#tests/support/organisation';
import { filesWorld, pdf, Uploader } from './world';

const world = filesWorld();
let [nils, asha, bruno, omar, meera] = [] as unknown as [Uploader, Uploader, Uploader, Uploader, Uploader];
let ticketId: string;
let photo: Buffer;
beforeAll(async () => {
  const { org } = world;
  [nils, asha, bruno, omar, meera] = (await Promise.all(
    [org.nils, org.asha, org.bruno, org.omar, org.meera].map(Uploader.of),
  )) as typeof nils extends never ? never : [Uploader, Uploader, Uploader, Uploader, Uploader];
  const device = await Device.open(org.asha);
  ticketId = await device.reported();
  const desk = await Device.open(org.meera);
  await desk.push(
    desk.envelope('ticket.assign', { ticketId, teamId: org.teams.net, assigneeId: org.nils.id }),
  );
  photo = await sharp({ create: { width: 900, height: 600, channels: 3, background: '#3366aa' } })
    .withExif({ IFD3: { GPSLatitude: '47/1 22/1 0/1', GPSLatitudeRef: 'N' } })
    .jpeg()
    .toBuffer();
});

async function attached(
  who: Uploader,
  over: Parameters<Uploader['attach']>[3] = {},
  bytes: Uint8Array = photo,
) {
  const { id, body } = await who.upload(bytes);
  expect(body.state).toBe('ready');
  const picture = {
    kind: 'photo',
    mediaType: 'image/jpeg',
    name: 'IMG_1.jpg',
    width: 900,
    height: 600,
  } as const;
  expect(await who.attach(ticketId, id, bytes, { ...picture, ...over })).toMatchObject({ status: 'ok' });
  return id;
}
const seenBy = async (who: Uploader, id: string) =>
  [(await who.download(id)).status, (await who.download(id, '?thumb')).status].join();

describe('P29 what is attached', () => {
  it('reaches every device that holds the ticket, and is downloaded by whoever sees it now', async () => {
    const reader = await Device.open(world.org.asha);
    await reader.pull();
    const id = await attached(nils);
    const page = await reader.pull();
    expect(page.puts.attachment).toMatchObject([
      { id, ticketId, kind: 'photo', authorId: world.org.nils.id, mediaType: 'image/jpeg', internal: false },
    ]);
    for (const who of [nils, asha, meera]) expect(await seenBy(who, id)).toBe('200,200');
    for (const who of [bruno, omar]) expect(await seenBy(who, id)).toBe('404,404');
    const whole = await asha.download(id);
    expect(Buffer.from(await whole.arrayBuffer()).equals(photo)).toBe(true);
  });

  it('A15 is served as a download that no page can run; the small picture is made of its points alone', async () => {
    const id = await attached(nils, { name: 'Röntgen „B−2“.jpg' });
    const whole = await asha.download(id);
    expect(Object.fromEntries(whole.headers)).toMatchObject({
      'content-type': 'image/jpeg',
      'content-length': String(photo.length),
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
      'cross-origin-resource-policy': 'same-origin',
    });
    expect(whole.headers.get('content-disposition')).toBe(
      `attachment; filename="Rontgen B2.jpg"; filename*=UTF-8''R%C3%B6ntgen%20%E2%80%9EB%E2%88%922%E2%80%9C.jpg`,
    );
    const small = await asha.download(id, '?thumb');
    expect(small.headers.get('content-type')).toBe('image/webp');
    expect(small.headers.get('content-disposition')).toMatch(/^inline; /);
    const facts = await sharp(Buffer.from(await small.arrayBuffer())).metadata();
    expect([facts.width, facts.height, facts.exif]).toEqual([480, 320, undefined]);
    // The second look finds it made.
    expect((await asha.download(id, '?thumb')).status).toBe(200);
  });

  it('A10 A16 an internal one is none for the requester: not in the feed, not by its address', async () => {
    const reader = await Device.open(world.org.asha);
    await reader.pull();
    const id = await attached(nils, { internal: true });
    expect(putIds(await reader.pull())).not.toContain(id);
    expect(await seenBy(asha, id)).toBe('404,404');
    expect(await seenBy(nils, id)).toBe('200,200');
    // Added to a note it is internal, whatever it says of itself.
    const device = await Device.open(world.org.nils);
    const note = device.envelope('ticket.note', { ticketId, body: 'Look' });
    await device.push(note);
    const { derivedId } = await import('#sync/ids');
    const withNote = await attached(nils, { timelineId: derivedId(note.uid, 0) });
    expect(await seenBy(asha, withNote)).toBe('404,404');
    // A requester cannot make one.
    const { id: mine } = await asha.upload(photo);
    expect(await asha.attach(ticketId, mine, photo, { internal: true })).toMatchObject({ code: 'forbidden' });
  });

  it('A16 permission is asked at each download: it goes with the team, and with the ticket', async () => {
    const id = await attached(nils);
    const lena = await Uploader.of(world.org.lena);
    expect(await seenBy(lena, id)).toBe('200,200');
    const { teams } = world.org;
    await join(world.org.lena, [teams.line]);
    // Sessions are believed for two seconds; a new one is asked at once.
    expect(await seenBy(await Uploader.of(world.org.lena), id)).toBe('404,404');
    await join(world.org.lena, [teams.net, teams.line]);
    expect(await seenBy(await Uploader.of(world.org.lena), id)).toBe('200,200');
  });

  it('is taken off by its author or a dispatcher, and then is none for anybody', async () => {
    const id = await attached(nils);
    const detach = async (who: Uploader) => {
      const device = await Device.open(who.actor);
      return (await device.push(device.envelope('ticket.detach', { ticketId, fileId: id }))).results[0]
        ?.result;
    };
    expect(await detach(asha)).toMatchObject({ status: 'rejected', code: 'forbidden' });
    const reader = await Device.open(world.org.asha);
    await reader.pull();
    expect(await detach(meera)).toMatchObject({ status: 'ok' });
    expect((await reader.pull()).dels).toContainEqual({ entity: 'attachment', id });
    for (const who of [nils, asha, meera]) expect(await seenBy(who, id)).toBe('404,404');
    expect(await detach(nils)).toMatchObject({ status: 'ok' });
  });

  it('is claimed once: not by a second ticket, not twice, not with other facts', async () => {
    const id = await attached(nils);
    expect(await nils.attach(ticketId, id, photo)).toMatchObject({ status: 'rejected', code: 'exists' });
    const { id: other } = await nils.upload(photo);
    for (const over of [{ size: 5 }, { sha256: 'f'.repeat(64) }])
      expect(await nils.attach(ticketId, other, photo, over)).toMatchObject({ code: 'invalid' });
    expect(await nils.attach(ticketId, other, photo, { kind: 'signature' })).toMatchObject({
      code: 'invalid',
    });
    const [held] = await world.base.db.select().from(storedFile).where(eq(storedFile.id, other));
    expect(held?.attachedAt).toBeNull();
    expect(await nils.attach(ticketId, newId(), photo)).toMatchObject({ code: 'no_file' });
  });

  it('F13 damaged or missing on the disk: no download, and the ticket opens all the same', async () => {
    const bytes = pdf('to be damaged');
    const id = await attached(nils, { kind: 'file', mediaType: 'application/pdf', name: 'x.pdf' }, bytes);
    const [{ storeKey } = { storeKey: '' }] = await world.base.db
      .select()
      .from(storedFile)
      .where(eq(storedFile.id, id));
    const file = path.join(world.folder, 'kept', storeKey.slice(0, 2), storeKey);
    const damaged = readFileSync(file);
    damaged[12] = (damaged[12] ?? 0) ^ 1;
    writeFileSync(file, damaged);
    expect((await asha.download(id)).status).toBe(404);
    rmSync(file);
    expect((await asha.download(id)).status).toBe(404);
    const record = await (await Device.open(world.org.asha)).record({ kind: 'ticket', id: ticketId });
    expect(record.kind === 'rows' && record.rows.attachment.map((row) => row.id)).toContain(id);
  });
});

describe('A15 A16 names and addresses', () => {
  it.each([
    ['../../etc/passwd', 'passwd.pdf'],
    ['..\\..\\windows\\con', '_con.pdf'],
    ['invoice\u202Efdp.exe', 'invoicefdp.exe.pdf'],
    ['a\u200Bb\u0000c.pdf', 'abc.pdf'],
    ['.htaccess', 'htaccess.pdf'],
    [`${'x'.repeat(300)}.pdf`, `${'x'.repeat(116)}.pdf`],
  ])('%j is kept as %j, under a random name', async (name, kept) => {
    const bytes = pdf(`name ${name.length}`);
    const id = await attached(nils, { kind: 'file', mediaType: 'application/pdf', name }, bytes);
    const [row] = await world.base.db.select().from(attachment).where(eq(attachment.id, id));
    expect(row?.name).toBe(kept);
    const names = readdirSync(path.join(world.folder, 'kept'), { recursive: true }).map(String);
    for (const file of names) expect(file).toMatch(/^[0-9a-f]{2}(\/[0-9a-f]{40})?$/);
  });

  it('addresses that are no id, or lead elsewhere, are none', async () => {
    for (const id of ['..%2f..%2fsecrets.json', '../../secrets.json', '', 'x'.repeat(500), newId()])
      expect((await nils.download(id)).status).toBe(404);
  });
});
