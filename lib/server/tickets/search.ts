import 'server-only';
import { and, eq, inArray, like, or, type SQL, sql } from 'drizzle-orm';
import { db } from '#db/connection';
import { person } from '#db/schema/people';
import { ticket } from '#db/schema/tickets';
import type { Id } from '#domain/kernel/types';
import { isEmptySearch, type SearchTerms } from '#domain/reports/search-terms';

/** A text as it stands, in a LIKE: none of its signs is a wildcard. */
export const asItStands = (text: string): string => text.replace(/[\\%_]/g, (sign) => `\\${sign}`);

/** Joins what was found to its tickets. */
export const FOUND = sql`${ticket.id} = found.id`;

/** People whose ids are put into a statement; more are looked up by it. */
const REPORTERS_MAX = 100;

/**
 * Who is meant when what is searched for is a name. Mostly it is none: then the words alone decide, which is half the
 * work. Undefined: too many to name.
 */
export async function reportersNamed({ names }: SearchTerms): Promise<readonly Id[] | undefined> {
  if (names.length === 0) return [];
  const rows = await db
    .select({ id: person.id })
    .from(person)
    .where(byName(names))
    .limit(REPORTERS_MAX + 1);
  return rows.length > REPORTERS_MAX ? undefined : rows.map(({ id }) => id);
}

/** Whether nothing but its words can fit. */
export const isByWordsAlone = (terms: SearchTerms, reporters?: readonly Id[]): boolean =>
  !isEmptySearch(terms) &&
  terms.words.length + terms.loose.length > 0 &&
  terms.number === null &&
  terms.key === null &&
  (terms.names.length === 0 || reporters?.length === 0);

/**
 * The ids of the tickets that fit a search, for a FROM. Each way to fit is a question of its own that an index answers;
 * an OR over different indexes would read every ticket.
 *
 * @param reporters people with the names that are searched for, where they are known
 */
export function foundTickets(terms: SearchTerms, reporters?: readonly Id[]): SQL {
  if (isEmptySearch(terms)) return sql`(select id from ticket where false) as found`;
  const { number, key, names } = terms;
  const words = byWords(terms);
  const ways = [
    words && sql`select id from ticket where ${words}`,
    number && sql`select id from ticket where ${eq(ticket.number, number)}`,
    key && sql`select id from ticket where ${byKey(key)}`,
    reporters &&
      reporters.length > 0 &&
      sql`select id from ticket where ${inArray(ticket.requesterId, [...reporters])}`,
    names.length > 0 &&
      !reporters &&
      sql`select ticket.id from person straight_join ticket on ticket.requester_id = person.id where ${byName(names)}`,
  ].filter((way) => way !== null && way !== false && way !== undefined);
  return sql`(${sql.join(ways, sql` union `)}) as found`;
}

/** Boolean mode with words of letters and digits alone: nothing in them is an operator. */
export function byWords({ words, loose }: SearchTerms): SQL | undefined {
  const indexed = words.map((word) => `+${word}*`).join(' ');
  return and(
    indexed
      ? sql`match(${ticket.title}, ${ticket.description}) against (${indexed} in boolean mode)`
      : undefined,
    ...loose.map((word) => {
      const pattern = `%${asItStands(word)}%`;
      // Without an indexed word beside it, only titles are read: they are short.
      return indexed
        ? or(like(ticket.title, pattern), like(ticket.description, pattern))
        : like(ticket.title, pattern);
    }),
  );
}

/** As it stands with its source ("jira:OPS-12"), or the key alone. */
function byKey(key: string): SQL | undefined {
  return or(eq(ticket.externalId, key), like(ticket.externalId, `%:${asItStands(key)}`));
}

/** People whose name has a part that begins so, for each of the words. */
export function byName(words: readonly string[]): SQL | undefined {
  return and(
    ...words.map((word) => {
      const start = `${asItStands(word)}%`;
      return or(like(person.name, start), like(person.name, `% ${start}`), like(person.name, `%-${start}`));
    }),
  );
}
