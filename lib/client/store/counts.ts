import type { PersonDatabase } from './database';

/**
 * Acts that wait on this device and that somebody would miss. What is quiet (lib/sync/define) is not among them: it stands
 * on the person themselves, as nothing else does.
 */
export async function unsentActs(db: PersonDatabase): Promise<number> {
  const [all, quiet] = await Promise.all([
    db.outbox.where('status').equals('pending').count(),
    db.outbox.where('rootId').equals(db.userId).count(),
  ]);
  return quiet === 0 ? all : all - (await pendingQuiet(db));
}

const pendingQuiet = (db: PersonDatabase): Promise<number> =>
  db.outbox
    .where('rootId')
    .equals(db.userId)
    .filter(({ status }) => status === 'pending')
    .count();

/** Null is no key: what is unread is all that does not say when it was read. */
export async function unreadNotices(db: PersonDatabase): Promise<number> {
  const [all, read] = await Promise.all([db.notice.count(), db.notice.where('readAt').above(0).count()]);
  return all - read;
}

/** What only the person can settle: acts the server refused, and fields where they have to choose. */
export const needsYou = async (db: PersonDatabase): Promise<number> =>
  (await db.outbox.where('status').equals('needs_you').count()) +
  (await db.sent.where('asks').above('').count());

/** Whether work of this person lies locked here that a contact with the server will bring back. */
export async function isLocked(db: PersonDatabase): Promise<boolean> {
  const record = await db.meta.get('sealed');
  return record?.key === 'sealed' && record.value.some(({ stays }) => !stays);
}
