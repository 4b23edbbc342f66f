import Dexie from 'dexie';
import { dropMark } from '#client/platform/kept-mark';
import type { Id } from '#domain/kernel/types';
import { giveNewName } from '#sync/local/new-name';
import { freshPlace } from '#sync/local/place';
import type { LocalEnv } from '#sync/local/ports';
import { unsentActs } from './counts';
import { databaseName, type PersonDatabase } from './database';
import { hasLeft, type Leaving, lastPerson, whoLeaves } from './device';
import { type DexieStore, openStore } from './dexie-store';

/** What the server has not taken: it stays for its owner, whatever else goes. */
export const unsentIn = async ({ db }: DexieStore): Promise<number> =>
  (await unsentActs(db)) + (await db.outbox.where('status').equals('needs_you').count());

/** A tab that sleeps may hold the database for as long as it likes; nobody waits for it longer than this, ms. */
const PATIENCE = 4_000;

/** How many changes somebody has on this device that the server has not taken, whether their store is open or not. */
export async function unsentOf(userId: Id, env: LocalEnv): Promise<number> {
  if (!(await Dexie.exists(databaseName(userId)))) return 0;
  const store = await openStore(userId, env.newId);
  try {
    return await unsentIn(store);
  } finally {
    store.close();
  }
}

/**
 * Clears away what those had here who signed out, were shut out, or whose place somebody else has taken; nothing when
 * nobody left. A start calls it too: the app may have been closed in the middle. What does not come through now does
 * at the next start. Never throws.
 */
export async function clearLeft(env: LocalEnv): Promise<void> {
  const work = async () => {
    for (const leaving of await whoLeaves()) {
      await clear(leaving, env);
      await hasLeft(leaving.userId);
    }
  };
  const late = new Promise<void>((resolve) => setTimeout(resolve, PATIENCE));
  await Promise.race([work().catch(() => undefined), late]);
}

/** What was typed stays for its owner, sent or not, drafts too: locked, so that only their next sign-in opens it. */
async function clear({ userId, shared, discard }: Leaving, env: LocalEnv): Promise<void> {
  dropMark(userId);
  if (!(await Dexie.exists(databaseName(userId)))) return;
  const store = await openStore(userId, env.newId);
  const { db } = store;
  const sealed = await db.meta.get('sealed');
  if (shared || discard) await dropDrafts(db);
  if (discard) await db.outbox.clear();
  const keeps =
    sealed !== undefined ||
    (await unsentIn(store)) > 0 ||
    (await db.drafts.count()) > 0 ||
    (await db.file.where('draft').notEqual('').count()) > 0;
  // It may have taken so long that they are back, and at work in it.
  const isBack = (await lastPerson())?.userId === userId;
  if (keeps && !isBack) {
    const { seal } = await import('./seal');
    if (!(await seal(store, env))) await emptyButUnsent(store, env);
  }
  store.close();
  if (!keeps && !isBack) await Dexie.delete(databaseName(userId));
}

/** On a device of many what is half written goes, with its files. */
async function dropDrafts(db: PersonDatabase): Promise<void> {
  const ids = await db.file.where('draft').notEqual('').primaryKeys();
  await Promise.all([db.drafts.clear(), db.file.bulkDelete(ids), db.fileBytes.bulkDelete(ids)]);
}

/**
 * Where this device never got a key to lock with: leaves the outbox, what was sent, and drafts; the next sign-in loads
 * the rest again.
 */
async function emptyButUnsent(store: DexieStore, env: LocalEnv): Promise<void> {
  await store.write(async (t) => {
    const { nextOrder } = await t.place();
    await t.base.clear();
    await t.rows.clear();
    await t.setPlace({ ...freshPlace(env.newId()), nextOrder });
    await giveNewName(t, env);
  });
  await store.db.meta.bulkDelete(['who', 'contact', 'opened', 'care', 'lost']);
  await store.db.quarantine.clear();
  // Not here without signal, perhaps: then it is done at the next start.
  await (await import('#client/files/tidy')).dropSentFiles(store);
}
