import type { DexieStore } from '#client/store/dexie-store';
import type { Id } from '#domain/kernel/types';
import { takeBack } from '#sync/local/change-pending';
import type { LocalEnv } from '#sync/local/ports';
import { putAway } from '#sync/local/put-away';
import { loadRules } from '#sync/local/rules';

/**
 * Files that went with what the server refused are parts of a form again, with their bytes. What was to attach them to
 * something that never came to be is put away. Done twice, it changes nothing more.
 *
 * @param drafts by the id of a file: the form it belongs to now
 */
export async function adoptFiles(
  store: DexieStore,
  env: LocalEnv,
  drafts: ReadonlyMap<Id, string>,
): Promise<void> {
  const waiting = await store.query((db) =>
    db.outbox.where('status').anyOf('pending', 'needs_you').toArray(),
  );
  const going = waiting.filter(({ fileId }) => fileId !== undefined && drafts.has(fileId));
  if (going.length === 0) return;
  await loadRules();
  const free = new Set<Id>();
  for (const { uid, fileId, status } of going) {
    if (!fileId) continue;
    if (status === 'needs_you') await store.write((t) => putAway(t, env, uid));
    // What is on its way right now is answered first: then it needs the person, and is found the next time.
    else if ((await takeBack(store, env, uid)) !== 'changed') continue;
    free.add(fileId);
  }
  await store.query((db) =>
    db.transaction('rw', db.file, async () => {
      for (const id of free) await db.file.update(id, { draft: drafts.get(id) });
    }),
  );
}
