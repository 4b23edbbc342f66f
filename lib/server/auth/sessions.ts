import 'server-only';
import { and, eq, gt, isNull } from 'drizzle-orm';
import { db } from '#db/connection';
import { pushSubscription } from '#db/schema/operations';
import { person, session, teamMember } from '#db/schema/people';
import type { Actor } from '#domain/access/roles';
import { DAY, HOUR, type Id } from '#domain/kernel/types';
import { auditDoor } from './audit-door';
import { uuidv7 } from './uuid';

/** The person behind a request. */
export interface SignedIn {
  actor: Actor;
  sessionId: Id;
  name: string;
  email: string | null;
  /** Their device is used by others as well. */
  shared: boolean;
}

/** How long a device stays signed in without being used; one that others use as well. */
export const SESSION_LIFE = 30 * DAY;
export const SHARED_LIFE = 12 * HOUR;
const lifeOf = (shared: boolean): number => (shared ? SHARED_LIFE : SESSION_LIFE);
/** `seen_at` and the end of the session move at most this often. */
const SLIDE_EVERY = HOUR;
/** How long an answer of the table is believed: an ended session is refused within 5 s everywhere. */
const CACHE_FOR = 2_000;
const CACHE_SIZE = 20_000;

interface Kept {
  at: number;
  answer: Promise<SignedIn | null>;
}
// On globalThis: Next loads this module once per bundle, and ending a session must reach every copy.
const holder = globalThis as typeof globalThis & { holdfastSessions?: Map<Id, Kept> };
holder.holdfastSessions ??= new Map();
const cache = holder.holdfastSessions;

/**
 * The person of a session that still counts, else null: unknown, ended, run out, or the person is no longer active.
 * @throws what the driver throws; callers answer "unavailable", never "signed out"
 */
export function liveSession(id: Id, now: number): Promise<SignedIn | null> {
  const kept = cache.get(id);
  if (kept && now - kept.at < CACHE_FOR && now >= kept.at) return kept.answer;
  if (cache.size >= CACHE_SIZE) cache.clear();
  const answer = load(id, now);
  cache.set(id, { at: now, answer });
  answer.catch(() => forget(id, answer));
  return answer;
}

function forget(id: Id, answer: Promise<unknown>): void {
  if (cache.get(id)?.answer === answer) cache.delete(id);
}

async function load(id: Id, now: number): Promise<SignedIn | null> {
  const rows = await db
    .select({
      personId: person.id,
      name: person.name,
      email: person.email,
      role: person.role,
      seenAt: session.seenAt,
      shared: session.shared,
      teamId: teamMember.teamId,
    })
    .from(session)
    .innerJoin(
      person,
      and(eq(person.id, session.personId), eq(person.active, true), isNull(person.deletedAt)),
    )
    .leftJoin(teamMember, eq(teamMember.personId, person.id))
    .where(and(eq(session.id, id), isNull(session.revokedAt), gt(session.expiresAt, now)));
  const first = rows[0];
  if (!first) return null;
  if (now - first.seenAt > SLIDE_EVERY) {
    await db
      .update(session)
      .set({ seenAt: now, expiresAt: now + lifeOf(first.shared) })
      .where(and(eq(session.id, id), isNull(session.revokedAt)));
  }
  const teamIds = rows.flatMap((row) => (row.teamId ? [row.teamId] : [])).sort();
  return {
    actor: { id: first.personId, role: first.role, teamIds },
    sessionId: id,
    name: first.name,
    email: first.email,
    shared: first.shared,
  };
}

/**
 * Whether somebody has ended this session, or shut its person out: it did not just run out. A device that is told so
 * keeps nothing to be read (P25).
 */
export async function wasRevoked(id: Id): Promise<boolean> {
  const [row] = await db
    .select({ revokedAt: session.revokedAt, active: person.active, deletedAt: person.deletedAt })
    .from(session)
    .leftJoin(person, eq(person.id, session.personId))
    .where(eq(session.id, id));
  return row !== undefined && (row.revokedAt !== null || !row.active || row.deletedAt !== null);
}

/** Whether the session still counts. For streams, which ask again while they are open. */
export async function isSessionLive(id: Id): Promise<boolean> {
  return (await liveSession(id, Date.now())) !== null;
}

/** A new session for a person who has just proved who they are. Always a new id: a token planted before is worth nothing. */
export async function openSession(personId: Id, userAgent: string, now: number, shared = false): Promise<Id> {
  const id = uuidv7(now);
  const row = {
    id,
    personId,
    userAgent: userAgent.slice(0, 255),
    shared,
    createdAt: now,
    seenAt: now,
    expiresAt: now + lifeOf(shared),
  };
  await db.transaction(async (tx) => {
    await tx.insert(session).values(row);
    await auditDoor(tx, 'sign-in', personId, { kind: 'session', id }, now);
  });
  return id;
}

/** Ends a session and the notifications of its device. Ending twice is harmless. */
export async function endSession(id: Id, now: number): Promise<void> {
  await db.transaction(async (tx) => {
    const [ended] = await tx
      .update(session)
      .set({ revokedAt: now })
      .where(and(eq(session.id, id), isNull(session.revokedAt)));
    if (ended.affectedRows === 0) return;
    await tx.delete(pushSubscription).where(eq(pushSubscription.sessionId, id));
    const [row] = await tx.select({ personId: session.personId }).from(session).where(eq(session.id, id));
    if (row) await auditDoor(tx, 'sign-out', row.personId, { kind: 'session', id }, now);
  });
  cache.delete(id);
}

/** Tells this process that these sessions are over, so that it does not believe what it remembers. */
export function forgetSessions(ids: readonly Id[]): void {
  for (const id of ids) cache.delete(id);
}
