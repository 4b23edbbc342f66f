import 'server-only';
import { randomUUID } from 'node:crypto';
import { and, asc, eq, gt, inArray, isNotNull, isNull, notExists, sql } from 'drizzle-orm';
import { db } from '#db/connection';
import { entityScope, syncScope } from '#db/schema/sync';
import { ticket } from '#db/schema/tickets';
import { ticketAudience } from '#domain/access/scopes';
import type { Id, Instant } from '#domain/kernel/types';
import { isOpen, TICKET_STATES } from '#domain/ticket/states';
import { afterCommit } from './after-commit';
import { moveRoots } from './move-roots';
import { SyncWriter } from './sync-writer';
import { transact } from './transact';

/** Tickets in one transaction, and in one look. */
const CHUNK = 200;
const OPEN_STATES = TICKET_STATES.filter(isOpen);

/**
 * Puts open tickets into the scope of their site that are not in it: those which an earlier version wrote. Reads only
 * what is open. Ends at once where nothing is missing, goes on where it was stopped, and is safe in several processes.
 *
 * @returns how many were put there
 */
export async function completeSiteScopes(now: Instant): Promise<number> {
  let put = 0;
  for (let after: Id | null = null; ; ) {
    const ids: Id[] = (await missingQuery(after)).map(({ id }) => id);
    const last = ids.at(-1);
    if (!last) return put;
    after = last;
    put += await complete(ids, now);
  }
}

/** The next open tickets that are not in the scope of their site. */
export const missingQuery = (after: Id | null) =>
  db
    .select({ id: ticket.id })
    .from(ticket)
    .where(
      and(
        after ? gt(ticket.id, after) : undefined,
        inArray(ticket.state, OPEN_STATES),
        isNull(ticket.deletedAt),
        isNotNull(ticket.siteId),
        eq(ticket.confidential, false),
        notExists(
          db
            .select({ one: sql`1` })
            .from(entityScope)
            .innerJoin(syncScope, eq(syncScope.id, entityScope.scopeId))
            .where(
              and(
                eq(entityScope.rootKind, 'ticket'),
                eq(entityScope.rootId, ticket.id),
                sql`${syncScope.name} = concat('site:', insert(insert(insert(insert(lower(hex(${ticket.siteId})), 9, 0, '-'), 14, 0, '-'), 19, 0, '-'), 24, 0, '-'))`,
              ),
            ),
        ),
      ),
    )
    .orderBy(asc(ticket.id))
    .limit(CHUNK);

/** Looks again behind the locks: somebody may have written to one of them since. */
async function complete(ids: readonly Id[], now: Instant): Promise<number> {
  await transact(async (tx) => {
    const txId = randomUUID();
    const writer = new SyncWriter(tx, txId, now);
    await writer.guardMany('ticket', ids);
    const rows = await tx
      .select()
      .from(ticket)
      .where(inArray(ticket.id, [...ids]));
    const open = rows.filter(({ state }) => isOpen(state));
    const moves = open.map((row) => ({ id: row.id, audience: ticketAudience(row) }));
    await moveRoots(tx, { txId, now, kind: 'ticket' }, moves);
  }, true);
  afterCommit(false);
  return ids.length;
}
