import type { PersonDatabase } from './database';

/** What only the person can settle: acts the server refused, and fields where they have to choose. */
export const needsYou = async (db: PersonDatabase): Promise<number> =>
  (await db.outbox.where('status').equals('needs_you').count()) +
  (await db.sent.where('asks').above('').count());

/** Whether work of this person lies locked here that a contact with the server will bring back. */
export async function isLocked(db: PersonDatabase): Promise<boolean> {
  const record = await db.meta.get('sealed');
  return record?.key === 'sealed' && record.value.some(({ stays }) => !stays);
}
