import { eq, inArray, sql } from 'drizzle-orm';
import { wordsOf } from '#domain/search/words';
import type { Db, DbTx } from './connection';
import { ticketUnworded, ticketWord } from './schema/search';
import { ticket } from './schema/tickets';

/**
 * Tickets in one statement, and in one transaction of many. The longest text of a script without spaces has ten
 * thousand words, about a hundred kilobytes of them: so a part stays below half of the servers' max_allowed_packet.
 */
const PART = 50;

/** What of a ticket its words come from. */
export type Worded = Pick<typeof ticket.$inferSelect, 'id' | 'title' | 'description' | 'createdAt'>;

/**
 * Writes the words of tickets that have none yet, in the transaction that writes the tickets. One value carries them
 * all: a row of values for each would cost the process more than the database.
 */
export async function insertWords(tx: DbTx | Db, tickets: readonly Worded[]): Promise<void> {
  for (let at = 0; at < tickets.length; at += PART) {
    const texts = tickets.slice(at, at + PART).map(({ id, title, description, createdAt }) => ({
      id: id.replaceAll('-', ''),
      at: new Date(createdAt).toISOString().replace('T', ' ').slice(0, -1),
      words: wordsOf(`${title}\n${description}`),
    }));
    await tx.execute(sql`
      insert into ${ticketWord} (word, created_at, ticket_id)
      select made.word, made.created_at, unhex(made.ticket_id)
      from json_table(${JSON.stringify(texts)}, '$[*]' columns (
        ticket_id char(32) path '$.id',
        created_at datetime(3) path '$.at',
        nested path '$.words[*]' columns (word varchar(32) character set utf8mb4 collate utf8mb4_bin path '$')
      )) as made where made.word is not null`);
  }
}

/** Writes the words of one ticket anew, in the transaction that changed its text. */
export async function rewriteWords(tx: DbTx, id: string): Promise<void> {
  await tx.delete(ticketWord).where(eq(ticketWord.ticketId, id));
  await insertWords(tx, await tx.select(columns).from(ticket).where(eq(ticket.id, id)));
}

/**
 * Writes the words of all tickets that wait for theirs. What was written stays when it is stopped.
 * @returns how many tickets there were
 */
export async function writeWaitingWords(db: Db): Promise<number> {
  for (let done = 0; ; ) {
    const waiting = await db.select().from(ticketUnworded).limit(PART);
    if (waiting.length === 0) return done;
    const ids = waiting.map(({ ticketId }) => ticketId);
    await db.transaction(async (tx) => {
      await tx.delete(ticketWord).where(inArray(ticketWord.ticketId, ids));
      await insertWords(tx, await tx.select(columns).from(ticket).where(inArray(ticket.id, ids)));
      await tx.delete(ticketUnworded).where(inArray(ticketUnworded.ticketId, ids));
    });
    done += waiting.length;
  }
}

const columns = {
  id: ticket.id,
  title: ticket.title,
  description: ticket.description,
  createdAt: ticket.createdAt,
};
