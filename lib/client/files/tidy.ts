import { deviceNow } from '#client/platform/clock';
import type { PersonDatabase } from '#client/store/database';
import type { DexieStore } from '#client/store/dexie-store';
import { DAY } from '#domain/kernel/types';

/** The server has them; should it lose its history, they are offered again as long as they are here (P22). */
const BYTES_KEPT = 7 * DAY;
/** As for other forgotten drafts. */
const DRAFTS_KEPT = 90 * DAY;

/**
 * Lets go of bytes that are safe elsewhere, and of small pictures whose attachment has left this device: what this
 * person may no longer see leaves nothing behind. What waits or needs the person is never touched.
 */
export const tidy = (store: DexieStore): Promise<void> =>
  store.query((db) =>
    db.transaction('rw', tablesOf(db), async () => {
      const now = deviceNow();
      const needed = new Set((await db.outbox.toArray()).map((entry) => entry.fileId));
      const files = await db.file.toArray();
      const old = files.filter(({ id, draft, at }) =>
        draft ? at < now - DRAFTS_KEPT : !needed.has(id) && at < now - BYTES_KEPT,
      );
      const oldIds = old.map(({ id }) => id);
      await db.file.bulkDelete(oldIds);
      await db.fileBytes.bulkDelete(oldIds);
      const held = new Set<string>(await db.attachment.toCollection().primaryKeys());
      for (const { id } of await db.file.toArray()) held.add(id);
      const articles = await db.article.toArray();
      const ofArticles = new Set(articles.flatMap(({ files }) => files.map(({ id }) => id)));
      for (const id of ofArticles) held.add(id);
      const orphans = (await db.thumb.toCollection().primaryKeys()).filter((id) => !held.has(id));
      await db.thumb.bulkDelete(orphans);
      const pictures = await db.picture.toCollection().primaryKeys();
      await db.picture.bulkDelete(pictures.filter((id) => !ofArticles.has(id)));
    }),
  );

const tablesOf = (db: PersonDatabase) => [
  ...[db.thumb, db.picture, db.attachment, db.article],
  ...[db.file, db.fileBytes, db.outbox],
];

/** Whoever signs out leaves what is unsent, and nothing of what the server has. */
export async function dropSentFiles({ db }: DexieStore): Promise<void> {
  const kept = new Set((await db.outbox.toArray()).map((entry) => entry.fileId));
  for (const { id } of await db.file.where('draft').notEqual('').toArray()) kept.add(id);
  for (const table of [db.file, db.thumb, db.picture])
    await table.bulkDelete((await table.toCollection().primaryKeys()).filter((id) => !kept.has(id)));
  // Locked work of an earlier time is nobody's to throw away.
  await db.fileBytes.filter(({ id, sealed }) => !sealed && !kept.has(id)).delete();
}
