import 'server-only';
import { randomUUID } from 'node:crypto';
import { asc, inArray, lt, sql } from 'drizzle-orm';
import { db } from '#db/connection';
import { notice } from '#db/schema/notices';
import { NOBODY, noticeAudience } from '#domain/access/scopes';
import type { Id, Instant } from '#domain/kernel/types';
import { NOTICES_KEPT } from '#domain/notify/inbox';
import { afterCommit } from './after-commit';
import { moveRoots } from './move-roots';
import { SyncWriter } from './sync-writer';
import { transact } from './transact';

/** Notices in one transaction. */
const CHUNK = 200;

export type NewNotice = Omit<typeof notice.$inferInsert, 'ver' | 'deletedAt' | 'guard' | 'readAt'>;

/** Puts notices on the devices of their people, in a few statements for however many. One that is there stays. */
export async function writeNotices(
  { tx, txId, now }: Pick<SyncWriter, 'tx' | 'txId' | 'now'>,
  rows: readonly NewNotice[],
): Promise<void> {
  if (rows.length === 0) return;
  await tx
    .insert(notice)
    .values([...rows])
    .onDuplicateKeyUpdate({ set: { id: sql`id` } });
  const moves = rows.map(({ id, personId }) => ({
    id,
    audience: noticeAudience({ personId, deletedAt: null }),
  }));
  await moveRoots(tx, { txId, now, kind: 'notice' }, moves);
}

/**
 * Removes notices that are old, here and on every device, a page in each transaction. Safe in several processes at once.
 * @returns how many
 */
export async function dropOldNotices(now: Instant): Promise<number> {
  let gone = 0;
  for (const by of ['read', 'all'] as const) {
    for (;;) {
      const old = (await oldNoticesQuery(by, now)).map(({ id }) => id);
      if (old.length > 0) gone += await drop(old, now);
      if (old.length < CHUNK) break;
    }
  }
  return gone;
}

/** The next that were read long ago, or are so old that nobody will: each a range of its own index. */
export function oldNoticesQuery(by: keyof typeof NOTICES_KEPT, now: Instant) {
  const instant = by === 'read' ? notice.readAt : notice.at;
  return db
    .select({ id: notice.id })
    .from(notice)
    .where(lt(instant, now - NOTICES_KEPT[by]))
    .orderBy(asc(instant))
    .limit(CHUNK);
}

async function drop(ids: readonly Id[], now: Instant): Promise<number> {
  const count = await transact(async (tx) => {
    const txId = randomUUID();
    // Whoever reads one of them on a device waits until it is gone, and then passes it over.
    await new SyncWriter(tx, txId, now).guardMany('notice', ids);
    await moveRoots(
      tx,
      { txId, now, kind: 'notice' },
      ids.map((id) => ({ id, audience: NOBODY })),
    );
    const [done] = await tx.delete(notice).where(inArray(notice.id, [...ids]));
    return done.affectedRows;
  }, true);
  afterCommit(false);
  return count;
}
