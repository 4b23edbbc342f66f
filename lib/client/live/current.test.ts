import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { deviceEnv, newId } from '#client/platform/clock';
import { signOut } from '#client/platform/sign-out';
import { databaseName } from '#client/store/database';
import { forgetPerson, lastPerson, mustEndSession, rememberPerson } from '#client/store/device';
import { clearLeft } from '#client/store/leave';
import { actorIn } from '#tests/simulation/oracle/state';
import { caughtUp, client, report, scene } from '#tests/support/signed-device';
import { askAgain, close, getCurrent, open } from './current';
import { mutate } from './mutate';

beforeEach(() => {
  vi.stubGlobal('fetch', async () => new Response(null, { status: 204 }));
  vi.stubGlobal('navigator', {});
});
afterEach(async () => {
  close();
  vi.unstubAllGlobals();
  for (const name of await Dexie.getDatabaseNames()) await Dexie.delete(name);
});

describe('a start', () => {
  it('for the first time asks who is signed in, loads, and remembers them', async () => {
    const { transport, asha, server } = scene();
    await open(transport);
    await caughtUp();
    expect(client().userId).toBe(asha);
    expect(await lastPerson()).toEqual({
      userId: asha,
      name: 'somebody',
      role: actorIn(server.state, asha).role,
    });
    expect(await client().store.db.person.count()).toBeGreaterThan(0);
  });

  it('without network opens the store of the last person and takes work', async () => {
    const { transport, world, asha, server } = scene();
    await open(transport);
    await caughtUp();
    close();
    world.online = false;
    await open(transport);
    expect(client().userId).toBe(asha);
    const answer = await report();
    expect(answer.ok).toBe(true);
    expect(await client().store.db.outbox.count()).toBe(1);
    world.online = true;
    client().syncNow();
    await vi.waitFor(async () => expect(await client().store.db.outbox.count()).toBe(0), { timeout: 5_000 });
    expect(server.state.effects.size).toBe(1);
  });

  it('signed out and never here before, knows nobody', async () => {
    const { transport, world } = scene();
    world.signedIn = null;
    await open(transport);
    expect(getCurrent()).toEqual({ status: 'unknown', reason: 'signed_out' });
  });

  it('P25 signed out on a known device goes on reading', async () => {
    const { transport, world, asha } = scene();
    await open(transport);
    await caughtUp();
    close();
    world.signedIn = null;
    await open(transport);
    await vi.waitFor(() => expect(client().board.get().signedOut).toBe(true));
    expect(client().userId).toBe(asha);
    expect((await report()).ok).toBe(true);
  });

  it("P7 somebody else signed in: their store opens, the first person's work stays where it is", async () => {
    const { transport, world, asha, nils, server } = scene();
    await open(transport);
    await caughtUp();
    world.online = false;
    await report();
    close();
    world.online = true;
    world.signedIn = nils;
    await open(transport);
    await vi.waitFor(() => expect(client().userId).toBe(nils), { timeout: 5_000 });
    await caughtUp();
    expect(server.state.effects.size).toBe(0);
    expect(await Dexie.exists(databaseName(asha))).toBe(true);
    expect(await client().store.db.outbox.count()).toBe(0);
    close();
    world.signedIn = asha;
    await open(transport);
    await vi.waitFor(() => expect(client().userId).toBe(asha), { timeout: 5_000 });
    client().syncNow();
    await vi.waitFor(() => expect(server.state.effects.size).toBe(1), { timeout: 5_000 });
  });
});

