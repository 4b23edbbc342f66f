import 'server-only';
import { and, asc, desc, eq, inArray, isNotNull, isNull, ne, sql } from 'drizzle-orm';
import { db } from '#db/connection';
import { article, articleVersion, articleVote } from '#db/schema/knowledge';
import { person } from '#db/schema/people';
import type { Id } from '#domain/kernel/types';
import type { ArticleCounts, ArticleReport } from '#domain/knowledge/report';

/** More are not shown at once. */
const LISTED = 500;
const REASONS = 50;
const VERSIONS = 50;

type Counted = Pick<ArticleCounts, 'helpful' | 'notHelpful' | 'solved'>;
const NOTHING_SAID: Counted = { helpful: 0, notHelpful: 0, solved: 0 };

/** Every article that is in use or on its way, those that should be looked at first. */
export const countArticles = (): Promise<ArticleCounts[]> => counted(null);

/** One article with its published texts and what its readers missed; null: there is none. */
export async function articleReport(id: Id): Promise<ArticleReport | null> {
  const [counts] = await counted(id);
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

async function counted(id: Id | null): Promise<ArticleCounts[]> {
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
    .where(id ? eq(article.id, id) : and(isNull(article.deletedAt), ne(article.state, 'retired')))
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
      solved: sql<number>`coalesce(sum(${articleVote.solved}), 0)`.mapWith(Number),
    })
    .from(articleVote)
    .where(and(inArray(articleVote.articleId, [...ids]), isNull(articleVote.deletedAt)))
    .groupBy(articleVote.articleId);
  return new Map(rows.map(({ articleId, ...counts }) => [articleId, counts]));
}
