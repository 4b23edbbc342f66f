import 'server-only';
import { and, like, or, type SQL, sql } from 'drizzle-orm';
import { ticket } from '#db/schema/tickets';
import type { SearchTerms } from '#domain/search/terms';

/** A text as it stands, in a LIKE: none of its signs is a wildcard. */
export const asItStands = (text: string): string => text.replace(/[\\%_]/g, (sign) => `\\${sign}`);

/** A word of the index that begins so. */
export const begins = (column: SQL, word: string): SQL => sql`${column} like ${`${asItStands(word)}%`}`;

/**
 * Whether a ticket has each of the words. A value and no EXISTS: the databases would make a join of that, and begin it
 * where the words are many.
 */
export const hasWords = (ticketId: SQL, words: readonly string[]): SQL | undefined =>
  and(
    ...words.map(
      (word) =>
        sql`(select 1 from ticket_word as other where other.ticket_id = ${ticketId} and ${begins(sql`other.word`, word)} limit 1) is not null`,
    ),
  );

/** What the index of words cannot tell. Without a word that it can, only titles are read: they are short. */
export const hasLoose = ({ words, loose }: Pick<SearchTerms, 'words' | 'loose'>): SQL | undefined =>
  and(
    ...loose.map((text) => {
      const pattern = `%${asItStands(text)}%`;
      return words.length > 0
        ? or(like(ticket.title, pattern), like(ticket.description, pattern))
        : like(ticket.title, pattern);
    }),
  );

/** The ids of the tickets that have all words: those with the first one, each asked for the others. */
export function withWords(words: readonly string[], loose: readonly string[]): SQL {
  const [first = '', ...others] = words;
  const found = sql`select distinct one.ticket_id as id from ticket_word as one where ${and(
    begins(sql`one.word`, first),
    hasWords(sql`one.ticket_id`, others),
  )}`;
  if (loose.length === 0) return found;
  return sql`select straight_join ticket.id from (${found}) as worded join ticket on ticket.id = worded.id where ${hasLoose({ words, loose })}`;
}
