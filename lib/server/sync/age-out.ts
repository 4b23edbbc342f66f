import 'server-only';
import { randomUUID } from 'node:crypto';
import { and, asc, eq, gt, inArray, isNull, lt } from 'drizzle-orm';
import { db } from '#db/connection';
import { entityScope } from '#db/schema/sync';
import { ticket } from '#db/schema/tickets';
import { historyAudience } from '#domain/access/scopes';
import type { Id, Instant } from '#domain/kernel/types';
import { isHistory, OVER_STATES, SYNC_DEPTH } from '#domain/ticket/history';
import { afterCommit } from './after-commit';
import { moveRoots } from './move-roots';
import { SyncWriter } from './sync-writer';
import { transact } from './transact';

/** Tickets in one transaction, and in one look. */
const CHUNK = 200;

/**
 * Takes tickets that have become history off the devices of those who worked on them; whoever reported one keeps it.
 * They can still be opened one by one, and come back with the next change anybody makes. Reads only what devices of
 * staff hold, however much history there is. Safe in several processes at once.
 *
 * @returns how many left
 */
export async function ageOut(now: Instant): Promise<number> {
  let left = 0;
  for (let after: Id | null = null; ; ) {
    const held: Id[] = await heldByStaff(after);
    const last = held.at(-1);
    if (!last) return left;
    after = last;
    const old = await historyAmong(held, now);
    if (old.length > 0) left += await leave(old, now);
  }
}

/** The next tickets that are on devices of staff. */
async function heldByStaff(after: Id | null): Promise<Id[]> {
  const rows = await heldQuery(after);
  return rows.map(({ id }) => id);
}

/** The statement behind it: a range of its own index. */
export const heldQuery = (after: Id | null) =>
  db
    .selectDistinct({ id: entityScope.rootId })
    .from(entityScope)
    .where(
      and(
        eq(entityScope.rootKind, 'ticket'),
        eq(entityScope.internal, true),
        after ? gt(entityScope.rootId, after) : undefined,
      ),
    )
    .orderBy(asc(entityScope.rootId))
    .limit(CHUNK);

async function historyAmong(ids: readonly Id[], now: Instant): Promise<Id[]> {
  const rows = await db
    .select({ id: ticket.id })
    .from(ticket)
    .where(
      and(
        inArray(ticket.id, [...ids]),
        inArray(ticket.state, [...OVER_STATES]),
        lt(ticket.stateSince, now - SYNC_DEPTH),
        lt(ticket.updatedAt, now - SYNC_DEPTH),
        isNull(ticket.deletedAt),
      ),
    );
  return rows.map(({ id }) => id);
}

/** Looks again behind the locks: somebody may have written to one of them since. */
async function leave(ids: readonly Id[], now: Instant): Promise<number> {
  const count = await transact(async (tx) => {
    const txId = randomUUID();
    const writer = new SyncWriter(tx, txId, now);
    await writer.guardMany('ticket', ids);
    const rows = await tx
      .select()
      .from(ticket)
      .where(inArray(ticket.id, [...ids]));
    const old = rows.filter((row) => row.deletedAt === null && isHistory(row, now));
    const moves = old.map((row) => ({ id: row.id, audience: historyAudience(row) }));
    await moveRoots(tx, { txId, now, kind: 'ticket' }, moves);
    return moves.length;
  }, true);
  afterCommit(false);
  return count;
}
