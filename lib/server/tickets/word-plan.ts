import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import { db } from '#db/connection';
import type { Sort } from '#domain/reports/ticket-query';
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
  /** the newest tickets with each of these combinations of whole words, each asked for the others: the index has them in order */
  | { way: 'ordered'; combinations: readonly (readonly string[])[]; others: readonly string[] }
  /** every ticket with the first word, put in order: there are few */
  | { way: 'gather'; words: readonly string[] }
  /** the list as it is without a search, each ticket asked for the words: many have them */
  | { way: 'walk'; words: readonly string[] };

/** What is known of a word that is searched for. */
export interface Looked {
  word: string;
  /** how often words stand somewhere that begin so; counting ends beyond what makes a difference */
  places: number;
  /** the words that begin so, one more than can be combined at most */
  forms: string[];
}

/** Decides how tickets with these words are best read. */
export function planWords(looked: readonly Looked[], hasLoose: boolean, sort: Sort): WordPlan {
  const rarestFirst = [...looked].sort((a, b) => a.places - b.places);
  const [rarest] = rarestFirst;
  if (!rarest) return hasLoose ? { way: 'walk', words: [] } : { way: 'nothing' };
  if (rarest.places === 0) return { way: 'nothing' };
  const all = rarestFirst.map(({ word }) => word);
  if (sort === 'reported') {
    const combined = rarestFirst.reduce((n, { forms }) => n * forms.length, 1);
    if (combined <= COMBINATIONS)
      return {
        way: 'ordered',
        combinations: combinationsOf(rarestFirst.map(({ forms }) => forms)),
        others: [],
      };
    const first = rarestFirst.find(({ forms }) => forms.length <= COMBINATIONS);
    if (first)
      return {
        way: 'ordered',
        combinations: first.forms.map((form) => [form]),
        others: all.filter((word) => word !== first.word),
      };
  }
  return { way: rarest.places <= mostFor(sort) ? 'gather' : 'walk', words: all };
}

const mostFor = (sort: Sort): number => (sort === 'reported' ? FEW : FEW_OTHERWISE);

/**
 * Looks up words, and what else `beside` asks in the same round trip.
 * @param beside selects texts, as `form`
 */
export async function lookUp(
  words: readonly string[],
  sort: Sort,
  beside?: SQL,
): Promise<{ looked: Looked[]; beside: string[] }> {
  const parts = words.flatMap((word, at) => {
    const begun = begins(sql`word`, word);
    const places = sql`(select 1 from ticket_word where ${begun} limit ${mostFor(sort) + 1}) as some`;
    const forms = sql`(select word from ticket_word where ${begun} group by word limit ${COMBINATIONS + 1}) as forms`;
    return [
      sql`select ${at} as place, null as form, count(*) as n from ${places}`,
      sql`select ${at} as place, word as form, 0 as n from ${forms}`,
    ];
  });
  if (beside)
    parts.push(
      sql`select -1 as place, convert(form using utf8mb4) collate utf8mb4_bin as form, 0 as n from (${beside}) as beside`,
    );
  if (parts.length === 0) return { looked: [], beside: [] };
  const [rows] = (await db.execute(sql.join(parts, sql` union all `))) as unknown as [
    { place: number; form: string | null; n: number }[],
  ];
  const of = (place: number) => rows.filter((row) => Number(row.place) === place);
  const formsOf = (place: number) => of(place).flatMap(({ form }) => (form === null ? [] : [form]));
  return {
    looked: words.map((word, at) => ({
      word,
      places: of(at).reduce((sum, { n }) => sum + Number(n), 0),
      forms: formsOf(at),
    })),
    beside: formsOf(-1),
  };
}

/** Every way to take one of each: [[a, b], [c]] gives [a, c] and [b, c]. */
const combinationsOf = (lists: readonly (readonly string[])[]): string[][] =>
  lists.reduce<string[][]>((made, list) => made.flatMap((one) => list.map((word) => [...one, word])), [[]]);
