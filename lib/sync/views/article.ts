import { z } from 'zod';
import { ARTICLE_AUDIENCES, ARTICLE_LIMITS, ARTICLE_STATES } from '#domain/knowledge/article';
import { deletedAt, id, instant, ver } from './fields';

/** What somebody knows and wrote down, for others to read. */
export const articleRow = z.strictObject({
  id,
  title: z.string(),
  /** Markdown. */
  body: z.string(),
  audience: z.enum(ARTICLE_AUDIENCES),
  /** Of one for a team: which. */
  teamId: id.nullable(),
  state: z.enum(ARTICLE_STATES),
  ownerId: id,
  categoryId: id.nullable(),
  /** Other words people look for it by. */
  keywords: z.string(),
  /** Tickets it came from or helped with; empty for those who may not read how tickets hang together. */
  ticketIds: z.array(id).max(ARTICLE_LIMITS.tickets),
  /** Of words that are to stand in the place of a published article's: which. */
  revisesId: id.nullable(),
  publishedAt: instant.nullable(),
  reviewDueAt: instant.nullable(),
  /** How often it was published. */
  version: z.number().int().nonnegative(),
  createdAt: instant,
  updatedAt: instant,
  ver,
  deletedAt,
});
export type ArticleRow = z.infer<typeof articleRow>;

/** What somebody said of whether an article helped; its id is `articleVoteId`. */
export const articleVoteRow = z.strictObject({
  id,
  personId: id,
  articleId: id,
  /** Null: not said. */
  helpful: z.boolean().nullable(),
  reason: z.string().nullable(),
  /** How often it spared them a report. */
  solved: z.number().int().nonnegative(),
  solvedAt: instant.nullable(),
  at: instant,
  ver,
  deletedAt,
});
export type ArticleVoteRow = z.infer<typeof articleVoteRow>;
