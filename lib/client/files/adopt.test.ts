import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { afterEach, expect, it } from 'vitest';
import { deviceEnv, newId } from '#client/platform/clock';
import type { DexieStore } from '#client/store/dexie-store';
import { openStore } from '#client/store/dexie-store';
import { adoptFiles } from './adopt';

afterEach(async () => {
  for (const name of await Dexie.getDatabaseNames()) await Dexie.delete(name);
});

const entry = (uid: string, status: 'pending' | 'needs_you', fileId: string, frozen = false) => ({
  ...{ uid, name: 'ticket.attach', v: 1, base: null, occurredAt: 1, clockOffset: 0, order: 1, mid: null },
  ...{ args: { ticketId: newId(), fileId }, status, frozen, rootId: newId(), bytes: 10, fileId },
  ...{ result: null, settledAt: null },
});
const file = (id: string) => ({
  ...{ id, kind: 'photo' as const, name: 'sign.png', mediaType: 'image/png' as const, size: 3 },
  ...{ sha256: '0'.repeat(64), width: 1, height: 1, at: 1 },
});

async function stored(store: DexieStore, uid: string, fileId: string) {
  return store.query(async (db) => [(await db.outbox.get(uid))?.status, (await db.file.get(fileId))?.draft]);
}

it('files of what was refused are parts of a form again, and nothing attaches them any more', async () => {
  const store = await openStore(newId(), newId);
  const [mine, other] = [newId(), newId()];
  const [refused, unrelated] = [newId(), newId()];
  await store.query(async (db) => {
    await db.outbox.bulkPut([entry(refused, 'needs_you', mine), entry(unrelated, 'needs_you', other)]);
    await db.file.bulkPut([file(mine), file(other)]);
  });
  const drafts = new Map([[mine, 'request:x/file/shot']]);
  for (let times = 0; times < 2; times++) await adoptFiles(store, deviceEnv, drafts);
  expect(await stored(store, refused, mine)).toEqual(['dismissed', 'request:x/file/shot']);
  expect(await stored(store, unrelated, other)).toEqual(['needs_you', undefined]);
});

it('what is on its way is left to its answer', async () => {
  const store = await openStore(newId(), newId);
  const [id, uid] = [newId(), newId()];
  await store.query(async (db) => {
    await db.outbox.put(entry(uid, 'pending', id, true));
    await db.file.put(file(id));
  });
  await adoptFiles(store, deviceEnv, new Map([[id, 'request:x/file/shot']]));
  expect(await stored(store, uid, id)).toEqual(['pending', undefined]);
});
