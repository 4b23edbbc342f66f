import 'server-only';
import { and, asc, eq, gt, isNull, lte, or } from 'drizzle-orm';
import type { Db } from '#db/connection';
import { ticket } from '#db/schema/tickets';
import { LONGEST_BACKDATE } from '#domain/kernel/effective-instant';
import { DomainError } from '#domain/kernel/errors';
import { HOUR, type Id, type Instant } from '#domain/kernel/types';
import type { Clocks } from '#domain/sla/clocks';
import { MEASURES, type Measure } from '#domain/sla/policy';
import type { Run } from '#domain/sla/run';
import type { Intent } from '#sync/protocol/envelope';
import { MUTATIONS } from '#sync/registry';
import { Busy } from '../sync/transact';
import { doTogether } from './do-together';
import { intentUid } from './intent-uid';

/** Tickets that are read, and dealt with in one transaction, at a time. */
const CHUNK = 200;
/** Tickets in one run; the next run goes on. */
const RUN = 2_000;
/** A database that does not answer three times will not answer the fourth. */
const FAILURES = 3;

interface Due {
  id: Id;
  sla: Clocks | null;
  alarmAt: Instant | null;
}

/**
 * Deals with what has come due: each mark of a promise that was passed, once, also what was passed while nothing ran.
 * Any number of workers may do it at the same time. Many in one transaction; where one of them does not go through, it
 * is parted from the others until it stands by itself.
 *
 * @param ended stops between two transactions
 * @returns how many marks this run dealt with
 */
export async function passMarks(db: Db, now: Instant, ended?: AbortSignal): Promise<number> {
  const failures: unknown[] = [];
  const failed = (error: unknown) => {
    // Another worker dealt with it as of another hour.
    if (error instanceof DomainError && error.code === 'exists') return;
    if (!(error instanceof Busy) || failures.push(error) === FAILURES) throw error;
  };
  let passed = 0;
  let after: Due | null = null;
  for (let seen = 0; seen < RUN && !ended?.aborted; seen += CHUNK) {
    const due: Due[] = await dueMarks(db, now, after);
    const intents = due.flatMap((row) => intentsOf(row, now));
    const became = await doTogether(intents, { ended, failed });
    passed += [...became.values()].filter((one) => one === 'now').length;
    after = due.at(-1) ?? null;
    if (due.length < CHUNK) break;
  }
  if (failures.length > 0) throw failures[0];
  return passed;
}

/** What has an alarm by now, in the order of the index `ticket_alarm`. */
export function dueMarks(db: Db, now: Instant, after: Pick<Due, 'id' | 'alarmAt'> | null) {
  const { id, sla, alarmAt } = ticket;
  const behind = after?.alarmAt
    ? or(gt(alarmAt, after.alarmAt), and(eq(alarmAt, after.alarmAt), gt(id, after.id)))
    : undefined;
  return db
    .select({ id, sla, alarmAt })
    .from(ticket, { forceIndex: 'ticket_alarm' })
    .where(and(lte(alarmAt, now), isNull(ticket.deletedAt), behind))
    .orderBy(asc(alarmAt), asc(id))
    .limit(CHUNK);
}

function intentsOf({ id, sla }: Due, now: Instant): Intent[] {
  return MEASURES.flatMap((measure) => {
    const run = sla?.[measure];
    return run && run.nextAt !== null && run.nextAt <= now ? intentOf(id, measure, run, run.nextAt, now) : [];
  });
}

function intentOf(ticketId: Id, measure: Measure, run: Run, nextAt: Instant, now: Instant): Intent {
  const { policyId, done } = run;
  const { name, v } = MUTATIONS['ticket.passMark'];
  const uid = intentUid(`mark ${ticketId} ${measure} ${policyId} ${nextAt} ${done}`);
  const at = { occurredAt: dated(nextAt, now), clockOffset: 0 };
  return { uid, name, v, args: { ticketId, measure }, base: null, ...at };
}

/** When it was passed; of what lies further back than anything may be dated, the hour it is found. */
const dated = (at: Instant, now: Instant): Instant =>
  now - at < LONGEST_BACKDATE - HOUR ? at : now - (now % HOUR);
