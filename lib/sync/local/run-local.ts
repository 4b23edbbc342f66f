import type { Actor } from '#domain/access/roles';
import { DomainError } from '#domain/kernel/errors';
import { findMutation } from '#sync/registry';
import type { Intent } from '#sync/protocol/envelope';
import { LocalTx, StoreFailure, type Written } from './local-tx';
import type { BaseCopy, LocalTables } from './ports';

/**
 * Runs an intent on the rows of this device and keeps the server's copy of each row it touches first (P19).
 *
 * @throws DomainError when the rule refuses; nothing is written then
 */
export async function runLocal(t: LocalTables, actor: Actor, intent: Intent): Promise<void> {
  const mutation = findMutation(intent.name, intent.v);
  if (!mutation) throw new DomainError('unknown_mutation', { name: intent.name });
  const tx = new LocalTx(t.rows, actor, intent);
  await mutation.run(tx, intent.args);
  await keep(t, tx.written());
}

/** Puts pending work back on top of fresh rows, in order. A refusal is skipped: only the server refuses (P21). */
export async function replay(t: LocalTables): Promise<void> {
  const pending = await t.outbox.pending();
  if (pending.length === 0) return;
  const who = await t.who();
  if (!who) return;
  for (const entry of pending) {
    const written = await attempt(t, who.actor, entry);
    if (written) await keep(t, written);
  }
}

/** The writes of an intent, or null when its mutator threw. A failing store still throws. */
async function attempt(t: LocalTables, actor: Actor, intent: Intent): Promise<Written[] | null> {
  const mutation = findMutation(intent.name, intent.v);
  if (!mutation) return null;
  const tx = new LocalTx(t.rows, actor, intent);
  try {
    await mutation.run(tx, intent.args);
    return tx.written();
  } catch (error) {
    if (error instanceof StoreFailure) throw error;
    return null;
  }
}

async function keep(t: LocalTables, written: Written[]): Promise<void> {
  const copies: BaseCopy[] = [];
  for (const { entity, row } of written) {
    const ref = { entity, id: row.id };
    if (await t.base.has(ref)) continue;
    copies.push({ ...ref, row: (await t.rows.get(entity, row.id)) ?? null });
  }
  if (copies.length > 0) await t.base.put(copies);
  for (const { entity, row } of written) await t.rows.put(entity, [row]);
}
