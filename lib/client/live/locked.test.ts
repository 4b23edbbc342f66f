import 'fake-indexeddb/auto';
import { hkdfSync } from 'node:crypto';
import Dexie from 'dexie';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { newId } from '#client/platform/clock';
import { signOut } from '#client/platform/sign-out';
import { takePlace } from '#client/platform/take-place';
import { isLocked } from '#client/store/counts';
import { lastPerson, rememberPerson } from '#client/store/device';
import { lockOf, sealedOf } from '#client/store/seal';
import { HOUR, type Id } from '#domain/kernel/types';
import { lies } from '#tests/support/lies';
import { caughtUp, client, report, scene } from '#tests/support/signed-device';
import { close, getCurrent, open } from './current';

const PHOTO = newId();
/** What goes on beside the first rows begins some seconds after them. */
const LATER = { timeout: 15_000 };
/** What was locked does not wait for that. */
const AT_ONCE = { timeout: 3_000 };

/** The server's door for keys: to each person their own, the same for the same lock, and none to nobody. */
let secret = 'one';
let keyFor: (() => Id | null) | null = null;
beforeEach(() => {
  secret = 'one';
  vi.stubGlobal('navigator', {});
  vi.stubGlobal('fetch', async (path: string, init: { body: string }) => {
    if (path !== '/api/sync/lock') return new Response(null, { status: 204 });
    const person = keyFor?.();
    if (!person) return Response.json({ error: 'expired' }, { status: 401 });
    const { lock } = JSON.parse(init.body) as { lock: string };
    return Response.json({
      key: Buffer.from(hkdfSync('sha256', secret, person, lock, 32)).toString('base64'),
    });
  });
});
afterEach(async () => {
  close();
  keyFor = null;
  vi.unstubAllGlobals();
  for (const name of await Dexie.getDatabaseNames()) await Dexie.delete(name);
});

/** Somebody at work without signal: one report waits, and a text is half written. */
async function atWork() {
  const stage = scene();
  keyFor = () => (stage.world.online ? stage.world.signedIn : null);
  await open(stage.transport);
  await caughtUp();
  await vi.waitFor(async () => expect(await lockOf(client().store.db)).not.toBeNull(), LATER);
  stage.world.online = false;
  await report();
  const { db } = client().store;
  await db.drafts.put({ key: 'comment:1', value: 'Half a senten', at: Date.now() });
  // A photo of that form, and one the server has had for long.
  for (const [id, draft] of [[PHOTO, 'comment:1'], [newId()]] as const) {
    await db.file.put({
      ...{ id, kind: 'photo', name: 'socket.jpg', mediaType: 'image/jpeg', size: 9, sha256: '0'.repeat(64) },
      ...{ width: null, height: null, at: Date.now(), ...(draft ? { draft } : {}) },
    });
    await db.fileBytes.put({ id, bytes: new TextEncoder().encode('Pixels 42').buffer, type: 'image/jpeg' });
    await db.thumb.put({ id, bytes: new TextEncoder().encode('small').buffer, type: 'image/jpeg' });
  }
  return stage;
}
const photoIsBack = async () => {
  const { db } = client().store;
  const bytes = (await db.fileBytes.toArray()).map((one) => [
    one.id,
    new TextDecoder().decode(one.bytes),
    one.sealed,
  ]);
  expect(bytes).toEqual([[PHOTO, 'Pixels 42', undefined]]);
  expect(await db.file.get(PHOTO)).toMatchObject({ draft: 'comment:1', name: 'socket.jpg' });
};

const isBack = async (server: ReturnType<typeof scene>['server'], soon = LATER) => {
  await vi.waitFor(() => expect(server.state.effects.size).toBe(1), soon);
  await vi.waitFor(
    async () => expect(await client().store.db.drafts.toArray()).toMatchObject([{ value: 'Half a senten' }]),
    LATER,
  );
  expect(await sealedOf(client().store.db)).toEqual([]);
  await photoIsBack();
};

