import 'server-only';
import { and, eq, gt, inArray, isNull, lt, notExists, or } from 'drizzle-orm';
import type { Db } from '#db/connection';
import {
  inboundMail,
  mailOutbox,
  outbox,
  presence,
  pushDelivery,
  pushSubscription,
  pushTest,
} from '#db/schema/operations';
import { oneTimeToken, packedSite, person, session } from '#db/schema/people';
import { TOKEN_LIFE } from '#domain/access/one-time';
import { PACK_GRACE } from '#domain/access/packs';
import { DAY, HOUR, type Instant } from '#domain/kernel/types';
import { dropOldNotices } from '#server/sync/notices';
import { dropOldAnnouncements } from '#server/sync/old-announcements';
import { withSync } from '#server/sync/with-sync';

/** Rows in one statement, so that no clean-up holds many locks or makes a large transaction. */
const CHUNK = 500;

/** How long what is over stays readable for an administrator. */
export const KEEP = {
  endedSession: DAY,
  oldLink: DAY,
  test: DAY,
  presence: HOUR,
  done: 30 * DAY,
  parked: 90 * DAY,
} as const;

interface Cleaned {
  sessions: number;
  subscriptions: number;
  outbox: number;
  mails: number;
  inbound: number;
  newcomers: number;
  links: number;
  packs: number;
  tests: number;
  present: number;
  notices: number;
  announcements: number;
}

/**
 * Removes what is over: sessions, their subscriptions, told and parked outbox rows with their deliveries, sent mails,
 * registrations that nobody confirmed, links that ran out, packed sites that are over, pushes that were tests, who had a
 * ticket open, and notices and announcements that are old.
 */
export async function cleanUp(db: Db, now: Instant): Promise<Cleaned> {
  return {
    sessions: await endedSessions(db, now),
    subscriptions: await orphanedSubscriptions(db),
    outbox: await oldOutbox(db, now),
    mails: await oldMails(db, now),
    inbound: await oldInbound(db, now),
    newcomers: await unconfirmed(db, now),
    links: await oldLinks(db, now),
    packs: await oldPacks(db, now),
    tests: await oldTests(db, now),
    present: await oldPresence(db, now),
    notices: await dropOldNotices(now),
    announcements: await dropOldAnnouncements(now),
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
          // Their mail of a day was parked, and no other came.
          and(eq(outbox.kind, 'item'), eq(outbox.state, 'waiting'), lt(outbox.runAt, now - KEEP.parked)),
        ),
      )
      .limit(CHUNK);
    if (old.length === 0) return 0;
    const ids = old.map((row) => row.id);
    await db.delete(pushDelivery).where(inArray(pushDelivery.outboxId, ids));
    await db.delete(outbox).where(inArray(outbox.id, ids));
    return old.length;
  });

const oldMails = (db: Db, now: Instant) =>
  byChunks(async () => {
    const [done] = await db
      .delete(mailOutbox)
      .where(
        or(
          and(eq(mailOutbox.state, 'done'), lt(mailOutbox.runAt, now - KEEP.done)),
          and(eq(mailOutbox.state, 'parked'), lt(mailOutbox.runAt, now - KEEP.parked)),
        ),
      )
      .limit(CHUNK);
    return done.affectedRows;
  });

/** Mails that came in: those that wait for an administrator as long as parked ones, nothing for ever. */
const oldInbound = (db: Db, now: Instant) =>
  byChunks(async () => {
    const [done] = await db
      .delete(inboundMail)
      .where(lt(inboundMail.receivedAt, now - KEEP.parked))
      .limit(CHUNK);
    return done.affectedRows;
  });

const oldTests = (db: Db, now: Instant) =>
  byChunks(async () => {
    const [done] = await db
      .delete(pushTest)
      .where(lt(pushTest.createdAt, now - KEEP.test))
      .limit(CHUNK);
    return done.affectedRows;
  });

/** Whose device said no good-bye. */
const oldPresence = (db: Db, now: Instant) =>
  byChunks(async () => {
    const [done] = await db
      .delete(presence)
      .where(lt(presence.seenAt, now - KEEP.presence))
      .limit(CHUNK);
    return done.affectedRows;
  });

/** Packed sites whose time is over, and the time in which late work from there is taken. */
const oldPacks = (db: Db, now: Instant) =>
  byChunks(async () => {
    const [done] = await db
      .delete(packedSite)
      .where(lt(packedSite.until, now - PACK_GRACE))
      .limit(CHUNK);
    return done.affectedRows;
  });

/** What a guest reported and nobody confirmed goes at once: it holds what somebody wrote. */
const oldLinks = (db: Db, now: Instant) =>
  byChunks(async () => {
    const [done] = await db
      .delete(oneTimeToken)
      .where(
        or(
          lt(oneTimeToken.expiresAt, now - KEEP.oldLink),
          and(eq(oneTimeToken.kind, 'guest'), isNull(oneTimeToken.usedAt), lt(oneTimeToken.expiresAt, now)),
        ),
      )
      .limit(CHUNK);
    return done.affectedRows;
  });

/** Registrations whose last link has run out unused: nobody ever saw them, and the address is free again. */
const unconfirmed = (db: Db, now: Instant) =>
  byChunks(async () => {
    const link = db
      .select({ id: oneTimeToken.id })
      .from(oneTimeToken)
      .where(
        and(
          eq(oneTimeToken.personId, person.id),
          eq(oneTimeToken.kind, 'confirm'),
          isNull(oneTimeToken.usedAt),
          gt(oneTimeToken.expiresAt, now),
        ),
      );
    const over = await db
      .select({ id: person.id })
      .from(person)
      .where(
        and(
          eq(person.admission, 'awaiting_mail'),
          lt(person.createdAt, now - TOKEN_LIFE.confirm),
          notExists(link),
        ),
      )
      .limit(CHUNK);
    if (over.length > 0)
      await withSync(async (writer) => {
        for (const { id } of over) await writer.removeNewcomer(id);
      });
    return over.length;
  });
