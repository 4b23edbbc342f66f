import { z } from 'zod';
import { PLAN_LIMITS } from '#domain/fulfil/plan';
import { HANDS_KEPT, TASK_OUTCOMES, TASKS_MAX } from '#domain/fulfil/task';
import { FORM_LIMITS } from '#domain/request/fields';
import { conditionShape } from './condition';
import { id, instant } from './fields';

const key = z.string().min(1).max(FORM_LIMITS.key);

/** See `Task`. */
export const tasksShape = z
  .array(
    z.strictObject({
      ...{ id: key, title: z.string(), teamId: id, assigneeId: id.nullable() },
      hadIt: z.array(id).max(HANDS_KEPT).readonly(),
      after: z.array(key).readonly(),
      steps: z
        .array(z.strictObject({ text: z.string(), doneAt: instant.nullable(), doneById: id.nullable() }))
        .readonly(),
      outcome: z.enum(TASK_OUTCOMES).nullable(),
      endedAt: instant.nullable(),
      endedById: id.nullable(),
    }),
  )
  .max(TASKS_MAX)
  .readonly();

/** See `PlannedTask`. */
export const planShape = z
  .array(
    z.strictObject({
      id: key,
      title: z.string().trim().max(PLAN_LIMITS.title),
      teamId: id.nullable(),
      after: z.array(key).max(PLAN_LIMITS.tasks).readonly(),
      steps: z.array(z.string().trim().max(PLAN_LIMITS.step)).max(PLAN_LIMITS.steps).readonly(),
      when: conditionShape.nullable(),
    }),
  )
  .max(PLAN_LIMITS.tasks)
  .readonly();
