import 'server-only';
import { and, asc, eq, gt, isNull, lte, or } from 'drizzle-orm';
import type { Db } from '#db/connection';
import { policy } from '#db/schema/people';
import { ticket } from '#db/schema/tickets';
import { SYSTEM } from '#domain/access/system';
import { DomainError } from '#domain/kernel/errors';
import { POLICY_ID } from '#domain/kernel/policy-id';
import { DAY, type Id, type Instant } from '#domain/kernel/types';
import { CLOSE_AFTER_DAYS, closingInstant } from '#domain/ticket/closing';
import { MUTATIONS } from '#sync/registry';
import { execute } from '../sync/execute';
import { Busy } from '../sync/transact';
import { intentUid } from './intent-uid';

const CHUNK = 200;
/** Tickets in one run; the next run goes on. */
const RUN = 2_000;
/** A database that does not answer three times will not answer the fourth. */
const FAILURES = 3;

export interface Due {
  id: Id;
  createdAt: Instant;
  resolvedAt: Instant | null;
  reopenCount: number;
}

/**
 * Closes what was resolved so long ago that nobody will answer any more. One transaction each, like a person's own
 * "close"; any number of workers may do it at the same time, each ticket is closed once.
 *
 * @param ended stops between two tickets
 * @returns how many this run closed
 */
export async function closeResolved(db: Db, now: Instant, ended?: AbortSignal): Promise<number> {
  const days = await closeAfterDays(db);
  if (days === null) return 0;
  const failures: unknown[] = [];
  let closed = 0;
  let after: Due | null = null;
  for (let seen = 0; seen < RUN; seen += CHUNK) {
    const due: Due[] = await dueQuery(db, now - days * DAY, after);
    for (const row of due) {
      if (ended?.aborted) return closed;
      try {
        if (await close(row, days, now)) closed += 1;
      } catch (error) {
        if (!(error instanceof Busy) || failures.push(error) === FAILURES) throw error;
      }
    }
    after = due.at(-1) ?? null;
    if (due.length < CHUNK) break;
  }
  if (failures.length > 0) throw failures[0];
  return closed;
}

/** Null: never. */
async function closeAfterDays(db: Db): Promise<number | null> {
  const [row] = await db
    .select({ days: policy.closeAfterDays })
    .from(policy)
    .where(and(eq(policy.id, POLICY_ID), isNull(policy.deletedAt)));
  return row ? row.days : CLOSE_AFTER_DAYS;
}

/** Resolved before an instant, in the order of the index `ticket_state`: only what still waits is read. */
export function dueQuery(db: Db, before: Instant, after: Pick<Due, 'id' | 'createdAt'> | null) {
  const { id, createdAt, resolvedAt, reopenCount } = ticket;
  const behind = after
    ? or(gt(createdAt, after.createdAt), and(eq(createdAt, after.createdAt), gt(id, after.id)))
    : undefined;
  return (
    db
      .select({ id, createdAt, resolvedAt, reopenCount })
      // Three indexes begin alike, and only this one goes on in this order: by their statistics it cannot be told.
      .from(ticket, { forceIndex: 'ticket_state' })
      .where(and(eq(ticket.state, 'resolved'), isNull(ticket.deletedAt), lte(resolvedAt, before), behind))
      .orderBy(asc(createdAt), asc(id))
      .limit(CHUNK)
  );
}

async function close(row: Due, days: number, now: Instant): Promise<boolean> {
  const occurredAt = row.resolvedAt === null ? null : closingInstant(row.resolvedAt, days, now);
  if (occurredAt === null) return false;
  const { name, v } = MUTATIONS['ticket.close'];
  const intent = {
    uid: intentUid(`close ${row.id} ${row.resolvedAt} ${row.reopenCount}`),
    name,
    v,
    args: { ticketId: row.id },
    base: null,
  };
  try {
    const { status } = await execute(SYSTEM, { ...intent, occurredAt, clockOffset: 0 }, { channel: 'job' });
    return status === 'ok';
  } catch (error) {
    // Another worker closed it as of another hour.
    if (error instanceof DomainError && error.code === 'exists') return false;
    throw error;
  }
}
