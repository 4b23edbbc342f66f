import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { close, open } from '#client/live/current';
import { caughtUp, client, scene } from '#tests/support/signed-device';

/** Long before anybody would ask the server by the clock. */
const AT_ONCE = { timeout: 2_000 };

/** The window of the tab. */
const tab = new EventTarget();
beforeEach(() => {
  vi.stubGlobal('fetch', async () => new Response(null, { status: 204 }));
  vi.stubGlobal('navigator', {});
  vi.stubGlobal('addEventListener', tab.addEventListener.bind(tab));
});
afterEach(async () => {
  close();
  vi.unstubAllGlobals();
  for (const name of await Dexie.getDatabaseNames()) await Dexie.delete(name);
});

it('a network that the browser says is gone is said to be gone at once', async () => {
  const { transport, world } = scene();
  await open(transport);
  await caughtUp();
  expect(client().board.get().online).toBe(true);
  world.online = false;
  tab.dispatchEvent(new Event('offline'));
  await vi.waitFor(() => expect(client().board.get().online).toBe(false), AT_ONCE);
});
