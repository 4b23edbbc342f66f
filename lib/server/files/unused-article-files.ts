import 'server-only';
import { and, eq, gt, inArray, isNull, max } from 'drizzle-orm';
import type { Db } from '#db/connection';
import { storedFile } from '#db/schema/files';
import { article, articleFile, articleVersion } from '#db/schema/knowledge';
import type { Id, Instant } from '#domain/kernel/types';

/** Files in one step. */
const CHUNK = 200;

/**
 * Removes files that no article names any more, nor a text that was published and can be begun anew.
 * @param before only what was put into an article before then
 * @param removeBytes by the name in the store
 * @returns how many
 */
export async function unusedArticleFiles(
  db: Db,
  before: Instant,
  removeBytes: (storeKey: string) => Promise<void>,
): Promise<number> {
  let count = 0;
  for (let after: Id | null = null; ; ) {
    const rows: { id: Id; last: Instant | null }[] = await db
      .select({ id: articleFile.fileId, last: max(articleFile.at) })
      .from(articleFile)
      .where(after === null ? undefined : gt(articleFile.fileId, after))
      .groupBy(articleFile.fileId)
      .orderBy(articleFile.fileId)
      .limit(CHUNK);
    const old = rows.filter(({ last }) => last !== null && last < before).map(({ id }) => id);
    const used = old.length > 0 ? await usedOf(db, old) : new Set();
    for (const id of old) if (!used.has(id)) count += await remove(db, id, removeBytes);
    if (rows.length < CHUNK) return count;
    after = rows.at(-1)?.id ?? null;
  }
}

/** Which of these an article or a published text names. */
async function usedOf(db: Db, ids: Id[]): Promise<Set<Id>> {
  const holders = await db
    .selectDistinct({ id: articleFile.articleId })
    .from(articleFile)
    .where(inArray(articleFile.fileId, ids));
  const of = holders.map(({ id }) => id);
  const [now, then] = await Promise.all([
    db
      .select({ files: article.files })
      .from(article)
      .where(and(inArray(article.id, of), isNull(article.deletedAt))),
    db
      .select({ files: articleVersion.files })
      .from(articleVersion)
      .where(inArray(articleVersion.articleId, of)),
  ]);
  return new Set([...now, ...then].flatMap(({ files }) => files.map(({ id }) => id)));
}

async function remove(db: Db, id: Id, removeBytes: (storeKey: string) => Promise<void>): Promise<number> {
  const [stored] = await db
    .select({ storeKey: storedFile.storeKey })
    .from(storedFile)
    .where(eq(storedFile.id, id));
  await db.delete(storedFile).where(eq(storedFile.id, id));
  await db.delete(articleFile).where(eq(articleFile.fileId, id));
  if (stored) await removeBytes(stored.storeKey);
  return stored ? 1 : 0;
}
