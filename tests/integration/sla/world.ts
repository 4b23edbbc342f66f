import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import type { Db } from '#db/connection';
import { ticket, timeline } from '#db/schema/tickets';
import type { Id } from '#domain/kernel/types';
import { startingServiceLevels } from '#domain/sla/starting';
import { withSync } from '#server/sync/with-sync';
import type { SlaPolicyRow } from '#sync/views/service-level';

/** Hours and promises of a new organisation, changed as a test needs them. */
export async function promise(
  over: Partial<SlaPolicyRow> = {},
  also: Partial<SlaPolicyRow>[] = [],
): Promise<{ calendars: Id[]; policies: Id[] }> {
  const { calendars, policies } = startingServiceLevels('Europe/Berlin', randomUUID);
  const [office, always] = calendars.map(({ id }) => id);
  const [first] = policies;
  if (!first || !office || !always) throw new Error('nothing to begin with');
  const all = [over, ...also].map((one, at) => ({
    ...first,
    ...{ id: randomUUID(), name: `Promise ${at}`, position: at, priorities: [], calendarId: always },
    ...one,
  }));
  await withSync(async (writer) => {
    for (const row of calendars)
      await writer.insert('calendar', row, { kind: 'calendar', id: row.id }, false);
    for (const row of all) await writer.insert('slaPolicy', row, { kind: 'slaPolicy', id: row.id }, false);
  });
  return { calendars: [office, always], policies: all.map(({ id }) => id) };
}

/** A ticket as it is stored, with what only the server keeps. */
export async function stored(db: Db, id: Id) {
  const [row] = await db.select().from(ticket).where(eq(ticket.id, id));
  if (!row) throw new Error('no such ticket');
  const entries = await db
    .select()
    .from(timeline)
    .where(eq(timeline.ticketId, id))
    .orderBy(timeline.effectiveAt);
  return { row, entries };
}
