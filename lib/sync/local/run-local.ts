import type { Actor } from '#domain/access/roles';
import { DomainError } from '#domain/kernel/errors';
import type { Intent } from '#sync/protocol/envelope';
import { findMutation } from '#sync/registry';
import type { OutboxEntry } from './entry';
import { LocalTx, StoreFailure } from './local-tx';
import type { LocalTables } from './ports';
import { RowCache } from './row-cache';

/**
 * Runs an intent on the rows of this device and keeps the server's copy of each row it touches first (P19).
 *
 * @throws DomainError when the rule refuses; nothing is written then
 */
export async function runLocal(t: LocalTables, actor: Actor, intent: Intent): Promise<void> {
  const rows = new RowCache(t);
  await runOn(rows, actor, intent);
  await rows.flush();
}

/** Puts pending work back on top of fresh rows, in order. A refusal is skipped: only the server refuses (P21). */
export async function replay(t: LocalTables, pending: readonly OutboxEntry[]): Promise<void> {
  const who = await t.who();
  if (!who) return;
  const rows = new RowCache(t);
  for (const entry of pending) {
    try {
      await runOn(rows, who.actor, entry);
    } catch (error) {
      if (error instanceof StoreFailure) throw error;
    }
  }
  await rows.flush();
}

async function runOn(rows: RowCache, actor: Actor, intent: Intent): Promise<void> {
  const mutation = findMutation(intent.name, intent.v);
  if (!mutation) throw new DomainError('unknown_mutation', { name: intent.name });
  const tx = new LocalTx(rows, actor, intent);
  await mutation.run(tx, intent.args);
  rows.add(tx.written());
}
