import 'server-only';
import { and, asc, inArray } from 'drizzle-orm';
import type { Db } from '#db/connection';
import { timeline } from '#db/schema/tickets';
import { type Decided, decided, type HandEntry } from '#domain/assign/history';
import type { Id } from '#domain/kernel/types';

/** What was decided before about who is to do these tickets, by their ids. */
export async function readHistories(db: Db, ids: readonly Id[]): Promise<Map<Id, Decided>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select({ ticketId: timeline.ticketId, actorId: timeline.actorId, data: timeline.data })
    .from(timeline)
    .where(and(inArray(timeline.ticketId, [...ids]), inArray(timeline.kind, ['step', 'edit'])))
    .orderBy(asc(timeline.effectiveAt), asc(timeline.id));
  const entries = new Map<Id, HandEntry[]>();
  for (const { ticketId, actorId, data } of rows)
    entries.set(ticketId, [...(entries.get(ticketId) ?? []), { actorId, data }]);
  return new Map([...entries].map(([id, list]) => [id, decided(list)]));
}
