import { z } from 'zod';
import { ERROR_CODES } from '#domain/kernel/errors';
import { MUTATION_STATUSES } from '#domain/kernel/mutation-status';

const scalar = z.union([z.string(), z.number(), z.boolean(), z.null()]);

/** What is stored and sent about a settled mutation. */
export const mutationResult = z.strictObject({
  status: z.enum(MUTATION_STATUSES),
  /** Set when refused. */
  code: z.enum(ERROR_CODES).nullable(),
  detail: z.record(z.string(), scalar),
  /** Fields where the server's value stands (status `merged`). */
  merged: z.array(z.strictObject({ field: z.string(), base: scalar, mine: scalar, theirs: scalar })),
});
export type MutationResult = z.infer<typeof mutationResult>;

export const OK: MutationResult = { status: 'ok', code: null, detail: {}, merged: [] };

export const settled = z.strictObject({ uid: z.uuid(), result: mutationResult });
export type Settled = z.infer<typeof settled>;