describe('sign-out', () => {
  it('deletes what the device holds when nothing is unsent', async () => {
    const { transport, asha } = scene();
    await open(transport);
    await caughtUp();
    expect(await signOut()).toEqual({ ok: true });
    expect(await Dexie.exists(databaseName(asha))).toBe(false);
    expect(await lastPerson()).toBeNull();
  });

  it('an answer that comes late does not bring the store back', async () => {
    const { transport, asha } = scene();
    await open(transport);
    await caughtUp();
    const { store } = client();
    await signOut();
    await expect(store.write(async (t) => t.rows.clear())).rejects.toMatchObject({ name: 'StoreClosed' });
    expect(await Dexie.exists(databaseName(asha))).toBe(false);
  });

  it('refuses with unsent work; forced, it keeps that work and nothing else, and the next sign-in sends it', async () => {
    const { transport, world, server, asha } = scene();
    await open(transport);
    await caughtUp();
    world.online = false;
    const answer = await report();
    expect(await signOut()).toEqual({ ok: false, unsent: 1, shared: false });
    expect(await signOut('lock')).toEqual({ ok: true });
    const db = await new Dexie(databaseName(asha)).open();
    expect(await db.table('person').count()).toBe(0);
    expect((await db.table('outbox').toArray()).map((entry) => entry.uid)).toEqual([answer.ok && answer.uid]);
    db.close();
    world.online = true;
    await open(transport);
    await vi.waitFor(() => expect(server.state.effects.size).toBe(1), { timeout: 5_000 });
  });

  it('cut short by closing the app, it is a sign-out all the same: the next start finishes it', async () => {
    const { transport, world, asha } = scene();
    await open(transport);
    await caughtUp();
    // Closed before anything but the first write came through.
    client().sayBye();
    close();
    await forgetPerson(asha);
    world.online = false;
    vi.stubGlobal('fetch', async () => {
      throw new TypeError('failed to fetch');
    });
    await open(transport);
    expect(getCurrent()).toEqual({ status: 'unknown', reason: 'offline' });
    expect(await Dexie.exists(databaseName(asha))).toBe(false);
    expect(await mustEndSession()).toBe(true);
  });

  it('on a page without an open store it names what is unsent and clears the last person of this device', async () => {
    const { transport, asha } = scene();
    await open(transport);
    await caughtUp();
    close();
    expect(await signOut()).toEqual({ ok: true });
    expect(await Dexie.exists(databaseName(asha))).toBe(false);
    expect(await lastPerson()).toBeNull();
  });

  it('without an open store it refuses with unsent work all the same', async () => {
    const { transport, world, asha } = scene();
    await open(transport);
    await caughtUp();
    world.online = false;
    await report();
    close();
    expect(await signOut()).toEqual({ ok: false, unsent: 1, shared: false });
    expect(await Dexie.exists(databaseName(asha))).toBe(true);
  });

  it('a half-written text stays for its owner', async () => {
    const { transport, asha } = scene();
    await open(transport);
    await caughtUp();
    await client().store.db.drafts.put({ key: 'resolve:1', value: 'Changed the', at: Date.now() });
    await signOut();
    const db = await new Dexie(databaseName(asha)).open();
    expect(await db.table('drafts').toArray()).toMatchObject([{ value: 'Changed the' }]);
    expect(await db.table('person').count()).toBe(0);
    db.close();
  });

  it('whoever is back before they were cleared away keeps everything', async () => {
    const { transport, asha } = scene();
    await open(transport);
    await caughtUp();
    close();
    await forgetPerson(asha);
    await rememberPerson({ userId: asha, name: 'somebody', role: 'technician' });
    await clearLeft(deviceEnv);
    expect(await Dexie.exists(databaseName(asha))).toBe(true);
    expect(await lastPerson()).toMatchObject({ userId: asha });
  });

  it('forgets the person before it waits for the server', async () => {
    const { transport } = scene();
    await open(transport);
    await caughtUp();
    const remembered: unknown[] = [];
    vi.stubGlobal('fetch', async () => {
      remembered.push(await lastPerson());
      return new Response(null, { status: 204 });
    });
    await signOut();
    expect(remembered).toEqual([null]);
    expect(await mustEndSession()).toBe(false);
  });

  it('without network is finished at the next start, before anybody is asked for', async () => {
    const { transport, world } = scene();
    await open(transport);
    await caughtUp();
    const offline = async () => {
      throw new TypeError('failed to fetch');
    };
    vi.stubGlobal('fetch', offline);
    await signOut();
    expect(await mustEndSession()).toBe(true);
    await open(transport);
    // Nobody can sign in before that: it is told as what it is.
    expect(getCurrent()).toEqual({ status: 'unknown', reason: 'offline' });
    world.signedIn = null;
    vi.stubGlobal('fetch', async () => new Response(null, { status: 204 }));
    await askAgain();
    expect(await mustEndSession()).toBe(false);
    expect(getCurrent()).toEqual({ status: 'unknown', reason: 'signed_out' });
  });
});

describe('what a sent form ends', () => {
  it('its text goes in the same write; one that fails leaves both as they were', async () => {
    const { transport, world } = scene();
    await open(transport);
    await caughtUp();
    world.online = false;
    const { db } = client().store;
    const put = (key: string) => db.drafts.put({ key, value: 'Printer', at: 1 });
    await put('report:text');
    const args = {
      ...{ ticketId: newId(), title: 'Printer', description: '', impact: 2 as const, urgency: 2 as const },
      ...{ categoryId: null, siteId: null, place: null },
    };
    const twice = newId();
    expect((await mutate.reportTicket({ ...args, ticketId: twice })).ok).toBe(true);
    const refused = await mutate.reportTicket({ ...args, ticketId: twice }, { drafts: ['report:text'] });
    expect(refused).toMatchObject({ ok: false });
    expect(await db.drafts.count()).toBe(1);
    expect((await mutate.reportTicket(args, { drafts: ['report:text'] })).ok).toBe(true);
    expect(await db.drafts.count()).toBe(0);
  });
});

describe('P27 a store that fails', () => {
  it('answers "not saved", so that the text stays in the form', async () => {
    const { transport } = scene();
    await open(transport);
    await caughtUp();
    vi.spyOn(client().store, 'write').mockRejectedValue(new DOMException('full', 'QuotaExceededError'));
    expect(await report()).toEqual({ ok: false, error: 'storage' });
  });

  it('a refusal by a rule is told with its code', async () => {
    const { transport } = scene();
    await open(transport);
    await caughtUp();
    expect(await mutate.closeTicket({ ticketId: newId() })).toEqual({
      ok: false,
      error: { code: 'not_found', detail: {} },
    });
  });
});
