import 'server-only';
import { and, eq, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { db } from '#db/connection';
import { article, articleFile, articleVersion } from '#db/schema/knowledge';
import { DomainError } from '#domain/kernel/errors';
import type { Id } from '#domain/kernel/types';
import { ARTICLE_LIMITS } from '#domain/knowledge/article';
import type { ArticleFile } from '#domain/knowledge/files';
import { isWritable } from '#domain/knowledge/steps';
import { MUTATIONS } from '#sync/registry';
import { writeAudit } from '../audit/entry';
import type { SignedIn } from '../auth/sessions';
import { execute } from '../sync/execute';
import { readRows } from '../sync/read-rows';
import { withSync } from '../sync/with-sync';

export const restoreRequest = z.strictObject({
  uid: z.uuidv7(),
  articleId: z.uuid(),
  version: z.number().int().positive(),
});

/** The instant a version 7 UUID was made: the same each time it is sent, as the intent's bytes must be (P8). */
const madeAt = (v7: Id): number => Number.parseInt(v7.slice(0, 8) + v7.slice(9, 13), 16);

/**
 * An earlier text of a published article becomes a draft that may take its place: it is read before it counts, as any
 * other change is. The draft's id is the intent's own, so that asking twice makes one.
 * @returns the draft's id
 * @throws DomainError not_found; what the mutation refuses
 */
export async function restoreVersion(
  { uid, articleId, version }: z.infer<typeof restoreRequest>,
  { actor }: SignedIn,
): Promise<Id> {
  const [found] = await db
    .select({
      ...{ title: articleVersion.title, body: articleVersion.body, files: articleVersion.files },
      now: article,
    })
    .from(articleVersion)
    .innerJoin(article, eq(article.id, articleVersion.articleId))
    .where(
      and(
        ...[eq(articleVersion.articleId, articleId), eq(articleVersion.version, version)],
        isNull(article.deletedAt),
      ),
    );
  if (!found) throw new DomainError('not_found');
  const { title, body, files, now } = found;
  const { audience, teamId, categoryId, keywords } = now;
  const args = {
    ...{ articleId: uid, title, body, audience, teamId, categoryId, keywords, revisesId: articleId },
  };
  const result = await execute(
    actor,
    {
      ...{ uid, name: 'article.save', v: MUTATIONS['article.save'].v, args, base: null },
      ...{ occurredAt: madeAt(uid), clockOffset: 0 },
    },
    { channel: 'desk' },
  );
  if (result.code) throw new DomainError(result.code, result.detail);
  await bringFiles(uid, files, actor.id);
  return uid;
}

/** Pictures the earlier text names are in its draft, too, though they were taken out since. */
async function bringFiles(draftId: Id, files: ArticleFile[], actorId: Id): Promise<void> {
  await withSync(async (writer) => {
    const root = { kind: 'article', id: draftId } as const;
    await writer.guard(root);
    const [draft] = await readRows(writer.tx, 'article', [draftId]);
    const here = new Set(draft?.files.map(({ id }) => id));
    const missing = files.filter(({ id }) => !here.has(id));
    if (!draft || !isWritable(draft.state) || missing.length === 0) return;
    // What the text shows comes first: only what it does not name can be too much.
    const named = new Set(files.map(({ id }) => id));
    const all = [...files, ...draft.files.filter(({ id }) => !named.has(id))].slice(0, ARTICLE_LIMITS.files);
    await writer.update('article', draftId, { files: all }, root, false, draft);
    const at = writer.now;
    await writer.tx
      .insert(articleFile)
      .ignore()
      .values(all.map(({ id: fileId }) => ({ fileId, articleId: draftId, at })));
    await writeAudit(writer.tx, {
      ...{ txId: writer.txId, actorId, action: 'article.attach', subject: root, channel: 'desk' },
      ...{ occurredAt: at, receivedAt: at, value: { ...writer.written.take() } },
    });
  });
}
