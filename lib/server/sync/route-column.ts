import 'server-only';
import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
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
  const all = looked.filter(({ routeAt }) => routeAt !== null);
  if (all.length === 0) return;
  const seen = sql.join(
    all.map(
      ({ id, routeAt }) => sql`when ${sql.param(id, ticket.id)} then ${sql.param(routeAt, ticket.routeAt)}`,
    ),
    sql` `,
  );
  await db
    .update(ticket)
    .set({ routeAt: at })
    .where(
      and(
        inArray(
          ticket.id,
          all.map(({ id }) => id),
        ),
        eq(ticket.routeAt, sql`case ${ticket.id} ${seen} end`),
      ),
    );
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
