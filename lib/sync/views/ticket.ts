import { z } from 'zod';
import { UPDATE_EVERY } from '#domain/major/major';
import { SCORES } from '#domain/ticket/satisfaction';
import { HOLD_REASONS, RESOLUTION_CODES, TICKET_KINDS, TICKET_STATES } from '#domain/ticket/states';
import { approvalShape } from './approval';
import { requestShape } from './catalog';
import { deletedAt, id, instant, ver } from './fields';
import { clocksShape } from './service-level';
import { tasksShape } from './task';

/** See `Major`. */
const majorShape = z.strictObject({
  since: instant,
  every: z.literal(UPDATE_EVERY),
  dueAt: instant.nullable(),
  affected: z.number().int().nonnegative(),
  stoodDown: z.literal(true).optional(),
});

const level = z.union([z.literal(1), z.literal(2), z.literal(3)]);

/** A ticket as devices hold it. Same columns as the table `ticket` (a test compares them). */
export const ticketRow = z.strictObject({
  id,
  kind: z.enum(TICKET_KINDS),
  /** Null until the server has numbered it. */
  number: z.string().nullable(),
  title: z.string(),
  description: z.string(),
  state: z.enum(TICKET_STATES),
  /** Effective instant of the step that led to the state. */
  stateSince: instant,
  impact: level,
  urgency: level,
  priority: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)]),
  categoryId: id.nullable(),
  siteId: id.nullable(),
  /** Free words for where it is: "level −2, room B−2.14". */
  place: z.string().nullable(),
  /** What it is about; null: nobody said. */
  assetId: id.nullable(),
  teamId: id,
  assigneeId: id.nullable(),
  /** Effective instant of when it came into these hands or this queue; null: it was reported there. */
  handedAt: instant.nullable(),
  /** Effective instant of when whoever has it took it or said that they have it; null: not yet. */
  acceptedAt: instant.nullable(),
  /** For whom. */
  requesterId: id,
  /** Who wrote it; differs when reported on behalf of somebody. */
  reporterId: id,
  holdReason: z.enum(HOLD_REASONS).nullable(),
  resolutionCode: z.enum(RESOLUTION_CODES).nullable(),
  /** Effective instants. */
  createdAt: instant,
  resolvedAt: instant.nullable(),
  closedAt: instant.nullable(),
  reopenCount: z.number().int().nonnegative(),
  /** How it went for whoever needed it, 1 to 5, and when they said so first; null: they have not, since it was fixed last. */
  satisfaction: z.literal(SCORES).nullable(),
  ratedAt: instant.nullable(),
  /** The ticket this one is a part of, e.g. of a major incident. */
  parentId: id.nullable(),
  /** The ticket that tells the same; this one is then closed. */
  duplicateOfId: id.nullable(),
  relatedIds: z.array(id),
  /** People who follow it without working on it. */
  watcherIds: z.array(id),
  /** Seen by its parties only, not by the team (HR, security). */
  confidential: z.boolean(),
  /** What was promised and how its clocks stand; null: nothing is promised. */
  sla: clocksShape.nullable(),
  /** What makes it a major incident; null: it is none, and never was. */
  major: majorShape.nullable(),
  /** What was asked for, of a service request; null: it is none. */
  request: requestShape.nullable(),
  /** How it stands with its approval; null: it needs none. */
  approval: approvalShape.nullable(),
  /** Its parts, each with a team of its own; null: it has none. */
  tasks: tasksShape.nullable(),
  /** Effective instant of the last change anybody made. */
  updatedAt: instant,
  ver,
  deletedAt,
});
export type TicketRow = z.infer<typeof ticketRow>;
