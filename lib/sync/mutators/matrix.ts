import { POLICY_ID } from '#domain/kernel/policy-id';
import { DEFAULT_MATRIX, type PriorityMatrix } from '#domain/priority/matrix';
import type { Tx } from '#sync/tx';

/** The organisation's priority matrix, as far as this side knows it. */
export async function matrixOf(tx: Tx): Promise<PriorityMatrix> {
  return (await tx.get('policy', POLICY_ID))?.matrix ?? DEFAULT_MATRIX;
}
