import { z } from 'zod';
import { require_ } from '#domain/kernel/errors';
import type { ArticleState } from '#domain/knowledge/article';
import { filesNamed } from '#domain/knowledge/files';
import { monthsLater, REVIEW_MONTHS, REVIEW_MONTHS_MAX } from '#domain/knowledge/review';
import { type ArticleStep, hasStep, mayStep } from '#domain/knowledge/steps';
import { defineMutation } from '#sync/define';
import type { Patch, Tx } from '#sync/tx';
import type { RowOf } from '#sync/views/entities';
import { articleOf, doneAt, sumOf, wordsOf } from './words';

type Article = RowOf<'article'>;

const one = z.strictObject({ articleId: z.uuid() });
const root = ({ articleId }: { articleId: string }) => ({ kind: 'article', id: articleId }) as const;

function requireStep(tx: Tx, article: Article, step: ArticleStep): void {
  require_(mayStep(tx.actor, article, step), 'forbidden');
  require_(hasStep(article.state, step), 'illegal_state', { state: article.state });
}

const stepTo = (name: string, step: ArticleStep, patch: (at: number) => Patch<'article'>) =>
  defineMutation({
    name,
    v: 1,
    args: one,
    root,
    async run(tx, { articleId }) {
      const article = await articleOf(tx, articleId);
      requireStep(tx, article, step);
      const at = doneAt(tx, article.updatedAt);
      await tx.update('article', articleId, { ...patch(at), updatedAt: at });
      return undefined;
    },
  });

const to = (state: ArticleState) => (): Patch<'article'> => ({ state });

/** It is written, and handed to somebody else to read. */
export const submitArticle = stepTo('article.submit', 'submit', to('in_review'));
/** It is not ready yet: back to its writer. */
export const reworkArticle = stepTo('article.rework', 'rework', to('draft'));
/** Somebody looked whether it still holds, and it does: from then on its next review counts. */
export const confirmArticle = stepTo('article.confirm', 'confirm', (at) => ({
  reviewDueAt: monthsLater(at, REVIEW_MONTHS),
}));
/** It no longer holds: its readers do not see it any more. */
export const retireArticle = stepTo('article.retire', 'retire', () => ({
  ...{ state: 'retired', reviewDueAt: null },
}));
/** What was never published is thrown away. */
export const discardArticle = stepTo('article.discard', 'discard', (at) => ({ deletedAt: at }));

/**
 * Its readers have it from now on. What is published is what whoever publishes it has read: words that changed
 * meanwhile are refused.
 */
export const publishArticle = defineMutation({
  name: 'article.publish',
  v: 1,
  args: z.strictObject({
    articleId: z.uuid(),
    /** The article whose words take the place of this one's. */
    revisionId: z.uuid().optional(),
    reviewMonths: z.number().int().min(1).max(REVIEW_MONTHS_MAX).optional(),
  }),
  root,
  async baseOf(tx, { articleId, revisionId }) {
    const row = await tx.get('article', revisionId ?? articleId);
    return row ? { text: sumOf(row) } : null;
  },
  async run(tx, { articleId, revisionId, reviewMonths }) {
    const article = await articleOf(tx, articleId);
    const written = revisionId ? await articleOf(tx, revisionId) : article;
    requireStep(tx, written, 'publish');
    if (revisionId) {
      require_(written.revisesId === articleId, 'invalid', { field: 'revisionId' });
      require_(article.state === 'published', 'illegal_state', { state: article.state });
      // Another change was published since this one began: it is looked at once more, and saved on top of that.
      require_(written.version === article.version, 'illegal_state', { field: 'body' });
    } else require_(written.revisesId === null, 'invalid', { field: 'articleId' });
    // Whoever publishes names what they read.
    require_(tx.base?.text !== undefined, 'invalid', { field: 'base' });
    require_(tx.base.text === sumOf(written), 'illegal_state', { field: 'body' });
    // A picture may still be on its way from the device of whoever wrote: nobody has seen it yet.
    const here = new Set(written.files.map(({ id }) => id));
    require_(
      filesNamed(written.body).every((id) => here.has(id)),
      'illegal_state',
      { field: 'files' },
    );
    const at = doneAt(tx, article.updatedAt);
    await tx.update('article', articleId, {
      ...(revisionId ? { ...wordsOf(written), files: written.files } : {}),
      ...{ state: 'published', publishedAt: at, updatedAt: at, version: article.version + 1 },
      reviewDueAt: monthsLater(at, reviewMonths ?? REVIEW_MONTHS),
    });
    if (revisionId) await tx.update('article', revisionId, { deletedAt: at, updatedAt: at });
    return undefined;
  },
});
