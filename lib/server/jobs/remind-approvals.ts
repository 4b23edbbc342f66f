import 'server-only';
import { and, asc, eq, isNull, lte } from 'drizzle-orm';
import type { Db } from '#db/connection';
import { ticket } from '#db/schema/tickets';
import { SYSTEM } from '#domain/access/system';
import { DomainError } from '#domain/kernel/errors';
import type { Instant } from '#domain/kernel/types';
import { MUTATIONS } from '#sync/registry';
import { execute } from '../sync/execute';
import { Busy } from '../sync/transact';
import { intentUid } from './intent-uid';

/** What is reminded of in one run; the next goes on. */
const RUN = 100;

/**
 * Reminds those who have not decided. Any number of workers may do it at the same time: of what is due each reminder is one
 * intent.
 *
 * @returns how many reminders were due
 */
export async function remindApprovals(db: Db, now: Instant, ended?: AbortSignal): Promise<number> {
  const due = await dueApprovals(db, now);
  let done = 0;
  for (const { id: ticketId, remindAt } of due) {
    if (ended?.aborted || remindAt === null) break;
    const name = 'approval.remind';
    const intent = {
      ...{ uid: intentUid(`${name} ${ticketId} ${remindAt}`), name, v: MUTATIONS[name].v, base: null },
      ...{ args: { ticketId, dueAt: remindAt }, occurredAt: now, clockOffset: 0 },
    };
    try {
      await execute(SYSTEM, intent, { channel: 'job' });
      done += 1;
    } catch (error) {
      // Somebody writes to it right now, or another worker was here.
      if (!(error instanceof DomainError || error instanceof Busy)) throw error;
    }
  }
  return done;
}

/** What waits and is to be reminded of by now, in the order of the index `ticket_remind`. */
export function dueApprovals(db: Db, now: Instant) {
  const { id, remindAt } = ticket;
  return db
    .select({ id, remindAt })
    .from(ticket, { forceIndex: 'ticket_remind' })
    .where(and(lte(remindAt, now), eq(ticket.state, 'awaiting_approval'), isNull(ticket.deletedAt)))
    .orderBy(asc(remindAt), asc(id))
    .limit(RUN);
}
