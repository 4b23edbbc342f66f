import 'server-only';
import type { DbTx } from '#db/connection';
import { articleFile, articleVersion } from '#db/schema/knowledge';
import type { Tx } from '#sync/tx';
import type { RowOf } from '#sync/views/entities';

/**
 * What the server keeps beside an article, in the transaction that changes it: what is published for good, with who did
 * it; of each file, where to look whether somebody may have it.
 */
export async function keepArticle(
  tx: DbTx,
  { actor, receivedAt }: Pick<Tx, 'actor' | 'receivedAt'>,
  { id: articleId, version, title, body, files }: RowOf<'article'>,
  changed: object,
): Promise<void> {
  const at = receivedAt ?? Date.now();
  if ('publishedAt' in changed && version > 0 && changed.publishedAt !== null)
    await tx.insert(articleVersion).values({ articleId, version, title, body, files, by: actor.id, at });
  if ('files' in changed && files.length > 0)
    await tx
      .insert(articleFile)
      .ignore()
      .values(files.map(({ id: fileId }) => ({ fileId, articleId, at })));
}
