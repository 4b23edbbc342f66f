import 'server-only';
import { createHash, randomBytes } from 'node:crypto';
import { and, eq, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { db } from '#db/connection';
import { calendarFeed } from '#db/schema/changes';
import { person } from '#db/schema/people';
import { can } from '#domain/access/capabilities';
import type { CalendarShare } from '#domain/change/view';
import { HOUR, type Id, type Instant } from '#domain/kernel/types';
import { tooFast, wasRight } from '#server/auth/door-throttle';
import type { SignedIn } from '#server/auth/sessions';
import { auditPerson } from '#server/people/change-person';
import { deskOrigin } from '#server/people/invite';
import { withSync } from '#server/sync/with-sync';

const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');

export const shareRequest = z.strictObject({});

/** Whether somebody's own calendar reads the changes, and when it last did. */
export async function calendarShare(personId: Id): Promise<CalendarShare | null> {
  const { createdAt, askedAt } = calendarFeed;
  const [row] = await db
    .select({ createdAt, askedAt })
    .from(calendarFeed)
    .where(eq(calendarFeed.personId, personId));
  return row ?? null;
}

/**
 * A new secret address for somebody's own calendar; one they had before is worthless from now on.
 * @returns the address, which can be read this once. Without `HOLDFAST_URL` it begins at its path.
 */
export async function shareCalendar(_: z.infer<typeof shareRequest>, { actor }: SignedIn): Promise<string> {
  const secret = randomBytes(32).toString('base64url');
  await withSync(async (writer) => {
    const row = { secretHash: hashOf(secret), createdAt: writer.now, askedAt: null };
    await writer.tx
      .insert(calendarFeed)
      .values({ personId: actor.id, ...row })
      .onDuplicateKeyUpdate({ set: row });
    await auditPerson(writer, 'person.shareCalendar', actor.id, { actorId: actor.id, channel: 'desk' });
  });
  return `${deskOrigin()}/api/calendar/${secret}`;
}

/** The address of somebody's calendar is worthless from now on. Said twice it is so once. */
export async function endShare(_: z.infer<typeof shareRequest>, { actor }: SignedIn): Promise<null> {
  await withSync(async (writer) => {
    const [done] = await writer.tx.delete(calendarFeed).where(eq(calendarFeed.personId, actor.id));
    if (done.affectedRows > 0)
      await auditPerson(writer, 'person.unshareCalendar', actor.id, { actorId: actor.id, channel: 'desk' });
  });
  return null;
}

/**
 * Whose calendar a secret belongs to. Whoever left, or may no longer see the changes, has none.
 * @returns `slow` when too many secrets were tried; null when it is none
 */
export async function feedHolder(secret: string, peer: string, now: Instant): Promise<Id | 'slow' | null> {
  const hash = hashOf(secret);
  if (await tooFast('link', hash, peer, now)) return 'slow';
  const [row] = await db
    .select({ id: person.id, role: person.role, askedAt: calendarFeed.askedAt })
    .from(calendarFeed)
    .innerJoin(person, eq(person.id, calendarFeed.personId))
    .where(and(eq(calendarFeed.secretHash, hash), eq(person.active, true), isNull(person.deletedAt)));
  if (!row || !can(row.role, 'change.manage')) return null;
  wasRight('link', hash, peer, now);
  if (row.askedAt === null || now - row.askedAt > HOUR)
    await db.update(calendarFeed).set({ askedAt: now }).where(eq(calendarFeed.secretHash, hash));
  return row.id;
}
