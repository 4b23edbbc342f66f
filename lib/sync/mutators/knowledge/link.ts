import { z } from 'zod';
import { can } from '#domain/access/capabilities';
import { require_ } from '#domain/kernel/errors';
import { ARTICLE_LIMITS } from '#domain/knowledge/article';
import { defineMutation } from '#sync/define';
import { articleOf, doneAt } from './words';

/**
 * An article and a ticket it helped with, or comes from, belong together, or no longer do. In every state: readers see
 * nothing of it.
 */
export const linkArticle = defineMutation({
  name: 'article.link',
  v: 1,
  args: z.strictObject({ articleId: z.uuid(), ticketId: z.uuid(), linked: z.boolean() }),
  root: ({ articleId }) => ({ kind: 'article', id: articleId }),
  async run(tx, { articleId, ticketId, linked }) {
    require_(can(tx.actor.role, 'article.write'), 'forbidden');
    const article = await articleOf(tx, articleId);
    const others = article.ticketIds.filter((id) => id !== ticketId);
    if (linked === others.length < article.ticketIds.length) return undefined;
    if (linked) {
      // Others read what it is called: not of a confidential one.
      require_((await tx.get('ticket', ticketId))?.confidential === false, 'invalid', { field: 'ticketId' });
      require_(others.length < ARTICLE_LIMITS.tickets, 'invalid', { field: 'tickets' });
    }
    await tx.update('article', articleId, {
      ticketIds: linked ? [...others, ticketId] : others,
      updatedAt: doneAt(tx, article.updatedAt),
    });
    return undefined;
  },
});
