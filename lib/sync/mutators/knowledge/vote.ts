import { z } from 'zod';
import { require_ } from '#domain/kernel/errors';
import { ARTICLE_LIMITS, articleVoteId } from '#domain/knowledge/article';
import { defineMutation } from '#sync/define';
import type { Tx } from '#sync/tx';
import type { RowOf } from '#sync/views/entities';
import { doneAt } from './words';

type Vote = RowOf<'articleVote'>;

const root = ({ voteId }: { voteId: string }) => ({ kind: 'articleVote', id: voteId }) as const;

/**
 * Writes what somebody says of an article into their one row. An article that was taken away is passed over: what was
 * tapped without signal may arrive when it is no more.
 */
async function say(
  tx: Tx,
  { voteId, articleId }: { voteId: string; articleId: string },
  said: (was: Vote | undefined, at: number) => Partial<Vote>,
): Promise<void> {
  require_(voteId === articleVoteId(articleId, tx.actor.id), 'invalid', { field: 'voteId' });
  const article = await tx.get('article', articleId);
  if (article?.state !== 'published') return;
  const was = await tx.get('articleVote', voteId);
  const at = doneAt(tx, was?.at ?? 0);
  if (was) await tx.update('articleVote', voteId, { ...said(was, at), at });
  else
    await tx.insert('articleVote', {
      ...{ id: voteId, personId: tx.actor.id, articleId, helpful: null, reason: null },
      ...{ solved: 0, solvedAt: null, ...said(undefined, at), at },
    });
}

/** It helped, or it did not, and why. Said again, the last counts. */
export const rateArticle = defineMutation({
  name: 'article.rate',
  v: 1,
  args: z.strictObject({
    voteId: z.uuid(),
    articleId: z.uuid(),
    helpful: z.boolean(),
    reason: z.string().trim().max(ARTICLE_LIMITS.reason).nullable(),
  }),
  root,
  async run(tx, { helpful, reason, ...of }) {
    await say(tx, of, () => ({ helpful, reason: reason || null }));
    return undefined;
  },
});

/** Somebody was about to report something, and this answered it. */
export const solvedByArticle = defineMutation({
  name: 'article.solved',
  v: 1,
  args: z.strictObject({ voteId: z.uuid(), articleId: z.uuid() }),
  root,
  async run(tx, of) {
    await say(tx, of, (was, at) => ({ solved: (was?.solved ?? 0) + 1, solvedAt: at, helpful: true }));
    return undefined;
  },
});
