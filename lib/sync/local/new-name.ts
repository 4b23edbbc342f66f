import type { LocalEnv, LocalTables } from './ports';

/** A new name for this device: what waits gets its places anew, its bytes stay as they are (P8). */
export async function giveNewName(t: LocalTables, env: LocalEnv): Promise<void> {
  const pending = await t.outbox.pending();
  await t.outbox.put(pending.map((entry) => ({ ...entry, mid: null })));
  await t.setPlace({ ...(await t.place()), clientId: env.newId(), nextMid: 1 });
}
