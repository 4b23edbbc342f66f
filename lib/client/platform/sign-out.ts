import Dexie from 'dexie';
import { close, getCurrent } from '#client/live/current';
import { databaseName } from '#client/store/database';
import { forgetPerson } from '#client/store/device';
import { openStore } from '#client/store/dexie-store';
import type { Id } from '#domain/kernel/types';
import { freshPlace } from '#sync/local/place';
import { giveNewName } from '#sync/local/push';
import { deviceEnv, newId } from './clock';
import { endSession } from './end-session';

export type SignOutAnswer = { ok: true } | { ok: false; unsent: number };

/**
 * Signs out. Unsent work is never lost silently: with some, it refuses and tells how much. `force` keeps that
 * work in the person's own database, where only their next sign-in finds it. Everything else is deleted.
 * Without network the session is ended at the next start, before anything is shown.
 */
export async function signOut(options: { force?: boolean } = {}): Promise<SignOutAnswer> {
  const current = getCurrent();
  if (current.status !== 'open') {
    await forgetPerson(await endSession());
    return { ok: true };
  }
  const { client } = current;
  const unsent = await client.store.db.outbox.where('status').anyOf('pending', 'needs_you').count();
  if (unsent > 0 && !options.force) return { ok: false, unsent };
  client.sayBye();
  close();
  await forgetPerson(await endSession());
  if (unsent > 0) await emptyButUnsent(client.userId);
  else await Dexie.delete(databaseName(client.userId));
  return { ok: true };
}

/** Leaves the outbox, what was sent, and drafts; the next sign-in loads the rest again. */
async function emptyButUnsent(userId: Id): Promise<void> {
  const store = await openStore(userId, newId);
  await store.write(async (t) => {
    const { nextOrder } = await t.place();
    await t.base.clear();
    await t.rows.clear();
    await t.setPlace({ ...freshPlace(newId()), nextOrder });
    await giveNewName(t, deviceEnv);
  });
  store.close();
}
