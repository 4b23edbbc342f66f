'use client';
import { deviceEnv } from '#client/platform/clock';
import type { Id } from '#domain/kernel/types';
import type { Ends } from '#sync/local/enqueue';
import type { ArgsOf } from '#sync/registry';
import type { CatalogItemRow } from '#sync/views/catalog';
import { mergedItem } from '#sync/views/merged-item';
import { getCurrent } from './current';
import { enqueueAct, type MutateAnswer } from './mutate';
import { alike, useStore } from './query';

/** What can be asked for, as this device knows it, in its order. Undefined for the first milliseconds. */
export const useCatalog = (): CatalogItemRow[] | undefined =>
  useStore(
    async (db) => {
      const rows = await db.catalogItem.toArray();
      return rows
        .filter(({ deletedAt }) => deletedAt === null)
        .sort((a, b) => a.position - b.position || a.name.localeCompare(b.name));
    },
    [],
    alike,
  );

/** One item; null: it is not there for whoever uses this device. */
export const useCatalogItem = (itemId: Id): CatalogItemRow | null | undefined => {
  const items = useCatalog();
  return items && (items.find(({ id }) => id === itemId) ?? null);
};

/** What of an item is compared field by field when it is saved. */
export const itemBase = (row: CatalogItemRow) => mergedItem(row);

/** What was answered in an earlier request; null: it is not on this device, or no request. */
export const useEarlierAnswers = (ticketId: Id | null) =>
  useStore(
    async (db) => (ticketId ? ((await db.ticket.get(ticketId))?.request?.told ?? null) : null),
    [ticketId],
    alike,
  );

/** What was filled in when the server did not take it; null: nothing of that uid needs this person. */
export const useRefusedRequest = (uid: Id | null) =>
  useStore(
    async (db) => {
      const entry = uid ? await db.outbox.get(uid) : undefined;
      const isIt = entry?.status === 'needs_you' && entry.name === 'request.submit';
      return isIt ? (entry.args as ArgsOf<'request.submit'>) : null;
    },
    [uid],
    alike,
  );

/** The files of a request that the server did not take are parts of its form again. @param drafts by the id of a file */
export async function bringBackFiles(drafts: ReadonlyMap<Id, string>): Promise<void> {
  const current = getCurrent();
  if (current.status !== 'open' || drafts.size === 0) return;
  const { adoptFiles } = await import('#client/files/adopt');
  // Where this device cannot now, the answers stand without them, and it is tried again the next time.
  await adoptFiles(current.client.store, deviceEnv, drafts).catch(() => {});
}

/**
 * Asks for it.
 * @param drafts what was kept of it while it was written
 * @param files what was added to it
 * @param refused what the server did not take, in whose place it comes
 */
export const submitRequest = (
  args: ArgsOf<'request.submit'>,
  drafts: string[],
  refused: Id | null,
  files: NonNullable<Ends['files']>,
): Promise<MutateAnswer> =>
  enqueueAct('request.submit', args, { drafts, files, ...(refused ? { refused } : {}) });
