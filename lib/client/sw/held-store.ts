import { newId } from '#client/platform/clock';
import { databaseName, PersonDatabase } from '#client/store/database';
import { DexieStore } from '#client/store/dexie-store';
import { sealedOf } from '#client/store/seal';
import type { Id } from '#domain/kernel/types';
import { withDatabase } from './idb';

/**
 * The store of a person as the app left it, or null when only the app itself may touch it: there is none, it is of another
 * version of the app, the server has not been heard yet, or work in it is locked until its person has been seen.
 */
export async function heldStore(userId: Id): Promise<DexieStore | null> {
  const db = new PersonDatabase(userId);
  // Opening it would make it, or bring it to this version under an open page.
  const version = await withDatabase(databaseName(userId), null, async (there) => there.version);
  if (version !== db.verno * 10) return null;
  const store = new DexieStore(db, newId);
  try {
    const isHeld = await store.read(async (t) => (await t.who()) !== null && (await t.place()).loaded);
    if (isHeld && (await store.query(sealedOf)).length === 0) return store;
  } catch {
    // What cannot be read here may be in the app.
  }
  store.close();
  return null;
}
