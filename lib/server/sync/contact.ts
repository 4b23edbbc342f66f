import 'server-only';
import { and, eq, isNull, ne, sql } from 'drizzle-orm';
import { db } from '#db/connection';
import { session } from '#db/schema/people';
import { syncClient } from '#db/schema/sync';
import { type Id, type Instant, MINUTE } from '#domain/kernel/types';
import { reportFailure } from '../auth/report-failure';

/** `last_seen` moves at most this often: a pull must not cost a write. */
const NOTE_EVERY = 5 * MINUTE;
const SIZE = 20_000;

// On globalThis: Next loads this module once per bundle.
const shared = globalThis as typeof globalThis & { holdfastContacts?: Map<string, Instant> };
shared.holdfastContacts ??= new Map();
const noted = shared.holdfastContacts;

export interface Contact {
  clientId: Id;
  userId: Id;
  sessionId: Id;
  schemaV: number;
}

/** Notes, at most every few minutes, that a device was here. Nobody waits for it, and nothing fails with it. */
export function noteContact(contact: Contact, now: Instant): void {
  const key = `${contact.clientId}/${contact.sessionId}`;
  const last = noted.get(key);
  if (last !== undefined && now - last < NOTE_EVERY && now >= last) return;
  if (noted.size >= SIZE) noted.clear();
  noted.set(key, now);
  contacted(contact, now).catch((error: unknown) => {
    noted.delete(key);
    reportFailure('noting a contact', error);
  });
}

/**
 * Writes down that a device was here, under whose session, and that the names this browser had before are over.
 * @returns false when the client is somebody else's
 */
export async function contacted(
  { clientId, userId, sessionId, schemaV }: Contact,
  now: Instant,
): Promise<boolean> {
  const [here] = await db
    .select({ userAgent: session.userAgent })
    .from(session)
    .where(and(eq(session.id, sessionId), eq(session.personId, userId)));
  const said = { schemaV, lastSeen: now, sessionId, userAgent: here?.userAgent ?? null };
  await db
    .insert(syncClient)
    .values({ clientId, userId, createdAt: now, ...said })
    .onDuplicateKeyUpdate({ set: { clientId: sql`client_id` } });
  const [mine] = await db
    .update(syncClient)
    .set({ ...said, replacedAt: null })
    .where(and(eq(syncClient.clientId, clientId), eq(syncClient.userId, userId)));
  if (mine.affectedRows === 0) return false;
  await db
    .update(syncClient)
    .set({ replacedAt: now })
    .where(
      and(
        eq(syncClient.sessionId, sessionId),
        ne(syncClient.clientId, clientId),
        isNull(syncClient.replacedAt),
      ),
    );
  return true;
}
