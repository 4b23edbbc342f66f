import 'server-only';
import { and, asc, count, desc, eq, gt, inArray, isNotNull, isNull, ne, type SQL, sql } from 'drizzle-orm';
import { db } from '#db/connection';
import { article, articleVersion, articleVote } from '#db/schema/knowledge';
import { person } from '#db/schema/people';
import type { Actor } from '#domain/access/roles';
import type { Id, Instant } from '#domain/kernel/types';
import { type ArticleCounts, type ArticleList, type ArticleReport, LATELY } from '#domain/knowledge/report';
import { articleSearch } from './search';
import { visibleArticles } from './visible';

/** More are not shown at once. */
const LISTED = 500;
const REASONS = 50;
const VERSIONS = 50;

type Counted = Pick<ArticleCounts, 'helpful' | 'notHelpful' | 'solved' | 'views'>;
const NOTHING_SAID: Counted = { helpful: 0, notHelpful: 0, solved: 0, views: 0 };

/**
 * Every article that is in use or on its way, those that should be looked at first; of a search all that was found, the
 * best first.
 */
export async function listArticles(actor: Actor, typed: string, now: Instant): Promise<ArticleList> {
  const search = typed.trim() === '' ? null : await articleSearch.find(actor, typed, LISTED);
  const ids = search?.hits.map(({ id }) => id);
  const [rows, deflected] = await Promise.all([
    ids?.length === 0 ? [] : counted(actor, ids ? inArray(article.id, ids) : ne(article.state, 'retired')),
    deflectedSince(now - LATELY),
  ]);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return {
    articles: ids ? ids.flatMap((id) => byId.get(id) ?? []) : rows,
    found: search && Object.fromEntries(search.hits.map(({ id, found }) => [id, found])),
    nearly: search?.nearly ?? false,
    deflected,
  };
}

/** How many people said since then that an article answered what they were about to report. */
export async function deflectedSince(since: Instant): Promise<number> {
  const [row] = await db
    .select({ count: count() })
    .from(articleVote)
    .where(and(gt(articleVote.solvedAt, since), isNull(articleVote.deletedAt)));
  return row?.count ?? 0;
}

/** One article with its published texts and what its readers missed; null: there is none for this person. */
export async function articleReport(actor: Actor, id: Id): Promise<ArticleReport | null> {
  const [counts] = await counted(actor, eq(article.id, id));
  if (!counts) return null;
  const [versions, reasons] = await Promise.all([
    db
      .select({
        version: articleVersion.version,
        title: articleVersion.title,
        body: articleVersion.body,
        by: person.name,
        at: articleVersion.at,
      })
      .from(articleVersion)
      .leftJoin(person, eq(person.id, articleVersion.by))
      .where(eq(articleVersion.articleId, id))
      .orderBy(desc(articleVersion.version))
      .limit(VERSIONS),
    db
      .select({ id: articleVote.id, at: articleVote.at, text: articleVote.reason })
      .from(articleVote)
      .where(
        and(
          ...[eq(articleVote.articleId, id), isNull(articleVote.deletedAt)],
          ...[eq(articleVote.helpful, false), isNotNull(articleVote.reason)],
        ),
      )
      .orderBy(desc(articleVote.at))
      .limit(REASONS),
  ]);
  return { counts, versions, reasons: reasons.map((row) => ({ ...row, text: row.text ?? '' })) };
}

async function counted(actor: Actor, which: SQL): Promise<ArticleCounts[]> {
  const rows = await db
    .select({
      id: article.id,
      title: article.title,
      state: article.state,
      audience: article.audience,
      version: article.version,
      reviewDueAt: article.reviewDueAt,
      owner: person.name,
    })
    .from(article)
    .leftJoin(person, eq(person.id, article.ownerId))
    .where(and(visibleArticles(actor), which))
    .orderBy(sql`${article.reviewDueAt} is null`, asc(article.reviewDueAt), asc(article.title))
    .limit(LISTED);
  const said = await saidOf(rows.map((row) => row.id));
  return rows.map((row) => ({ ...row, ...(said.get(row.id) ?? NOTHING_SAID) }));
}

async function saidOf(ids: readonly Id[]): Promise<Map<Id, Counted>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select({
      articleId: articleVote.articleId,
      helpful: sql<number>`coalesce(sum(${articleVote.helpful} = 1), 0)`.mapWith(Number),
      notHelpful: sql<number>`coalesce(sum(${articleVote.helpful} = 0), 0)`.mapWith(Number),
      views: sql<number>`coalesce(sum(${articleVote.views}), 0)`.mapWith(Number),
      solved: sql<number>`coalesce(sum(${articleVote.solved}), 0)`.mapWith(Number),
    })
    .from(articleVote)
    .where(and(inArray(articleVote.articleId, [...ids]), isNull(articleVote.deletedAt)))
    .groupBy(articleVote.articleId);
  return new Map(rows.map(({ articleId, ...counts }) => [articleId, counts]));
}
