import 'server-only';
import { eq } from 'drizzle-orm';
import { db } from '#db/connection';
import { articleFile } from '#db/schema/knowledge';
import type { Actor } from '#domain/access/roles';
import type { Id } from '#domain/kernel/types';
import type { ArticleFile } from '#domain/knowledge/files';
import { rootKey, seeRoots } from '#server/sync/sight';
import type { RowOf } from '#sync/views/entities';

/** A file of an article that this person may read now: whoever reads the article reads its files, and nobody else. */
export async function readableArticleFile(actor: Actor, id: Id): Promise<ArticleFile | null> {
  const holders = await db
    .select({ id: articleFile.articleId })
    .from(articleFile)
    .where(eq(articleFile.fileId, id));
  if (holders.length === 0) return null;
  const roots = holders.map((row) => ({ kind: 'article', id: row.id }) as const);
  const seen = await seeRoots(db, actor, roots);
  for (const root of roots) {
    const found = seen.get(rootKey(root));
    if (!found || found.readable === 'none') continue;
    const file = (found.row as RowOf<'article'>).files.find((one) => one.id === id);
    if (file) return file;
  }
  return null;
}
