import { z } from 'zod';
import { APPROVER_KINDS, DECISIONS, OUTCOMES } from '#domain/approval/approval';
import { APPROVAL_LIMITS } from '#domain/approval/policy';
import { FORM_LIMITS } from '#domain/request/fields';
import { conditionShape } from './condition';
import { id, instant } from './fields';

/** See `Approval`. */
export const approvalShape = z.strictObject({
  since: instant,
  outcome: z.enum(OUTCOMES),
  decidedAt: instant.nullable(),
  groups: z
    .array(
      z.strictObject({
        who: z.enum(APPROVER_KINDS),
        needed: z.number().int().positive(),
        votes: z
          .array(
            z.strictObject({
              personId: id,
              name: z.string(),
              standInId: id.nullable(),
              standIn: z.string().nullable(),
              decision: z.enum(DECISIONS).nullable(),
              byId: id.nullable(),
              at: instant.nullable(),
            }),
          )
          .readonly(),
      }),
    )
    .readonly(),
  remindAt: instant.nullable(),
  reminders: z.number().int().nonnegative(),
});

/** See `ApprovalRule`. */
export const approvalRules = z
  .array(
    z.strictObject({
      id: z.string().min(1).max(FORM_LIMITS.key),
      who: z.enum(APPROVER_KINDS),
      personIds: z.array(z.uuid()).max(APPROVAL_LIMITS.people).readonly(),
      need: z.union([
        z.literal('any'),
        z.literal('all'),
        z.number().int().min(1).max(APPROVAL_LIMITS.people),
      ]),
      when: conditionShape.nullable(),
    }),
  )
  .max(APPROVAL_LIMITS.rules)
  .readonly();
