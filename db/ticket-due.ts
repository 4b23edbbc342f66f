import type { Approval } from '#domain/approval/approval';
import { readyTasks, type Task } from '#domain/fulfil/task';
import type { Id, Instant } from '#domain/kernel/types';
import type { Major } from '#domain/major/major';
import type { Clocks } from '#domain/sla/clocks';
import { NEVER_DUE, nextAlarm, nextDue } from '#domain/sla/due';
import type { TicketState } from '#domain/ticket/states';

/** What the database keeps beside the clocks of a ticket, so that it can order by them. Same `sla`, same columns. */
export function withDue<R extends { sla?: Clocks | null }>(
  row: R,
): R & { dueAt?: number; alarmAt?: number | null } {
  const { sla } = row;
  if (sla === undefined) return row;
  return { ...row, dueAt: nextDue(sla)?.at ?? NEVER_DUE, alarmAt: nextAlarm(sla) };
}

/** When a major incident is to be looked after next. */
export function withUpdate<R extends { major?: Major | null }>(row: R): R & { updateDueAt?: Instant | null } {
  return row.major === undefined ? row : { ...row, updateDueAt: row.major?.dueAt ?? null };
}

/** What of a ticket decides whether it is to be given to somebody. */
interface Handed {
  state?: TicketState;
  categoryId?: Id | null;
  assigneeId?: Id | null;
}

/** When those who have not decided are reminded next. */
export function withReminder<R extends { approval?: Approval | null; state?: TicketState }>(
  row: R,
): R & { remindAt?: Instant | null } {
  // Taken back, or decided: nobody is reminded any more.
  if (row.state !== undefined && row.state !== 'awaiting_approval') return { ...row, remindAt: null };
  return row.approval === undefined ? row : { ...row, remindAt: row.approval?.remindAt ?? null };
}

/** When it is to be looked at who gets those of its parts that nobody has; null: there are none that can be done now. */
export function withTasks<R extends { tasks?: readonly Task[] | null }>(
  row: R,
  now: Instant,
): R & { taskAt?: Instant | null } {
  if (row.tasks === undefined) return row;
  const isFree = readyTasks(row.tasks).some(({ assigneeId }) => assigneeId === null);
  return { ...row, taskAt: isFree ? now : null };
}

/**
 * When it is to be looked at who gets it: what is new, what came back to a queue or was taken up again without anybody,
 * and what got another category. Whoever gets it settles that.
 * @param row all of a ticket, or what changes in it
 */
export function withRoute<R extends Handed>(row: R, now: Instant): R & { routeAt?: Instant | null } {
  if (row.assigneeId || row.state === 'awaiting_approval') return { ...row, routeAt: null };
  const isAsked = row.assigneeId === null || row.state === 'new' || row.categoryId !== undefined;
  return isAsked ? { ...row, routeAt: now } : row;
}
