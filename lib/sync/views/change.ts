import { z } from 'zod';
import {
  CHANGE_DEEDS,
  CHANGE_LIMITS,
  CHANGE_RESULTS,
  CHANGE_STATES,
  CHANGE_TYPES,
} from '#domain/change/change';
import { CHANGE_RULE_LIMITS } from '#domain/change/policy';
import { RISK_LEVELS } from '#domain/change/risk';
import { FREEZE_KINDS } from '#domain/change/schedule';
import { approvalShape } from './approval';
import { deletedAt, id, instant, ver } from './fields';

/** See `PlanStep`. */
const planSteps = z
  .array(
    z.strictObject({
      ...{ id, title: z.string(), ownerId: id.nullable(), minutes: z.number().int().nonnegative() },
      ...{ doneAt: instant.nullable(), doneById: id.nullable() },
    }),
  )
  .max(CHANGE_LIMITS.steps)
  .readonly();
const count = z.number().int().nonnegative();

/** See `Felt`. */
export const feltShape = z.strictObject({ services: count, people: count, sites: count });

/** See `ChangeApproval`. */
const changeApproval = approvalShape.extend({
  ...{ names: z.array(z.string()).readonly(), seen: z.string(), expiresAt: instant.nullable() },
});

/** What is to be changed, how, and whether it may go ahead. For staff, and those who are asked to approve it. */
export const changeRow = z.strictObject({
  id,
  /** Null until the server has numbered it. */
  number: z.string().nullable(),
  title: z.string(),
  type: z.enum(CHANGE_TYPES),
  /** Of a standard one: what it was made of. */
  templateId: id.nullable(),
  state: z.enum(CHANGE_STATES),
  stateSince: instant,
  reason: z.string(),
  description: z.string(),
  plan: planSteps,
  backOut: z.string(),
  tests: z.string(),
  windowFrom: instant.nullable(),
  windowTo: instant.nullable(),
  assetIds: z.array(id).max(CHANGE_LIMITS.assets).readonly(),
  /** What depends on its assets; null: not known. */
  felt: feltShape.nullable(),
  categoryId: id.nullable(),
  siteId: id.nullable(),
  requesterId: id,
  ownerId: id.nullable(),
  teamId: id.nullable(),
  /** Answers, one figure a question (`riskOf`); empty: not all are given. */
  risk: z.string(),
  riskLevel: z.enum(RISK_LEVELS).nullable(),
  /** Null: nobody was asked. */
  approval: changeApproval.nullable(),
  /** Why it was scheduled into a freeze; null: it was not. */
  overrideReason: z.string().nullable(),
  incidentIds: z.array(id).max(CHANGE_LIMITS.links).readonly(),
  problemIds: z.array(id).max(CHANGE_LIMITS.links).readonly(),
  /** Incidents that happened because of it, as somebody has said. */
  causedIds: z.array(id).max(CHANGE_LIMITS.links).readonly(),
  startedAt: instant.nullable(),
  /** When somebody said that it is undone again. */
  backedOutAt: instant.nullable(),
  endedAt: instant.nullable(),
  result: z.enum(CHANGE_RESULTS).nullable(),
  reviewNotes: z.string(),
  /** The oldest first. */
  log: z
    .array(z.strictObject({ at: instant, byId: id, deed: z.enum(CHANGE_DEEDS), note: z.string() }))
    .max(CHANGE_LIMITS.log)
    .readonly(),
  createdAt: instant,
  updatedAt: instant,
  ver,
  deletedAt,
});
export type ChangeRow = z.infer<typeof changeRow>;

/** What of a change is looked at beside others: all of it but its words and its story. */
export type PlannedChange = Omit<
  ChangeRow,
  'log' | 'description' | 'reason' | 'backOut' | 'tests' | 'reviewNotes'
>;

/** See `Freeze`. */
export const freezeRow = z.strictObject({
  ...{ id, name: z.string(), reason: z.string(), from: instant, to: instant, siteId: id.nullable() },
  kind: z.enum(FREEZE_KINDS),
  ...{ active: z.boolean(), ver, deletedAt },
});
export type FreezeRow = z.infer<typeof freezeRow>;

const ids = z.array(id).max(CHANGE_RULE_LIMITS.people).readonly();

/** See `ChangeRule`. */
export const changePolicyRow = z.strictObject({
  ...{ id, name: z.string(), position: z.number() },
  types: z.array(z.enum(CHANGE_TYPES)).readonly(),
  riskAtLeast: z.enum(RISK_LEVELS).nullable(),
  ...{ siteIds: ids, categoryIds: ids, personIds: ids, teamId: id.nullable() },
  need: z.union([z.literal('any'), z.literal('all'), z.number().int().min(1).max(CHANGE_RULE_LIMITS.people)]),
  withinHours: z.number().int().min(1).max(CHANGE_RULE_LIMITS.hours).nullable(),
  ...{ last: z.boolean(), active: z.boolean(), ver, deletedAt },
});
export type ChangePolicyRow = z.infer<typeof changePolicyRow>;

/** See `ChangeTemplate`. */
export const changeTemplateRow = z.strictObject({
  ...{ id, name: z.string(), description: z.string() },
  plan: z
    .array(z.strictObject({ title: z.string(), minutes: z.number().int().nonnegative() }))
    .max(CHANGE_LIMITS.steps)
    .readonly(),
  ...{ backOut: z.string(), tests: z.string(), risk: z.string(), changeId: id },
  ...{ active: z.boolean(), ver, deletedAt },
});
export type ChangeTemplateRow = z.infer<typeof changeTemplateRow>;
