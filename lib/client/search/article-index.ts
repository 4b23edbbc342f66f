import MiniSearch, { type SearchResult } from 'minisearch';
import type { Id } from '#domain/kernel/types';
import { parseSearch } from '#domain/search/terms';
import { wordsOf } from '#domain/search/words';
import type { ArticleRow } from '#sync/views/article';
import { fuzziness } from './fuzziness';

export type SearchedArticle = Pick<
  ArticleRow,
  'id' | 'title' | 'body' | 'keywords' | 'state' | 'updatedAt' | 'deletedAt'
>;

export interface ArticleHit {
  id: Id;
  /** words of the article that were found, as the index holds them */
  found: string[];
}

export interface ArticleHits {
  hits: ArticleHit[];
  /** nothing has these words exactly: what is spelled nearly so was found */
  nearly: boolean;
}

interface Doc {
  id: Id;
  title: string;
  keywords: string;
  body: string;
}

/** Shorter words of a whole report tell no trouble from another. */
const TELLING = 4;
/** Words of a report that are looked at. */
const WORDS_MAX = 40;
/** What is so much weaker than the best is no answer beside it. One word of three counts a ninth of all three. */
const BESIDE_BEST = 0.1;

/** Published articles of a device, by the words of their titles, their other words and their texts. */
export class ArticleIndex {
  /** What each was like when it was taken in. */
  readonly #held = new Map<Id, string>();
  readonly #words = new MiniSearch<Doc>({
    fields: ['title', 'keywords', 'body'],
    storeFields: [],
    tokenize: wordsOf,
    processTerm: (term) => term,
    searchOptions: { boost: { title: 4, keywords: 3 } },
  });

  /** All there are by now: what has not changed is left alone. */
  set(articles: readonly SearchedArticle[]): void {
    const published = articles.filter((row) => row.state === 'published' && row.deletedAt === null);
    const here = new Set(published.map(({ id }) => id));
    for (const id of [...this.#held.keys()]) if (!here.has(id)) this.#drop(id);
    for (const { id, title, body, keywords, updatedAt } of published) {
      const sign = `${updatedAt}/${title.length}/${body.length}/${keywords}`;
      if (this.#held.get(id) === sign) continue;
      this.#drop(id);
      this.#words.add({ id, title, keywords, body });
      this.#held.set(id, sign);
    }
  }

  #drop(id: Id): void {
    if (this.#held.delete(id)) this.#words.discard(id);
  }

  /** Articles that have all of these words, or what they begin; where none has, what is spelled nearly so. */
  find(text: string, limit: number): ArticleHits {
    const { words, loose } = parseSearch(text);
    const terms = [...new Set([...words, ...loose])];
    if (terms.length === 0) return { hits: [], nearly: false };
    const exact = this.#search(terms, false);
    const found = exact.length > 0 ? exact : this.#search(terms, true);
    return { hits: found.slice(0, limit).map(hitOf), nearly: exact.length === 0 && found.length > 0 };
  }

  /** Articles that may answer what somebody is about to report: some of its words stand in their titles. */
  suggest(text: string, limit: number): ArticleHit[] {
    const terms = wordsOf(text)
      .filter((word) => [...word].length >= TELLING)
      .slice(-WORDS_MAX);
    if (terms.length === 0) return [];
    const found = this.#words
      .search(
        { queries: terms, combineWith: 'OR' },
        {
          tokenize: (word) => [word],
          prefix: (word) => word.length > TELLING,
          fuzzy: (word) => (word.length > 5 ? 1 : false),
        },
      )
      .filter(({ match }) => Object.values(match).some((fields) => fields.some((field) => field !== 'body')));
    const least = (found[0]?.score ?? 0) * BESIDE_BEST;
    return found
      .filter(({ score }) => score >= least)
      .slice(0, limit)
      .map(hitOf);
  }

  #search(terms: readonly string[], fuzzy: boolean): SearchResult[] {
    return this.#words.search(
      { queries: [...terms], combineWith: 'AND' },
      { tokenize: (word) => [word], prefix: true, fuzzy: fuzzy ? fuzziness : false },
    );
  }
}

const hitOf = ({ id, match }: SearchResult): ArticleHit => ({ id: String(id), found: Object.keys(match) });
