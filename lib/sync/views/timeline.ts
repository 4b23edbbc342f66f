import { z } from 'zod';
import { DECISIONS, OUTCOMES } from '#domain/approval/approval';
import { REASONS } from '#domain/assign/choose';
import { STRATEGIES } from '#domain/assign/rule';
import { TASK_ACTS } from '#domain/fulfil/task';
import { CLOCK_FLAGS } from '#domain/kernel/effective-instant';
import { ESCALATION_ACTS, MEASURES } from '#domain/sla/policy';
import { TICKET_RELATIONS } from '#domain/ticket/relations';
import { SCORES } from '#domain/ticket/satisfaction';
import { HOLD_REASONS, RESOLUTION_CODES, TICKET_STATES, TICKET_STEPS } from '#domain/ticket/states';
import { TIMELINE_KINDS } from '#domain/ticket/timeline-kinds';
import { deletedAt, id, instant, ver } from './fields';
import { clockChanges } from './service-level';

/** Which rule, by what strategy, and whom it passed over why. */
export const routeShape = z.strictObject({
  rule: z.string(),
  strategy: z.enum(STRATEGIES),
  over: z.array(z.strictObject({ id, reason: z.enum(REASONS) })),
});

const fieldValue = z.union([z.string(), z.number(), z.boolean(), z.null()]);

/** What changed in a step, for the sentence the timeline makes of it. */
export const timelineData = z.strictObject({
  step: z.enum(TICKET_STEPS).optional(),
  from: z.enum(TICKET_STATES).optional(),
  to: z.enum(TICKET_STATES).optional(),
  assigneeFrom: id.nullish(),
  assigneeTo: id.nullish(),
  teamFrom: id.optional(),
  teamTo: id.optional(),
  holdReason: z.enum(HOLD_REASONS).optional(),
  resolutionCode: z.enum(RESOLUTION_CODES).optional(),
  /** The text comes from a step that was refused; it was written without signal and is kept here. */
  keptFrom: z.enum(TICKET_STEPS).optional(),
  /** Fields an edit changed. */
  changes: z.array(z.strictObject({ field: z.string(), from: fieldValue, to: fieldValue })).optional(),
  /** Both sides changed this field, and whoever was second let the other value stand. */
  kept: z.strictObject({ field: z.string(), mine: fieldValue, theirs: fieldValue }).optional(),
  /** Time spent, in minutes. */
  minutes: z.number().int().positive().optional(),
  /** People named in the text. */
  mentions: z.array(id).optional(),
  /** How the ticket was tied to another, or untied. */
  relation: z.enum(TICKET_RELATIONS).optional(),
  otherId: id.optional(),
  ended: z.boolean().optional(),
  /** What it did to the clocks of the promises. */
  clock: clockChanges.optional(),
  /** Of an escalation: which promise, how far it was used up, percent, and what was done by itself. */
  measure: z.enum(MEASURES).optional(),
  percent: z.number().int().positive().optional(),
  acts: z.array(z.enum(ESCALATION_ACTS)).optional(),
  /** It became a major incident, or ended to be one. */
  major: z.enum(['declared', 'stood_down']).optional(),
  /** How often people are told, minutes. */
  every: z.number().int().positive().optional(),
  /** When it is expected to be fixed; null: nobody can say. */
  expectedAt: instant.nullish(),
  /** What somebody who was asked decided. */
  decision: z.enum(DECISIONS).optional(),
  /** What came of it, with the last word that was needed. */
  outcome: z.enum(OUTCOMES).optional(),
  /** Who may decide from now on, and in whose place. */
  approverFrom: id.optional(),
  approverTo: id.optional(),
  /** How it went, and how it had been said before. */
  score: z.literal(SCORES).optional(),
  scoreFrom: z.literal(SCORES).optional(),
  /** Which of its parts it is about, by its title, and what happened to that. */
  task: z.string().optional(),
  taskAct: z.enum(TASK_ACTS).optional(),
  /** Why it came into somebody's hands by itself, or into nobody's. */
  route: routeShape.optional(),
});
export type TimelineData = z.infer<typeof timelineData>;

/** One thing that happened on a ticket. Append only. */
export const timelineRow = z.strictObject({
  id,
  ticketId: id,
  kind: z.enum(TIMELINE_KINDS),
  /** Staff only: a person who may not see it never learns that it exists. */
  internal: z.boolean(),
  /** Null: the system. */
  actorId: id.nullable(),
  body: z.string(),
  data: timelineData,
  /** By the clock of the device it was done on. */
  occurredAt: instant,
  /** By the clock of the server; null while it is only on this device. */
  receivedAt: instant.nullable(),
  /** The instant that counts (lib/domain/kernel/effective-instant). */
  effectiveAt: instant,
  clockFlag: z.enum(CLOCK_FLAGS).nullable(),
  ver,
  deletedAt,
});
export type TimelineRow = z.infer<typeof timelineRow>;
