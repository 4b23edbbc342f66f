import 'server-only';
import { sql } from 'drizzle-orm';
import { db } from '#db/connection';
import type { Sort } from '#domain/reports/ticket-query';
import type { SearchTerms } from '#domain/search/terms';
import { begins } from './words';

/** Places of the rarest word up to which all of its tickets are read and put in order. */
const FEW = 300;
/** The same where the order is none that the index of words has. */
const FEW_OTHERWISE = 5_000;
/** Combinations of different words that begin so, up to which each is asked for its newest tickets. */
const COMBINATIONS = 8;

/** How a page of tickets with certain words is read. */
export type WordPlan =
  /** one of the words stands nowhere, or there is none */
  | { way: 'nothing' }
  /** the newest tickets with each of these combinations of whole words: the index has them in order */
  | { way: 'ordered'; combinations: readonly (readonly string[])[] }
  /** every ticket with the first word, put in order: there are few */
  | { way: 'gather'; words: readonly string[] }
  /** the list as it is without a search, each ticket asked for the words: many have them */
  | { way: 'walk'; words: readonly string[] };

/** Looks up what decides how tickets with these words are best read. */
export async function planWords({ words, loose }: SearchTerms, sort: Sort): Promise<WordPlan> {
  if (words.length === 0) return loose.length > 0 ? { way: 'walk', words } : { way: 'nothing' };
  const most = sort === 'reported' ? FEW : FEW_OTHERWISE;
  const rarestFirst = (await lookUp(words, most + 1)).sort((a, b) => a.places - b.places);
  const [rarest] = rarestFirst;
  if (!rarest || rarest.places === 0) return { way: 'nothing' };
  const combined = rarestFirst.reduce((n, { forms }) => n * forms.length, 1);
  if (sort === 'reported' && combined <= COMBINATIONS)
    return { way: 'ordered', combinations: combinationsOf(rarestFirst.map(({ forms }) => forms)) };
  const inOrder = rarestFirst.map(({ word }) => word);
  return { way: rarest.places <= most ? 'gather' : 'walk', words: inOrder };
}

interface Looked {
  word: string;
  /** how often words stand somewhere that begin so; counting ends at `most` */
  places: number;
  /** the words that begin so, one more than can be combined at most */
  forms: string[];
}

async function lookUp(words: readonly string[], most: number): Promise<Looked[]> {
  const parts = words.flatMap((word, at) => {
    const places = sql`(select 1 from ticket_word where ${begins(sql`word`, word)} limit ${most}) as some`;
    const forms = sql`(select distinct word from ticket_word where ${begins(sql`word`, word)} limit ${COMBINATIONS + 1}) as forms`;
    return [
      sql`select ${at} as place, null as form, count(*) as n from ${places}`,
      sql`select ${at} as place, word as form, 0 as n from ${forms}`,
    ];
  });
  const [rows] = (await db.execute(sql.join(parts, sql` union all `))) as unknown as [
    { place: number; form: string | null; n: number }[],
  ];
  return words.map((word, at) => {
    const own = rows.filter(({ place }) => Number(place) === at);
    return {
      word,
      places: own.reduce((sum, { n }) => sum + Number(n), 0),
      forms: own.flatMap(({ form }) => (form === null ? [] : [form])),
    };
  });
}

/** Every way to take one of each: [[a, b], [c]] gives [a, c] and [b, c]. */
const combinationsOf = (lists: readonly (readonly string[])[]): string[][] =>
  lists.reduce<string[][]>((made, list) => made.flatMap((one) => list.map((word) => [...one, word])), [[]]);
