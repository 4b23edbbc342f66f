import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#client/platform/clock';
import { storedFile } from '#db/schema/files';
import { FILE_MAX, UNATTACHED } from '#domain/files/limits';
import { Device } from '#tests/support/device';
import { filesWorld, pdf, sha256, Uploader } from './world';

const world = filesWorld();
let nils: Uploader;
let asha: Uploader;
beforeAll(async () => {
  nils = await Uploader.of(world.org.nils);
  asha = await Uploader.of(world.org.asha);
});

const row = async (id: string) =>
  (await world.base.db.select().from(storedFile).where(eq(storedFile.id, id)))[0];
const incoming = () => readdirSync(path.join(world.folder, 'incoming'));

describe('P29 the upload of a file', () => {
  it('F14 ends anywhere and goes on from there: at 0, 50, 99 and 100 %', async () => {
    const whole = pdf('parts', 200_000);
    const id = newId();
    expect(await nils.progress(id)).toEqual({ status: 404, body: { error: 'unknown' } });
    for (const [from, to] of [
      [0, 100_000],
      [100_000, 198_000],
    ] as const) {
      const sent = await nils.part(id, whole, from, to);
      expect(sent).toEqual({ status: 200, body: { state: 'receiving', received: to } });
      expect((await nils.progress(id)).body).toEqual({ state: 'receiving', received: to });
    }
    // The answer of a part was lost: it comes again, and is told what comes next.
    expect(await nils.part(id, whole, 100_000, 198_000)).toEqual({
      status: 409,
      body: { error: 'offset', received: 198_000 },
    });
    expect((await nils.part(id, whole, 198_000)).body).toEqual({ state: 'ready', received: 200_000 });
    expect(await row(id)).toMatchObject({ state: 'ready', mediaType: 'application/pdf', attachedAt: null });
    expect(incoming()).toEqual([]);
    // Once ready it never changes again, whatever comes.
    expect((await nils.part(id, whole, 0)).body).toEqual({ state: 'ready', received: 200_000 });
    expect((await nils.part(id, pdf('other', 200_000), 0)).body).toEqual({ error: 'changed' });
  });

  it('F14 killed between the last byte and the row: the next request finishes it', async () => {
    const whole = pdf('killed', 5_000);
    const id = newId();
    await nils.part(id, whole, 0, 4_000);
    const before = await row(id);
    await nils.part(id, whole, 4_000);
    // As if the process had ended before it said so.
    const { writeFileSync } = await import('node:fs');
    writeFileSync(path.join(world.folder, 'incoming', String(before?.storeKey)), whole);
    await world.base.db
      .update(storedFile)
      .set({ state: 'receiving', storeKey: before?.storeKey, mediaType: null, received: 5_000 })
      .where(eq(storedFile.id, id));
    expect((await nils.progress(id)).body).toEqual({ state: 'receiving', received: 5_000 });
    expect((await nils.part(id, whole, 5_000)).body).toEqual({ state: 'ready', received: 5_000 });
  });

  it('F14 what was received is gone from the disk: it begins anew', async () => {
    const whole = pdf('gone', 3_000);
    const id = newId();
    await nils.part(id, whole, 0, 2_000);
    rmSync(path.join(world.folder, 'incoming', String((await row(id))?.storeKey)));
    expect((await nils.part(id, whole, 2_000)).body).toEqual({ error: 'offset', received: 0 });
    expect((await nils.part(id, whole, 0)).body).toEqual({ state: 'ready', received: 3_000 });
  });

  it('other bytes than announced are thrown away, and the right ones are taken after that', async () => {
    const whole = pdf('announced', 1_000);
    const id = newId();
    const wrong = pdf('something else', 1_000);
    const sent = await nils.part(id, wrong, 0, 1_000, { sha256: sha256(whole) });
    expect(sent).toEqual({ status: 422, body: { error: 'hash', received: 0 } });
    expect((await nils.part(id, whole, 0)).body).toEqual({ state: 'ready', received: 1_000 });
  });

  it('the same part twice at once counts once, and the whole is right', async () => {
    const whole = pdf('twice', 100_000);
    const id = newId();
    const both = () => Promise.all([nils.part(id, whole, 0, 60_000), nils.part(id, whole, 0, 60_000)]);
    for (const sent of await both()) expect(sent.body.received).toBe(60_000);
    const ends = await Promise.all([nils.part(id, whole, 60_000), nils.part(id, whole, 60_000)]);
    expect(ends.some((sent) => sent.body.state === 'ready')).toBe(true);
    expect((await nils.progress(id)).body.state).toBe('ready');
    const name = String((await row(id))?.storeKey);
    expect(readdirSync(path.join(world.folder, 'kept', name.slice(0, 2)))).toEqual([name]);
  });

  it('is written by its creator only; a stranger is answered as if there were none', async () => {
    const whole = pdf('mine', 2_000);
    const id = newId();
    await nils.part(id, whole, 0, 1_000);
    expect(await asha.progress(id)).toEqual({ status: 404, body: { error: 'unknown' } });
    expect(await asha.part(id, whole, 1_000)).toEqual({ status: 404, body: { error: 'unknown' } });
    expect((await row(id))?.received).toBe(1_000);
    expect((await nils.part(id, whole, 1_000)).body.state).toBe('ready');
    // Attached by somebody else it is none, and their ticket has nothing.
    const ticketId = await (await Device.open(world.org.asha)).reported();
    expect(await asha.attach(ticketId, id, whole)).toMatchObject({ status: 'rejected', code: 'no_file' });
  });

  it('P7 the session of one person takes in nothing of another', async () => {
    const whole = pdf('theirs');
    const sent = await asha.part(newId(), whole, 0, whole.length, { person: world.org.nils.id });
    expect(sent).toEqual({ status: 401, body: { error: 'wrong_user' } });
  });

  it('two people with equal files have two files', async () => {
    const whole = pdf('equal');
    const [a, b] = [await nils.upload(whole), await asha.upload(whole)];
    expect((await row(a.id))?.storeKey).not.toBe((await row(b.id))?.storeKey);
  });

  it('is limited: size, part, form, and how much may hang on nothing', async () => {
    const id = newId();
    const whole = pdf('large', 100);
    const over = async (query: Record<string, string>) => (await nils.part(id, whole, 0, 100, query)).status;
    expect(await over({ size: String(FILE_MAX + 1) })).toBe(413);
    expect(await over({ size: '50' })).toBe(413);
    expect(await over({ size: '0' })).toBe(400);
    expect(await over({ sha256: 'x' })).toBe(400);
    expect(await over({ offset: '-1' })).toBe(400);
    expect((await nils.part('not-an-id', whole, 0)).status).toBe(404);
    expect((await nils.part(id, new Uint8Array(1_000_001), 0)).status).toBe(413);
    expect(await row(id)).toBeUndefined();
    const now = Date.now();
    const held = {
      ownerId: world.org.meera.id,
      state: 'ready' as const,
      sha256: sha256(whole),
      createdAt: now,
    };
    const rows = Array.from({ length: UNATTACHED.files }, () => ({
      ...{ ...held, id: newId(), size: 1, received: 1, storeKey: newId(), updatedAt: now },
    }));
    await world.base.db.insert(storedFile).values(rows);
    const meera = await Uploader.of(world.org.meera);
    expect(await meera.upload(whole)).toMatchObject({ status: 429, body: { error: 'full' } });
  });

  it('without a session there is no door', async () => {
    const { PUT } = await import('../../../app/api/blob/[id]/route');
    const id = newId();
    const asked = new Request(`http://desk.test/api/blob/${id}`, {
      method: 'PUT',
      headers: { host: 'desk.test', origin: 'http://desk.test' },
      body: pdf(),
    });
    expect((await PUT(asked, { params: Promise.resolve({ id }) })).status).toBe(401);
    const foreign = nils.request(`/api/blob/${id}`, {
      method: 'PUT',
      headers: { origin: 'http://evil.test' },
    });
    expect((await PUT(foreign, { params: Promise.resolve({ id }) })).status).toBe(403);
  });
});
