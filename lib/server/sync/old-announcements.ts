import 'server-only';
import { and, eq, isNull, lt, or, sql } from 'drizzle-orm';
import { db } from '#db/connection';
import { affected, announcement } from '#db/schema/announcements';
import type { Id, Instant } from '#domain/kernel/types';
import { KEPT_AFTER } from '#domain/major/announcement';
import { withSync } from './with-sync';

/** Rows in one transaction. */
const CHUNK = 200;

/**
 * Takes announcements that have long been over off all devices, and who said "me too" of them. The rows stay for the
 * record. Safe in several processes at once.
 * @returns how many
 */
export async function dropOldAnnouncements(now: Instant): Promise<number> {
  let gone = 0;
  for (const { id } of await oldAnnouncements(now)) {
    for (;;) {
      const said = await db
        .select({ id: affected.id })
        .from(affected)
        .where(and(eq(affected.announcementId, id), isNull(affected.deletedAt)))
        .limit(CHUNK);
      await drop('affected', said, now);
      if (said.length < CHUNK) break;
    }
    await drop('announcement', [{ id }], now);
    gone += 1;
  }
  return gone;
}

/** Over by what somebody said, or by the end of planned work. There are few announcements at any time. */
function oldAnnouncements(now: Instant) {
  const { id, kind, overAt, endsAt, deletedAt } = announcement;
  const long = now - KEPT_AFTER;
  const isOver = or(lt(overAt, long), and(sql`${kind} = 'work'`, lt(endsAt, long)));
  return db
    .select({ id })
    .from(announcement)
    .where(and(isNull(deletedAt), isOver))
    .orderBy(id)
    .limit(CHUNK);
}

async function drop(
  kind: 'affected' | 'announcement',
  rows: readonly { id: Id }[],
  now: Instant,
): Promise<void> {
  if (rows.length === 0) return;
  await withSync(async (writer) => {
    await writer.guardMany(
      kind,
      rows.map(({ id }) => id),
    );
    for (const { id } of rows) await writer.update(kind, id, { deletedAt: now }, { kind, id }, false);
  });
}
