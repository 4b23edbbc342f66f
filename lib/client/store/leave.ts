import Dexie from 'dexie';
import type { Id } from '#domain/kernel/types';
import { freshPlace } from '#sync/local/place';
import type { LocalEnv } from '#sync/local/ports';
import { giveNewName } from '#sync/local/push';
import { databaseName } from './database';
import { hasLeft, whoLeaves } from './device';
import { type DexieStore, openStore } from './dexie-store';

/** What the server has not taken: it stays for its owner, whatever else goes. */
export const unsentIn = ({ db }: DexieStore): Promise<number> =>
  db.outbox.where('status').anyOf('pending', 'needs_you').count();

/**
 * Clears away what somebody had here who signed out; nothing when nobody left. A start calls it too: the app may have
 * been closed in the middle.
 */
export async function clearLeft(env: LocalEnv): Promise<void> {
  const userId = await whoLeaves();
  if (userId === null) return;
  await clear(userId, env);
  await hasLeft();
}

async function clear(userId: Id, env: LocalEnv): Promise<void> {
  const store = await openStore(userId, env.newId);
  const keeps = (await unsentIn(store)) > 0;
  if (keeps) await emptyButUnsent(store, env);
  store.close();
  if (!keeps) await Dexie.delete(databaseName(userId));
}

/** Leaves the outbox, what was sent, and drafts; the next sign-in loads the rest again. */
async function emptyButUnsent(store: DexieStore, env: LocalEnv): Promise<void> {
  await store.write(async (t) => {
    const { nextOrder } = await t.place();
    await t.base.clear();
    await t.rows.clear();
    await t.setPlace({ ...freshPlace(env.newId()), nextOrder });
    await giveNewName(t, env);
  });
  await store.db.meta.bulkDelete(['who', 'contact', 'opened']);
}
