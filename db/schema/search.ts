import { customType, index, mysqlTable, primaryKey } from 'drizzle-orm/mysql-core';
import { instant, uuid } from './columns';

/** A folded word (#domain/search/words), compared sign by sign. As long as WORD_MAX there. */
const word = customType<{ data: string; driverData: string }>({
  dataType: () => 'varchar(32) character set utf8mb4 collate utf8mb4_bin',
});

/**
 * Which words stand in which ticket, each with when the ticket was reported: so the newest tickets with a word are
 * read at once, however many have it. Written with the text, in its transaction.
 */
export const ticketWord = mysqlTable(
  'ticket_word',
  {
    word: word('word').notNull(),
    createdAt: instant('created_at').notNull(),
    ticketId: uuid('ticket_id').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.word, t.createdAt, t.ticketId] }),
    index('ticket_word_ticket').on(t.ticketId, t.word),
  ],
);

/**
 * Tickets whose words have to be written (again) before the database is used: a migration that makes the words, or
 * changes what they are, puts them here.
 */
export const ticketUnworded = mysqlTable('ticket_unworded', { ticketId: uuid('ticket_id').primaryKey() });
