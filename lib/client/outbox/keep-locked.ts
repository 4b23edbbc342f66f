import type { DexieStore } from '#client/store/dexie-store';
import { importLockKey, lockOf, sealedOf, unseal } from '#client/store/seal';
import type { LocalEnv } from '#sync/local/ports';

/**
 * With signal: gets the key that unsent work will be locked with at a sign-out, and opens what was locked at an
 * earlier one (P26). What does not come through now does at the next contact.
 *
 * @param ask the server's door; @throws when it does not answer
 * @returns whether work came back that has to be sent
 */
export async function keepLocked(
  store: DexieStore,
  env: LocalEnv,
  ask: (lock: string) => Promise<Uint8Array<ArrayBuffer>>,
): Promise<boolean> {
  const { db } = store;
  if (!(await lockOf(db))) {
    const id = env.newId();
    const key = await importLockKey(await ask(id));
    await db.meta.put({ key: 'lock', value: { id, key } });
  }
  let came = false;
  for (const id of new Set((await sealedOf(db)).map(({ lockId }) => lockId))) {
    const key = await importLockKey(await ask(id));
    if (await unseal(store, env, { id, key })) came = true;
  }
  return came;
}

const TIMEOUT = 15_000;

/** The door of the server. @throws when it does not answer with a key */
export async function askForLockKey(lock: string): Promise<Uint8Array<ArrayBuffer>> {
  const response = await fetch('/api/sync/lock', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ lock }),
    ...({ cache: 'no-store', credentials: 'same-origin', redirect: 'error' } as const),
    signal: AbortSignal.timeout(TIMEOUT),
  });
  const { key } = (await response.json()) as { key?: unknown };
  if (!response.ok || typeof key !== 'string') throw new Error('no lock key');
  return Uint8Array.from(atob(key), (char) => char.charCodeAt(0));
}
