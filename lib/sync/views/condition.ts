import { z } from 'zod';
import { FORM_LIMITS, TESTS } from '#domain/request/fields';

/** See `Condition`. */
export const conditionShape = z.strictObject({
  match: z.enum(['all', 'any']),
  tests: z
    .array(
      z.strictObject({
        field: z.string().min(1).max(FORM_LIMITS.key),
        is: z.enum(TESTS),
        value: z.union([z.string().max(FORM_LIMITS.text), z.number()]).nullable(),
      }),
    )
    .max(FORM_LIMITS.tests)
    .readonly(),
});
