import type { PersonDatabase } from './database';

/** What only the person can settle: acts the server refused, and fields where they have to choose. */
export const needsYou = async (db: PersonDatabase): Promise<number> =>
  (await db.outbox.where('status').equals('needs_you').count()) +
  (await db.sent.where('asks').above('').count());
