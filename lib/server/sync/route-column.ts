import 'server-only';
import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { Db, DbTx } from '#db/connection';
import { ticket } from '#db/schema/tickets';
import type { Id, Instant } from '#domain/kernel/types';

/** A ticket, and when it was to be looked at who gets it. */
interface Looked {
  id: Id;
  routeAt: Instant | null;
}

/**
 * Says when these tickets are to be looked at again; null: not before something happens to them. What has happened
 * since they were read stands. No device holds this column, so the feed has nothing to tell.
 */
export async function lookAgain(db: Db, looked: readonly Looked[], at: Instant | null): Promise<void> {
  const byInstant = new Map<Instant, Id[]>();
  for (const { id, routeAt } of looked)
    if (routeAt !== null) byInstant.set(routeAt, [...(byInstant.get(routeAt) ?? []), id]);
  for (const [seen, ids] of byInstant)
    await db
      .update(ticket)
      .set({ routeAt: at })
      .where(and(inArray(ticket.id, ids), eq(ticket.routeAt, seen)));
}

/**
 * Has tickets that wait in a queue looked at now. What somebody has by now, or what is looked at anyway, is left alone.
 * @returns how many it were
 */
export async function lookNow(tx: DbTx, ids: readonly Id[], now: Instant): Promise<number> {
  const [done] = await tx
    .update(ticket)
    .set({ routeAt: now })
    .where(
      and(
        inArray(ticket.id, [...ids]),
        eq(ticket.state, 'new'),
        isNull(ticket.assigneeId),
        isNull(ticket.routeAt),
        isNull(ticket.deletedAt),
      ),
    );
  return done.affectedRows;
}
