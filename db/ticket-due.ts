import type { Clocks } from '#domain/sla/clocks';
import { NEVER_DUE, nextAlarm, nextDue } from '#domain/sla/due';

/** What the database keeps beside the clocks of a ticket, so that it can order by them. Same `sla`, same columns. */
export function withDue<R extends { sla?: Clocks | null }>(
  row: R,
): R & { dueAt?: number; alarmAt?: number | null } {
  const { sla } = row;
  if (sla === undefined) return row;
  return { ...row, dueAt: nextDue(sla)?.at ?? NEVER_DUE, alarmAt: nextAlarm(sla) };
}
