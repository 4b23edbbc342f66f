import 'server-only';
import { and, eq, inArray, isNull, lt, or } from 'drizzle-orm';
import type { Db } from '#db/connection';
import { outbox, pushDelivery, pushSubscription } from '#db/schema/operations';
import { session } from '#db/schema/people';
import { DAY, type Instant } from '#domain/kernel/types';

/** Rows in one statement, so that no clean-up holds many locks or makes a large transaction. */
const CHUNK = 500;

/** How long what is over stays readable for an administrator. */
export const KEEP = { endedSession: DAY, done: 30 * DAY, parked: 90 * DAY } as const;

/** Removes what is over: sessions, their subscriptions, told and parked outbox rows with their deliveries. */
export async function cleanUp(
  db: Db,
  now: Instant,
): Promise<{ sessions: number; subscriptions: number; outbox: number }> {
  return {
    sessions: await endedSessions(db, now),
    subscriptions: await orphanedSubscriptions(db),
    outbox: await oldOutbox(db, now),
  };
}

/** Calls `step` until it finds less than a full chunk. */
async function byChunks(step: () => Promise<number>): Promise<number> {
  let all = 0;
  for (;;) {
    const count = await step();
    all += count;
    if (count < CHUNK) return all;
  }
}

const endedSessions = (db: Db, now: Instant) =>
  byChunks(async () => {
    const over = await db
      .select({ id: session.id })
      .from(session)
      .where(or(lt(session.expiresAt, now), lt(session.revokedAt, now - KEEP.endedSession)))
      .limit(CHUNK);
    if (over.length > 0)
      await db.delete(session).where(
        inArray(
          session.id,
          over.map((row) => row.id),
        ),
      );
    return over.length;
  });

const orphanedSubscriptions = (db: Db) =>
  byChunks(async () => {
    const orphans = await db
      .select({ id: pushSubscription.id })
      .from(pushSubscription)
      .leftJoin(session, and(eq(session.id, pushSubscription.sessionId), isNull(session.revokedAt)))
      .where(isNull(session.id))
      .limit(CHUNK);
    if (orphans.length > 0)
      await db.delete(pushSubscription).where(
        inArray(
          pushSubscription.id,
          orphans.map((row) => row.id),
        ),
      );
    return orphans.length;
  });

const oldOutbox = (db: Db, now: Instant) =>
  byChunks(async () => {
    const old = await db
      .select({ id: outbox.id })
      .from(outbox)
      .where(
        or(
          and(eq(outbox.state, 'done'), lt(outbox.runAt, now - KEEP.done)),
          and(eq(outbox.state, 'parked'), lt(outbox.runAt, now - KEEP.parked)),
        ),
      )
      .limit(CHUNK);
    if (old.length === 0) return 0;
    const ids = old.map((row) => row.id);
    await db.delete(pushDelivery).where(inArray(pushDelivery.outboxId, ids));
    await db.delete(outbox).where(inArray(outbox.id, ids));
    return old.length;
  });
