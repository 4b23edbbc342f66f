import 'server-only';
import { and, eq, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { db } from '#db/connection';
import { article, articleVersion } from '#db/schema/knowledge';
import { DomainError } from '#domain/kernel/errors';
import type { Id } from '#domain/kernel/types';
import { MUTATIONS } from '#sync/registry';
import type { SignedIn } from '../auth/sessions';
import { execute } from '../sync/execute';

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
    .select({ title: articleVersion.title, body: articleVersion.body, now: article })
    .from(articleVersion)
    .innerJoin(article, eq(article.id, articleVersion.articleId))
    .where(
      and(
        ...[eq(articleVersion.articleId, articleId), eq(articleVersion.version, version)],
        isNull(article.deletedAt),
      ),
    );
  if (!found) throw new DomainError('not_found');
  const { title, body, now } = found;
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
  return uid;
}
