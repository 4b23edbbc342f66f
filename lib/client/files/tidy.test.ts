import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { deviceNow, newId } from '#client/platform/clock';
import type { DeviceFile } from '#client/store/database';
import { type DexieStore, openStore } from '#client/store/dexie-store';
import { DAY } from '#domain/kernel/types';
import type { OutboxEntry } from '#sync/local/entry';
import { dropSentFiles, tidy } from './tidy';

let store: DexieStore;
beforeEach(async () => {
  store = await openStore(newId(), newId);
});
afterEach(() => store.db.delete());

async function put(name: string, over: Partial<DeviceFile> = {}): Promise<void> {
  const id = name;
  await store.db.file.put({
    ...{ id, kind: 'photo', name, mediaType: 'image/jpeg', size: 1, sha256: '', width: 1, height: 1 },
    ...{ at: deviceNow(), ...over },
  });
  const bytes = { id, bytes: new ArrayBuffer(1), type: 'image/jpeg' };
  await store.db.fileBytes.put(bytes);
  await store.db.thumb.put(bytes);
}
const wait = (fileId: string, status: OutboxEntry['status']) =>
  store.db.outbox.put({ uid: newId(), status, fileId } as OutboxEntry);
const held = async () => {
  const { file, fileBytes, thumb } = store.db;
  const keys = await Promise.all([file, fileBytes, thumb].map((table) => table.toCollection().primaryKeys()));
  return keys.map((ids) => ids.join());
};

it('bytes stay while they wait or need the person, some days longer, and as long as a form holds them', async () => {
  const old = { at: deviceNow() - 8 * DAY };
  await put('sent-old', old);
  await put('sent-new');
  await put('waits', old);
  await put('needs-you', old);
  await put('draft', { ...old, draft: 'comment:x' });
  await put('draft-forgotten', { at: deviceNow() - 91 * DAY, draft: 'comment:x' });
  await wait('waits', 'pending');
  await wait('needs-you', 'needs_you');
  await tidy(store);
  const kept = 'draft,needs-you,sent-new,waits';
  expect(await held()).toEqual([kept, kept, kept]);
});

it('the small picture of what this person may no longer see goes with its attachment', async () => {
  const bytes = { bytes: new ArrayBuffer(1), type: 'image/webp' };
  await store.db.thumb.bulkPut([
    { id: 'here', ...bytes },
    { id: 'gone', ...bytes },
  ]);
  await store.db.attachment.put({ id: 'here', ticketId: 't' } as never);
  await tidy(store);
  expect((await held())[2]).toBe('here');
});

it('whoever signs out leaves what is unsent, and nothing else', async () => {
  await put('sent');
  await put('waits');
  await put('draft', { draft: 'report' });
  await wait('waits', 'pending');
  await dropSentFiles(store);
  expect(await held()).toEqual(['draft,waits', 'draft,waits', 'draft,waits']);
});
