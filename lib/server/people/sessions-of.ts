import 'server-only';
import { and, eq, gt, inArray, isNull, ne } from 'drizzle-orm';
import { type DbTx, db } from '#db/connection';
import { pushSubscription } from '#db/schema/operations';
import { session } from '#db/schema/people';
import type { Id, Instant } from '#domain/kernel/types';
import { auditDoor } from '#server/auth/audit-door';
import { forgetSessions } from '#server/auth/sessions';

/** A signed-in device of somebody, as lists show it. */
export interface Device {
  sessionId: Id;
  userAgent: string;
  createdAt: Instant;
  /** Moves at most once an hour. */
  seenAt: Instant;
}

/** Devices somebody is signed in on, last used first. At most `limit`. */
export async function devicesOf(personId: Id, now: Instant, limit = 100): Promise<Device[]> {
  const rows = await db
    .select({
      sessionId: session.id,
      userAgent: session.userAgent,
      createdAt: session.createdAt,
      seenAt: session.seenAt,
    })
    .from(session)
    .where(and(eq(session.personId, personId), isNull(session.revokedAt), gt(session.expiresAt, now)))
    .limit(limit);
  return rows.sort((a, b) => b.seenAt - a.seenAt);
}

/**
 * Ends every session of a person: their devices are refused and their live streams cut, at once in this process and
 * within 5 s in all others, and no device is notified any more (P25, P28).
 *
 * @param except the session that goes on, such as the one that asks
 * @param by who ended them, for the audit; null: the person themselves or the system
 * @returns how many were ended
 */
export async function endSessionsOf(personId: Id, except?: Id, by: Id | null = null): Promise<number> {
  const ended = await db.transaction((tx) => endSessionsIn(tx, personId, Date.now(), { except, by }));
  forgetSessions(ended);
  return ended.length;
}

/**
 * The same inside a transaction that does more.
 * @returns the ended sessions: hand them to `forgetSessions` after the commit, else this process believes them for
 *   two more seconds
 */
export async function endSessionsIn(
  tx: DbTx,
  personId: Id,
  now: Instant,
  { except, only, by = null }: { except?: Id; only?: Id; by?: Id | null } = {},
): Promise<Id[]> {
  const open = await tx
    .select({ id: session.id })
    .from(session)
    .where(
      and(
        eq(session.personId, personId),
        isNull(session.revokedAt),
        ...(except ? [ne(session.id, except)] : []),
        ...(only ? [eq(session.id, only)] : []),
      ),
    )
    .for('update');
  const ids = open.map((row) => row.id);
  if (ids.length === 0) return [];
  await tx.update(session).set({ revokedAt: now }).where(inArray(session.id, ids));
  await tx.delete(pushSubscription).where(inArray(pushSubscription.sessionId, ids));
  for (const id of ids) await auditDoor(tx, 'sign-out', by ?? personId, { kind: 'session', id }, now);
  return ids;
}

/**
 * Ends one session of this person, as "Sign out" beside a device does.
 * @returns false when it is not theirs, or over already
 */
export async function endDevice(personId: Id, sessionId: Id, by: Id | null = null): Promise<boolean> {
  const ended = await db.transaction((tx) =>
    endSessionsIn(tx, personId, Date.now(), { only: sessionId, by }),
  );
  forgetSessions(ended);
  return ended.length > 0;
}
