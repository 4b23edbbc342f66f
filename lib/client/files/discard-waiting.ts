import type { DexieStore } from '#client/store/dexie-store';
import type { Id } from '#domain/kernel/types';
import { applyServerRows } from '#sync/local/apply';
import { writeRows } from '#sync/local/rules';
import { discardFile } from './capture';

/**
 * Takes a file out of the outbox before anything of its intent was sent, as the person wishes (asked twice). The rows
 * are made anew from the server's copies and what remains.
 * @returns false when it has been sent
 */
export async function discardWaiting(store: DexieStore, fileId: Id): Promise<boolean> {
  const dropped = await writeRows(store, async (t) => {
    const entry = (await t.outbox.pending()).find((one) => one.fileId === fileId);
    if (!entry || entry.frozen) return false;
    await t.outbox.drop([entry.uid]);
    await applyServerRows(t, async () => {}, [], 0);
    return true;
  });
  if (dropped) await discardFile(store, fileId);
  return dropped;
}
