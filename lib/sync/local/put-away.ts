import type { Id } from '#domain/kernel/types';
import type { LocalEnv, LocalTables } from './ports';

/** Puts away an intent that was refused, once the person has decided so (P22). Its text stays readable for 30 days. */
export async function putAway(t: LocalTables, env: LocalEnv, uid: Id): Promise<void> {
  const entry = await t.outbox.get(uid);
  if (entry?.status !== 'needs_you') return;
  await t.outbox.put([{ ...entry, status: 'dismissed', settledAt: env.now() }]);
}
