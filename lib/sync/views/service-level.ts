import { z } from 'zod';
import { isHolidayDate } from '#domain/sla/calendar';
import { ESCALATION_ACTS, MEASURES, POLICY_SCOPES, REOPENINGS, RESPONSES } from '#domain/sla/policy';
import { HOLD_REASONS, TICKET_KINDS } from '#domain/ticket/states';
import { deletedAt, id, instant, ver } from './fields';

const minute = z.number().int().min(0).max(1440);
export const weekShape = z.array(z.array(z.tuple([minute, minute]))).length(7);
export const holidayShape = z.strictObject({ date: z.string().refine(isHolidayDate), name: z.string() });

/** When people work (lib/domain/sla/calendar). */
export const calendarRow = z.strictObject({
  id,
  name: z.string(),
  /** IANA name */
  zone: z.string(),
  week: weekShape,
  holidays: z.array(holidayShape),
  /** False: kept because tickets count by it, but not offered. */
  active: z.boolean(),
  ver,
  deletedAt,
});
export type CalendarRow = z.infer<typeof calendarRow>;

const priority = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)]);
const ids = z.array(id);
/** Working minutes. */
const minutes = z.number().int().positive().nullable();

export const escalationShape = z.strictObject({
  measure: z.enum(MEASURES),
  percent: z.number().int().positive(),
  acts: z.array(z.enum(ESCALATION_ACTS)),
});

/** What is promised to which tickets (lib/domain/sla/policy). */
export const slaPolicyRow = z.strictObject({
  id,
  name: z.string(),
  scope: z.enum(POLICY_SCOPES),
  position: z.number(),
  active: z.boolean(),
  kinds: z.array(z.enum(TICKET_KINDS)),
  priorities: z.array(priority),
  categoryIds: ids,
  siteIds: ids,
  teamIds: ids,
  calendarId: id,
  responseMinutes: minutes,
  resolutionMinutes: minutes,
  responseBy: z.enum(RESPONSES),
  pauseReasons: z.array(z.enum(HOLD_REASONS)),
  onReopen: z.enum(REOPENINGS),
  escalations: z.array(escalationShape),
  ver,
  deletedAt,
});
export type SlaPolicyRow = z.infer<typeof slaPolicyRow>;

const ms = z.number().int().nonnegative();
const ahead = instant.nullable();

const run = z.strictObject({
  policyId: id,
  calendarId: id,
  target: ms,
  startedAt: instant,
  used: ms,
  past: z.array(z.tuple([instant, instant]).readonly()).readonly(),
  since: ahead,
  endedAt: ahead,
  dueAt: ahead,
  warnAt: ahead,
  nextAt: ahead,
  done: z.number().int().nonnegative(),
});

/** The clocks of a ticket (lib/domain/sla/run); null: nothing is promised. */
export const clocksShape = z.strictObject({
  response: run.nullable(),
  resolution: run.nullable(),
  team: run.nullable(),
});

const terms = { policyId: id, calendarId: id, target: ms, paused: z.literal(true).optional() };
const change = z.discriminatedUnion('do', [
  z.strictObject({ do: z.enum(['start', 'retarget']), ...terms }),
  z.strictObject({ do: z.enum(['pause', 'run', 'end', 'reopen', 'drop']) }),
]);

/** What an act did to the clocks. */
export const clockChanges = z.strictObject({
  response: change.optional(),
  resolution: change.optional(),
  team: change.optional(),
});
