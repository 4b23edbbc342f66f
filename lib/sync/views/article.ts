import { z } from 'zod';
import { MEDIA_TYPES } from '#domain/files/types';
import { ARTICLE_AUDIENCES, ARTICLE_LIMITS, ARTICLE_STATES } from '#domain/knowledge/article';
import { deletedAt, id, instant, ver } from './fields';

const articleFile = z.strictObject({
  id,
  name: z.string(),
  mediaType: z.enum(MEDIA_TYPES),
  size: z.number().int().positive(),
  /** Of the bytes, in hex. */
  sha256: z.string(),
  width: z.number().int().positive().nullable(),
  height: z.number().int().positive().nullable(),
});

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
  /** Pictures its text names, and files that belong to it. Whoever reads the article reads them. */
  files: z.array(articleFile).max(ARTICLE_LIMITS.files),
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
  /** On how many days they read it, and when last. */
  views: z.number().int().nonnegative(),
  viewedAt: instant.nullable(),
  at: instant,
  ver,
  deletedAt,
});
export type ArticleVoteRow = z.infer<typeof articleVoteRow>;
