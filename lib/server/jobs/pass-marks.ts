import 'server-only';
import { and, asc, eq, gt, isNull, lte, or } from 'drizzle-orm';
import type { Db } from '#db/connection';
import { ticket } from '#db/schema/tickets';
import { SYSTEM } from '#domain/access/system';
import { LONGEST_BACKDATE } from '#domain/kernel/effective-instant';
import { DomainError } from '#domain/kernel/errors';
import { HOUR, type Id, type Instant } from '#domain/kernel/types';
import type { Clocks } from '#domain/sla/clocks';
import { MEASURES, type Measure } from '#domain/sla/policy';
import type { Run } from '#domain/sla/run';
import { MUTATIONS } from '#sync/registry';
import { execute } from '../sync/execute';
import { Busy } from '../sync/transact';
import { intentUid } from './intent-uid';

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
 * Any number of workers may do it at the same time.
 *
 * @param ended stops between two tickets
 * @returns how many clocks this run looked after
 */
export async function passMarks(db: Db, now: Instant, ended?: AbortSignal): Promise<number> {
  const failures: unknown[] = [];
  let passed = 0;
  let after: Due | null = null;
  for (let seen = 0; seen < RUN; seen += CHUNK) {
    const due: Due[] = await dueMarks(db, now, after);
    for (const row of due) {
      if (ended?.aborted) return passed;
      try {
        passed += await passOf(row, now);
      } catch (error) {
        if (!(error instanceof Busy) || failures.push(error) === FAILURES) throw error;
      }
    }
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

async function passOf({ id, sla }: Due, now: Instant): Promise<number> {
  let passed = 0;
  for (const measure of MEASURES) {
    const run = sla?.[measure];
    if (run && run.nextAt !== null && run.nextAt <= now && (await pass(id, measure, run, now))) passed += 1;
  }
  return passed;
}

async function pass(ticketId: Id, measure: Measure, run: Run, now: Instant): Promise<boolean> {
  const { nextAt, policyId, done } = run;
  const { name, v } = MUTATIONS['ticket.passMark'];
  const uid = intentUid(`mark ${ticketId} ${measure} ${policyId} ${nextAt} ${done}`);
  const intent = { uid, name, v, args: { ticketId, measure }, base: null };
  try {
    const at = { occurredAt: dated(nextAt ?? now, now), clockOffset: 0 };
    const { status } = await execute(SYSTEM, { ...intent, ...at }, { channel: 'job' });
    return status === 'ok';
  } catch (error) {
    // Another worker dealt with it as of another hour.
    if (error instanceof DomainError && error.code === 'exists') return false;
    throw error;
  }
}

/** When it was passed; of what lies further back than anything may be dated, the hour it is found. */
const dated = (at: Instant, now: Instant): Instant =>
  now - at < LONGEST_BACKDATE - HOUR ? at : now - (now % HOUR);
