import {
  boolean,
  index,
  int,
  json,
  mediumtext,
  mysqlEnum,
  mysqlTable,
  primaryKey,
  varchar,
} from 'drizzle-orm/mysql-core';
import { ARTICLE_AUDIENCES, ARTICLE_LIMITS, ARTICLE_STATES } from '#domain/knowledge/article';
import type { ArticleFile } from '#domain/knowledge/files';
import { instant, uuid } from './columns';

/** What people wrote down for others. */
export const article = mysqlTable(
  'article',
  {
    id: uuid('id').primaryKey(),
    title: varchar('title', { length: ARTICLE_LIMITS.title }).notNull(),
    body: mediumtext('body').notNull(),
    audience: mysqlEnum('audience', ARTICLE_AUDIENCES).notNull(),
    teamId: uuid('team_id'),
    state: mysqlEnum('state', ARTICLE_STATES).notNull(),
    ownerId: uuid('owner_id').notNull(),
    categoryId: uuid('category_id'),
    keywords: varchar('keywords', { length: ARTICLE_LIMITS.keywords }).notNull(),
    ticketIds: json('ticket_ids').$type<string[]>().notNull(),
    files: json('files').$type<ArticleFile[]>().notNull().default([]),
    revisesId: uuid('revises_id'),
    publishedAt: instant('published_at'),
    reviewDueAt: instant('review_due_at'),
    version: int('version').notNull().default(0),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
    ver: int('ver').notNull().default(1),
    deletedAt: instant('deleted_at'),
    guard: int('guard').notNull().default(0),
  },
  (t) => [index('article_review').on(t.state, t.deletedAt, t.reviewDueAt)],
);

/** Every text that was ever published, and who did it. No device holds these. */
export const articleVersion = mysqlTable(
  'article_version',
  {
    articleId: uuid('article_id').notNull(),
    version: int('version').notNull(),
    title: varchar('title', { length: ARTICLE_LIMITS.title }).notNull(),
    body: mediumtext('body').notNull(),
    files: json('files').$type<ArticleFile[]>().notNull().default([]),
    by: uuid('by_id').notNull(),
    at: instant('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.articleId, t.version] })],
);

/**
 * Which articles a file was ever put into: where to look, and nothing else. Whether it is in one now, the article says.
 */
export const articleFile = mysqlTable(
  'article_file',
  {
    fileId: uuid('file_id').notNull(),
    articleId: uuid('article_id').notNull(),
    at: instant('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.fileId, t.articleId] })],
);

/** Whether an article helped somebody, as they say: one row a person. */
export const articleVote = mysqlTable(
  'article_vote',
  {
    id: uuid('id').primaryKey(),
    personId: uuid('person_id').notNull(),
    articleId: uuid('article_id').notNull(),
    helpful: boolean('helpful'),
    reason: varchar('reason', { length: ARTICLE_LIMITS.reason }),
    solved: int('solved').notNull().default(0),
    solvedAt: instant('solved_at'),
    views: int('views').notNull().default(0),
    viewedAt: instant('viewed_at'),
    at: instant('at').notNull(),
    ver: int('ver').notNull().default(1),
    deletedAt: instant('deleted_at'),
    guard: int('guard').notNull().default(0),
  },
  (t) => [
    index('article_vote_article').on(t.articleId, t.deletedAt),
    index('article_vote_solved').on(t.solvedAt),
  ],
);

/** For which review date of an article somebody was told that it has come. */
export const articleReminder = mysqlTable(
  'article_reminder',
  {
    articleId: uuid('article_id').notNull(),
    reviewDueAt: instant('review_due_at').notNull(),
    at: instant('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.articleId, t.reviewDueAt] })],
);
