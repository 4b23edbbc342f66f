import 'server-only';
import { and, eq, gte, isNull, max, ne } from 'drizzle-orm';
import { z } from 'zod';
import type { Db } from '#db/connection';
import { workProfile } from '#db/schema/assignment';
import { presence } from '#db/schema/operations';
import { person } from '#db/schema/people';
import { calendar } from '#db/schema/service-levels';
import { syncClient } from '#db/schema/sync';
import { ticket } from '#db/schema/tickets';
import type { Actor } from '#domain/access/roles';
import { readableSight, ticketAudience } from '#domain/access/scopes';
import { isAtWork } from '#domain/assign/at-work';
import type { Id, Instant } from '#domain/kernel/types';
import { DOINGS, type Doing, PRESENT_FOR, type Shown, shownTo } from '#domain/live/presence';
import { silentSince } from '#domain/live/silence';
import type { TicketState } from '#domain/ticket/states';

/** What a device says of its person: `left` when the ticket is no longer open. */
export const presenceBody = z.strictObject({
  ticketId: z.uuid(),
  doing: z.enum([...DOINGS, 'left']),
});

export interface PresenceAnswer {
  others: Shown[];
  /** Since when nothing was heard of whoever has the ticket; null: nothing to say. */
  silentSince: Instant | null;
}

/**
 * Notes who has a ticket open, and tells them who else has.
 * @returns null: there is no such ticket for them
 */
export async function notePresence(
  db: Db,
  actor: Actor,
  { ticketId, doing }: z.infer<typeof presenceBody>,
  now: Instant,
): Promise<PresenceAnswer | null> {
  const mine = and(eq(presence.ticketId, ticketId), eq(presence.personId, actor.id));
  if (doing === 'left') {
    await db.delete(presence).where(mine);
    return { others: [], silentSince: null };
  }
  const [row] = await db
    .select()
    .from(ticket)
    .where(and(eq(ticket.id, ticketId), isNull(ticket.deletedAt)));
  const sight = row ? readableSight(actor, ticketAudience(row)) : 'none';
  if (!row || sight === 'none') return null;
  const said: Doing = sight === 'internal' || doing === 'comments' ? doing : 'views';
  await db
    .insert(presence)
    .values({ ticketId, personId: actor.id, doing: said, seenAt: now })
    .onDuplicateKeyUpdate({ set: { doing: said, seenAt: now } });
  const present = await db
    .select({
      personId: presence.personId,
      role: person.role,
      doing: presence.doing,
      seenAt: presence.seenAt,
    })
    .from(presence)
    .innerJoin(person, eq(person.id, presence.personId))
    .where(
      and(
        eq(presence.ticketId, ticketId),
        ne(presence.personId, actor.id),
        gte(presence.seenAt, now - PRESENT_FOR),
        eq(person.active, true),
        isNull(person.deletedAt),
      ),
    );
  const { assigneeId, state } = row;
  const isOther = assigneeId !== null && assigneeId !== actor.id;
  return {
    others: shownTo({ id: actor.id, sight }, present, now),
    silentSince: isOther ? await silence(db, assigneeId, state, now) : null,
  };
}

async function silence(db: Db, personId: Id, state: TicketState, now: Instant): Promise<Instant | null> {
  const [[profile], [contact]] = await Promise.all([
    db
      .select({ awayUntil: workProfile.awayUntil, hours: calendar })
      .from(workProfile)
      .leftJoin(calendar, and(eq(calendar.id, workProfile.calendarId), isNull(calendar.deletedAt)))
      .where(eq(workProfile.personId, personId)),
    db
      .select({ at: max(syncClient.lastSeen) })
      .from(syncClient)
      .where(eq(syncClient.userId, personId)),
  ]);
  const worker = {
    onShift: isAtWork(profile?.hours ?? undefined, now),
    awayUntil: profile?.awayUntil ?? null,
    lastContact: contact?.at ?? null,
  };
  return silentSince(state, worker, now);
}
