'use client';
import { deviceNow } from '#client/platform/clock';
import { DAY, type Id } from '#domain/kernel/types';
import { articleVoteId } from '#domain/knowledge/article';
import type { ArticleRow, ArticleVoteRow } from '#sync/views/article';
import { getCurrent } from './current';
import { enqueueAct, type MutateAnswer, newId } from './mutate';
import { alike, useStore } from './query';

const isHere = (row: { deletedAt: number | null }): boolean => row.deletedAt === null;

/** Every article of this device, the one changed last first. */
export const useArticles = (): ArticleRow[] | undefined =>
  useStore(
    async (db) => (await db.article.toArray()).filter(isHere).sort((a, b) => b.updatedAt - a.updatedAt),
    [],
    alike,
  );

export interface ArticleHere {
  /** Null: not on this device, or not for this person. */
  article: ArticleRow | null;
  /** What this person said of it. */
  vote: ArticleVoteRow | null;
  /** The article that is to take its place. */
  revision: ArticleRow | null;
  /** How many of its files are on their way from here. */
  waiting: number;
}

/** One article, and what belongs to it. */
export const useArticle = (id: Id, personId: Id): ArticleHere | undefined =>
  useStore(
    async (db) => {
      const [row, vote] = await Promise.all([
        db.article.get(id),
        db.articleVote.get(articleVoteId(id, personId)).catch(() => undefined),
      ]);
      const revision = await db.article.filter((one) => one.revisesId === id && isHere(one)).first();
      return {
        article: row && isHere(row) ? row : null,
        vote: vote && isHere(vote) ? vote : null,
        revision: revision ?? null,
        waiting: await db.outbox
          .where('rootId')
          .equals(id)
          .filter(({ waits }) => waits === true)
          .count(),
      };
    },
    [id, personId],
    alike,
  );

/** Articles by their ids, in this order; those that are gone are left out. */
export const useArticlesById = (ids: readonly Id[]): ArticleRow[] | undefined =>
  useStore(
    async (db) =>
      (await db.article.bulkGet([...ids])).filter((row) => row !== undefined && isHere(row)) as ArticleRow[],
    [ids.join()],
    alike,
  );

/** It helped this person, or it did not. */
export const sayHelpful = (
  articleId: Id,
  personId: Id,
  helpful: boolean,
  reason: string | null,
): Promise<MutateAnswer> =>
  enqueueAct('article.rate', { voteId: articleVoteId(articleId, personId), articleId, helpful, reason });

/** It answered what this person was about to report. */
export const saySolved = (articleId: Id, personId: Id): Promise<MutateAnswer> =>
  enqueueAct('article.solved', { voteId: articleVoteId(articleId, personId), articleId });

/** This person read it today. Counted once on a day, and nobody is told who. */
export async function sayViewed(articleId: Id, personId: Id): Promise<void> {
  const voteId = articleVoteId(articleId, personId);
  const current = getCurrent();
  if (current.status !== 'open') return;
  const day = (at: number) => Math.floor(at / DAY);
  const vote = await current.client.store.query((db) => db.articleVote.get(voteId)).catch(() => null);
  if (vote === null || (vote?.viewedAt && day(vote.viewedAt) >= day(deviceNow()))) return;
  await enqueueAct('article.view', { voteId, articleId });
}

type Begun = Pick<ArticleRow, 'title' | 'body'> &
  Partial<Pick<ArticleRow, 'audience' | 'teamId' | 'categoryId' | 'keywords' | 'ticketIds'>> & {
    revisesId?: Id;
  };

/** Begins a draft with words there are. @returns its id; null: refused, or not stored */
export async function beginArticle(begun: Begun): Promise<Id | null> {
  const articleId = newId();
  const { title, body, audience, teamId, categoryId, keywords, ticketIds, revisesId } = begun;
  const answer = await enqueueAct('article.save', {
    ...{ articleId, title, body, audience: audience ?? 'staff', teamId: teamId ?? null },
    ...{ categoryId: categoryId ?? null, keywords: keywords ?? '', ticketIds: ticketIds ?? [] },
    ...(revisesId ? { revisesId } : {}),
  });
  return answer.ok ? articleId : null;
}
