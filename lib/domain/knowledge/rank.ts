import type { Id } from '../kernel/types';
import { parseSearch } from '../search/terms';
import { Vocabulary } from '../search/vocabulary';
import { wordsOf } from '../search/words';

/** An article, as far as it is searched. */
export interface RankedText {
  id: Id;
  title: string;
  keywords: string;
  body: string;
}

export interface RankedHit {
  id: Id;
  /** words of the article that were found */
  found: string[];
}

export interface RankedHits {
  hits: RankedHit[];
  /** nothing has these words exactly: what is spelled nearly so was found */
  nearly: boolean;
}

/** A word of a title tells most, then other words people look by: as on a device. */
const WEIGHT = { title: 4, keywords: 3, body: 1 } as const;
/** A word that is only begun counts less than the whole, and one that is spelled nearly so still less. */
const BEGUN = 0.6;
const NEARLY = 0.4;

type Fields = Record<keyof typeof WEIGHT, ReadonlySet<string>>;

/** What somebody looks for, word by word. */
export function termsOf(typed: string): string[] {
  const { words, loose } = parseSearch(typed);
  return [...new Set([...words, ...loose])];
}

/** Texts that have every word, or what it begins, the best first; where none has, what is spelled nearly so. */
export function rankArticles(texts: readonly RankedText[], typed: string, limit: number): RankedHits {
  const terms = termsOf(typed);
  if (terms.length === 0) return { hits: [], nearly: false };
  const read = texts.map(({ id, ...fields }) => ({
    id,
    fields: {
      title: new Set(wordsOf(fields.title)),
      keywords: new Set(wordsOf(fields.keywords)),
      body: new Set(wordsOf(fields.body)),
    },
  }));
  const exact = rank(read, (fields) => terms.map((term) => best(fields, (word) => howWell(term, word))));
  if (exact.length > 0) return { hits: exact.slice(0, limit), nearly: false };
  const known = new Vocabulary();
  for (const { fields } of read) known.add(new Set(Object.values(fields).flatMap((words) => [...words])));
  const meant = terms.map((term) => new Set(known.near(term).map(({ word }) => word)));
  const near = rank(read, (fields) =>
    terms.map((term, at) =>
      best(fields, (word) => howWell(term, word) || (meant[at]?.has(word) ? NEARLY : 0)),
    ),
  );
  return { hits: near.slice(0, limit), nearly: near.length > 0 };
}

interface Found {
  score: number;
  words: string[];
}

function rank(read: readonly { id: Id; fields: Fields }[], look: (fields: Fields) => Found[]): RankedHit[] {
  return read
    .flatMap(({ id, fields }) => {
      const found = look(fields);
      if (found.some(({ score }) => score === 0)) return [];
      const score = found.reduce((sum, one) => sum + one.score, 0);
      return [{ id, score, found: [...new Set(found.flatMap(({ words }) => words))] }];
    })
    .sort((a, b) => b.score - a.score || (a.id < b.id ? 1 : -1))
    .map(({ id, found }) => ({ id, found }));
}

/** How well a text has a word, over its fields, and by which of its own words. */
function best(fields: Fields, well: (word: string) => number): Found {
  let score = 0;
  const words: string[] = [];
  for (const [field, weight] of Object.entries(WEIGHT)) {
    let most = 0;
    for (const word of fields[field as keyof typeof WEIGHT]) {
      const how = well(word);
      if (how > 0) words.push(word);
      most = Math.max(most, how);
    }
    score += most * weight;
  }
  return { score, words };
}

const howWell = (term: string, word: string): number =>
  word === term ? 1 : word.startsWith(term) ? BEGUN : 0;
