import 'server-only';
import { and, desc, type SQL, sql } from 'drizzle-orm';
import { db } from '#db/connection';
import { article } from '#db/schema/knowledge';
import type { Actor } from '#domain/access/roles';
import { type RankedHits, rankArticles, termsOf } from '#domain/knowledge/rank';
import { visibleArticles } from './visible';

/** Finds articles by words among those somebody may read. What does it can be another than the database. */
export interface ArticleSearch {
  find(actor: Actor, typed: string, limit: number): Promise<RankedHits>;
}

/** So many that have the words are ranked. */
const CANDIDATES = 200;
/** So many are looked through, the newest first, for words that are spelled nearly so. */
const LOOKED_THROUGH = 1_000;
/** Shorter words stand in no index of words (`innodb_ft_min_token_size`). */
const INDEXED = 3;
/** What InnoDB leaves out of every index of words (`information_schema.innodb_ft_default_stopword`). */
const LEFT_OUT = new Set(
  'a about an are as at be by com de en for from how i in is it la of on or that the this to was what when where who will with und www'.split(
    ' ',
  ),
);

/** By the database's own index of words, ranked by the same idea as on a device. */
export const articleSearch: ArticleSearch = {
  async find(actor, typed, limit) {
    const terms = termsOf(typed);
    if (terms.length === 0) return { hits: [], nearly: false };
    const words = indexedWords(terms);
    if (words.length > 0) {
      const found = rankArticles(await candidatesQuery(actor, words), typed, limit);
      if (found.hits.length > 0 && !found.nearly) return found;
    }
    // A slip, or words no index holds.
    return rankArticles(await textsQuery(actor), typed, limit);
  },
};

/** Words as the index has them: only letters and figures, so that none means something to the database. */
const indexedWords = (terms: readonly string[]): string[] =>
  terms.filter((term) => /^[\p{L}\p{N}]+$/u.test(term) && [...term].length >= INDEXED && !LEFT_OUT.has(term));

const texts = {
  id: article.id,
  title: article.title,
  keywords: article.keywords,
  body: article.body,
};

/** Those that have all of these words, or what they begin, along the index `article_words`. */
export function candidatesQuery(actor: Actor, words: readonly string[]) {
  const asked = words.map((word) => `+${word}*`).join(' ');
  const match: SQL = sql`match(${article.title}, ${article.keywords}, ${article.body}) against (${asked} in boolean mode)`;
  return db
    .select(texts)
    .from(article)
    .where(and(match, visibleArticles(actor)))
    .orderBy(desc(match))
    .limit(CANDIDATES);
}

const textsQuery = (actor: Actor) =>
  db
    .select(texts)
    .from(article)
    .where(visibleArticles(actor))
    .orderBy(desc(article.updatedAt))
    .limit(LOOKED_THROUGH);