describe('P26 what is unsent when somebody goes', () => {
  it('is locked, all else deleted and the key too; their next sign-in there sends it at once', async () => {
    const { world, transport, server, asha } = await atWork();
    expect(await signOut('lock')).toEqual({ ok: true });
    const { tables, text, sealed } = await lies(asha);
    expect(tables).toEqual({ meta: 2, fileBytes: 1 });
    expect(sealed).toMatchObject([{ unsent: 1 }]);
    for (const word of ['Printer', 'Half a senten', 'ticket.report', 'CryptoKey', 'socket', 'Pixels'])
      expect(text).not.toContain(word);
    world.online = true;
    const give = keyFor;
    keyFor = () => null;
    await open(transport);
    await caughtUp();
    expect(await isLocked(client().store.db)).toBe(true);
    close();
    keyFor = give;
    await open(transport);
    await caughtUp();
    await isBack(server, AT_ONCE);
    expect(await isLocked(client().store.db)).toBe(false);
  });

  it('is locked as well when somebody else signs in instead; they find nothing, and can not open it', async () => {
    const { world, transport, server, asha, nils } = await atWork();
    close();
    world.online = true;
    world.signedIn = nils;
    await takePlace({ userId: nils, name: 'Nils', role: 'technician' });
    expect((await lies(asha)).tables).toEqual({ meta: 2, fileBytes: 1 });
    await open(transport);
    await caughtUp();
    expect(client().userId).toBe(nils);
    expect(server.state.effects.size).toBe(0);
    await signOut();
    world.signedIn = asha;
    await open(transport);
    await caughtUp();
    await isBack(server);
  });

  it('stays locked under a key that is not its own, and is thrown away by nothing', async () => {
    const { world, transport, server, asha } = await atWork();
    await signOut('lock');
    world.online = true;
    secret = 'another';
    await open(transport);
    await caughtUp();
    await vi.waitFor(async () => expect(await lockOf(client().store.db)).not.toBeNull(), LATER);
    expect(await sealedOf(client().store.db)).toHaveLength(1);
    // It is not waited for any more: nothing says that it will come.
    await vi.waitFor(async () => expect(await isLocked(client().store.db)).toBe(false), LATER);
    // Gone and back once more: what they wrote meanwhile is locked beside it.
    world.online = false;
    await report();
    await signOut('lock');
    expect((await lies(asha)).sealed).toHaveLength(2);
    world.online = true;
    secret = 'one';
    await open(transport);
    await caughtUp();
    await vi.waitFor(() => expect(server.state.effects.size).toBe(1), LATER);
    expect(await sealedOf(client().store.db)).toHaveLength(1);
  });

  it('on a device of many keeps no draft, and ends by itself after half a day', async () => {
    const { world, transport, server, asha } = await atWork();
    const person = await lastPerson();
    if (!person) throw new Error('nobody is here');
    await rememberPerson({ ...person, shared: { usedAt: Date.now() - 13 * HOUR } });
    close();
    await open(transport);
    expect(getCurrent()).toMatchObject({ status: 'unknown' });
    const { tables, sealed } = await lies(asha);
    expect(tables).toEqual({ meta: 2 });
    expect(sealed).toMatchObject([{ unsent: 1 }]);
    world.online = true;
    await open(transport);
    await caughtUp();
    await vi.waitFor(() => expect(server.state.effects.size).toBe(1), LATER);
    expect(await client().store.db.drafts.count()).toBe(0);
  });
});

describe('P26 a device of many', () => {
  it('is known as one from the session itself, also where the sign-in could not note it', async () => {
    const { transport, world } = scene();
    const hello: typeof transport.hello = async (request) => ({
      ...(await transport.hello(request)),
      shared: true,
    });
    await open({ ...transport, hello });
    expect(await lastPerson()).toMatchObject({ shared: { usedAt: expect.any(Number) } });
    await caughtUp();
    world.online = false;
    await report();
    expect(await signOut('lock')).toMatchObject({ ok: false, shared: true });
  });
});

describe('P25 a session that somebody has ended', () => {
  it('purges what can be read and locks what is unsent; the same person gets it back', async () => {
    const { world, transport, server, asha } = await atWork();
    world.online = true;
    world.revoked = true;
    world.signedIn = null;
    client().syncNow();
    await vi.waitFor(() => expect(getCurrent()).toMatchObject({ status: 'unknown', reason: 'signed_out' }));
    expect(await lastPerson()).toBeNull();
    expect((await lies(asha)).tables).toEqual({ meta: 2, fileBytes: 1 });
    expect(server.state.effects.size).toBe(0);
    world.signedIn = asha;
    await open(transport);
    await caughtUp();
    await isBack(server);
  });
});
