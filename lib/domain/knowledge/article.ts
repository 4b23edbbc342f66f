import { pairId } from '../kernel/pair-id';
import type { Id, Instant } from '../kernel/types';

/** What an article goes through. Its steps stand in `steps`. */
export const ARTICLE_STATES = ['draft', 'in_review', 'published', 'retired'] as const;
export type ArticleState = (typeof ARTICLE_STATES)[number];

/** Who reads it once it is published. */
export const ARTICLE_AUDIENCES = ['everyone', 'staff', 'team'] as const;
export type ArticleAudience = (typeof ARTICLE_AUDIENCES)[number];

/** Longest texts, in UTF-16 code units, and how many tickets one article names. */
export const ARTICLE_LIMITS = {
  title: 200,
  body: 50_000,
  keywords: 200,
  tickets: 20,
  reason: 500,
  files: 30,
} as const;

/** An article, as far as rules look at it. */
export interface Article {
  id: Id;
  title: string;
  /** Markdown. */
  body: string;
  audience: ArticleAudience;
  /** Of one for a team: which. */
  teamId: Id | null;
  state: ArticleState;
  ownerId: Id;
  publishedAt: Instant | null;
  /** By when somebody looks whether it still holds; null: it is not published. */
  reviewDueAt: Instant | null;
  /** How often it was published. */
  version: number;
  /** Of words that are to stand in the place of a published article's: which. */
  revisesId: Id | null;
}

/** The id of what one person says of one article. */
export const articleVoteId = (articleId: Id, personId: Id): Id => pairId(articleId, personId);
