import { POLICY_ID } from '#domain/kernel/policy-id';
import type { Tx } from '#sync/tx';

/** Whether the organisation asks how it went, as far as this side knows it. */
export async function asksHow(tx: Tx): Promise<boolean> {
  return (await tx.get('policy', POLICY_ID))?.asksHow !== false;
}
