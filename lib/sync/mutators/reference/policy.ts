import { z } from 'zod';
import { POLICY_ID } from '#domain/kernel/policy-id';
import { DEFAULT_MATRIX, matrixText, type WholeMatrix, weakerCell } from '#domain/priority/matrix';
import { SETTING_LIMITS } from '#domain/settings/limits';
import { CLOSE_AFTER_DAYS } from '#domain/ticket/closing';
import { defineMutation } from '#sync/define';
import type { Base, Tx } from '#sync/tx';
import { changedFields, mergedFields, requireField, requireSettings } from './guard';

const priority = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)]);
const row = z.tuple([priority, priority, priority]);
/** A whole matrix as it travels. */
export const matrixArg = z.tuple([row, row, row]);

/** The priority matrix, and after how many days a resolved ticket closes by itself. */
export const setPolicy = defineMutation({
  name: 'policy.set',
  v: 1,
  args: z.strictObject({
    matrix: matrixArg,
    closeAfterDays: z.number().int().min(1).max(SETTING_LIMITS.closeAfterDays).nullable(),
  }),
  root: () => ({ kind: 'policy', id: POLICY_ID }),
  baseOf: (tx) => currentBase(tx),
  async run(tx, { matrix, closeAfterDays }) {
    requireSettings(tx);
    const weaker = weakerCell(matrix);
    requireField(!weaker, 'matrix', 'weaker', weaker ? { ...weaker } : {});
    const now = await tx.get('policy', POLICY_ID);
    const mine = { matrix: matrixText(matrix), closeAfterDays };
    const theirs = await currentBase(tx);
    const { fields, merged } = mergedFields(tx.base, mine, theirs);
    const changed = changedFields(theirs, fields);
    if (now && Object.keys(changed).length === 0) return merged.length > 0 ? { merged } : undefined;
    const wanted: WholeMatrix = fields.matrix === mine.matrix ? matrix : (now?.matrix ?? DEFAULT);
    const patch = { matrix: wanted, closeAfterDays: fields.closeAfterDays };
    if (now) await tx.update('policy', POLICY_ID, patch);
    else await tx.insert('policy', { id: POLICY_ID, ...patch });
    return merged.length > 0 ? { merged } : undefined;
  },
});

const DEFAULT = DEFAULT_MATRIX as WholeMatrix;

/** What holds now, the defaults where nobody has set anything. */
async function currentBase(tx: Tx): Promise<Base & { matrix: string; closeAfterDays: number | null }> {
  const now = await tx.get('policy', POLICY_ID);
  return {
    matrix: matrixText(now?.matrix ?? DEFAULT_MATRIX),
    closeAfterDays: now ? now.closeAfterDays : CLOSE_AFTER_DAYS,
  };
}
