import { z } from 'zod';
import { require_ } from '#domain/kernel/errors';
import { DAY, type Instant } from '#domain/kernel/types';
import { ARTICLE_LIMITS, articleVoteId } from '#domain/knowledge/article';
import { defineMutation } from '#sync/define';
import type { Tx } from '#sync/tx';
import type { RowOf } from '#sync/views/entities';
import { doneAt } from './words';

type Vote = RowOf<'articleVote'>;

const root = ({ voteId }: { voteId: string }) => ({ kind: 'articleVote', id: voteId }) as const;
const of = { voteId: z.uuid(), articleId: z.uuid() };

/**
 * Writes what somebody says of an article into their one row. An article that was taken away is passed over: what was
 * tapped without signal may arrive when it is no more.
 * @param said what changes; null: nothing
 */
async function say(
  tx: Tx,
  { voteId, articleId }: { voteId: string; articleId: string },
  said: (was: Vote | undefined, at: Instant) => Partial<Vote> | null,
): Promise<void> {
  require_(voteId === articleVoteId(articleId, tx.actor.id), 'invalid', { field: 'voteId' });
  const article = await tx.get('article', articleId);
  if (article?.state !== 'published') return;
  const was = await tx.get('articleVote', voteId);
  const at = doneAt(tx, was?.at ?? 0);
  const change = said(was, at);
  if (change === null) return;
  if (was) await tx.update('articleVote', voteId, { at, ...change });
  else
    await tx.insert('articleVote', {
      ...{ id: voteId, personId: tx.actor.id, articleId, helpful: null, reason: null },
      ...{ solved: 0, solvedAt: null, views: 0, viewedAt: null, at, ...change },
    });
}

/** What was done without signal counts for its day so long. */
const COUNTED_LATE = 30 * DAY;

/** Whether it counts: once on a day, and for no day long ago, so that nobody counts an article up by doing it often. */
function counts(tx: Tx, last: Instant | null, at: Instant): boolean {
  const day = Math.floor(at / DAY);
  const isRecent = tx.receivedAt === null || at > tx.receivedAt - COUNTED_LATE;
  return isRecent && (last === null || day > Math.floor(last / DAY));
}

/** It helped, or it did not, and why. Said again, the last counts. */
export const rateArticle = defineMutation({
  name: 'article.rate',
  v: 1,
  args: z.strictObject({
    ...of,
    helpful: z.boolean(),
    reason: z.string().trim().max(ARTICLE_LIMITS.reason).nullable(),
  }),
  root,
  async run(tx, { helpful, reason, ...vote }) {
    await say(tx, vote, () => ({ helpful, reason: reason || null }));
    return undefined;
  },
});

/** Somebody was about to report something, and this answered it. */
export const solvedByArticle = defineMutation({
  name: 'article.solved',
  v: 1,
  args: z.strictObject(of),
  root,
  async run(tx, vote) {
    await say(tx, vote, (was, at) => ({
      helpful: true,
      ...(counts(tx, was?.solvedAt ?? null, at) ? { solved: (was?.solved ?? 0) + 1, solvedAt: at } : {}),
    }));
    return undefined;
  },
});

/** Somebody read it. Who did is nobody's concern: it stands in no audit, and on no device but theirs. */
export const viewArticle = defineMutation({
  name: 'article.view',
  v: 1,
  args: z.strictObject(of),
  root,
  quiet: true,
  async run(tx, vote) {
    // Its owner looks after it: that is no reader.
    if ((await tx.get('article', vote.articleId))?.ownerId === tx.actor.id) return undefined;
    await say(tx, vote, (was, now) => {
      const viewedAt = Math.max(doneAt(tx, 0), was?.viewedAt ?? 0);
      if (!counts(tx, was?.viewedAt ?? null, viewedAt)) return null;
      // When they said whether it helped stays as it was.
      return { views: (was?.views ?? 0) + 1, viewedAt, at: was?.at ?? now };
    });
    return undefined;
  },
});
