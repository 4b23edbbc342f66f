import { DomainError } from '#domain/kernel/errors';
import type { Id } from '#domain/kernel/types';
import type { Intent } from '#sync/protocol/envelope';
import { storable } from '#sync/protocol/storable';
import { findMutation } from '#sync/registry';
import { applyServerRows } from './apply';
import type { OutboxEntry } from './entry';
import type { LocalEnv, LocalStore, LocalTables } from './ports';
import { writeRows } from './rules';
import { utf8Length } from './utf8';

/** `gone`: settled or put away meanwhile. `sent`: it may be on the server already, where it can not be changed (P20). */
export type Changed = 'changed' | 'gone' | 'sent';

/**
 * Other words for what waits here and was never sent. Its uid, its place in the queue and its moment stay.
 *
 * @param args the whole arguments, as they shall be sent
 * @throws DomainError invalid, with the field: nothing was changed
 */
export async function amend(
  store: LocalStore,
  env: LocalEnv,
  uid: Id,
  args: Record<string, unknown>,
): Promise<Changed> {
  return writeRows(store, async (t) => {
    const entry = await t.outbox.get(uid);
    if (entry?.status !== 'pending') return 'gone';
    if (entry.frozen) return 'sent';
    const parsed = findMutation(entry.name, entry.v)?.args.safeParse(storable(args));
    if (!parsed?.success)
      throw new DomainError('invalid', { field: String(parsed?.error.issues[0]?.path[0] ?? '') });
    const amended = { ...entry, args: parsed.data as Record<string, unknown> };
    await t.outbox.put([{ ...amended, bytes: utf8Length(JSON.stringify(intentOf(amended))) }]);
    await applyServerRows(t, async () => {}, [], env.now());
    return 'changed';
  });
}

const intentOf = ({ uid, name, v, args, base, occurredAt, clockOffset }: Intent): Intent => ({
  ...{ uid, name, v, args, base, occurredAt, clockOffset },
});

/** What goes when this entry goes: with a report also everything that was done to it since. */
export async function standsOn(t: LocalTables, uid: Id): Promise<OutboxEntry[]> {
  const entry = await t.outbox.get(uid);
  if (entry?.status !== 'pending') return [];
  if (!findMutation(entry.name, entry.v)?.creates) return [entry];
  return (await t.outbox.pending()).filter(
    (other) => other.rootId === entry.rootId && other.order >= entry.order,
  );
}

/**
 * Takes back what waits here and was never sent, with what stands on it. It is readable for 30 days more (P22), and
 * is never sent.
 */
export async function takeBack(store: LocalStore, env: LocalEnv, uid: Id): Promise<Changed> {
  return writeRows(store, async (t) => {
    const entries = await standsOn(t, uid);
    if (entries.length === 0) return 'gone';
    if (entries.some((entry) => entry.frozen)) return 'sent';
    const now = env.now();
    await t.outbox.put(entries.map((entry) => ({ ...entry, status: 'dismissed', settledAt: now })));
    await applyServerRows(t, async () => {}, [], now);
    return 'changed';
  });
}
