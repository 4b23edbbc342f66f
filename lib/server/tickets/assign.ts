import 'server-only';
import { z } from 'zod';
import { LIMITS } from '#domain/ticket/limits';
import type { SignedIn } from '#server/auth/current';
import { uuidv7 } from '#server/auth/uuid';
import { execute } from '#server/sync/execute';
import type { MutationResult } from '#sync/protocol/result';

const parties = { teamId: z.uuid(), assigneeId: z.uuid().nullable() };

/** What the desk sends: the wish, and what the manager saw when they chose. */
export const assignRequest = z.strictObject({
  ticketId: z.uuid(),
  ...parties,
  /** to whoever gets it */
  note: z.string().trim().min(1).max(LIMITS.text).optional(),
  base: z.strictObject(parties),
});

/**
 * The desk's assignment: the same mutation as everybody's, with what the manager saw as its base, so that whoever
 * assigned in the meantime stands.
 */
export async function assignFromDesk(
  { base, ...args }: z.infer<typeof assignRequest>,
  { actor }: SignedIn,
): Promise<MutationResult> {
  const now = Date.now();
  const intent = {
    uid: uuidv7(now),
    name: 'ticket.assign',
    v: 1,
    args,
    base,
    occurredAt: now,
    clockOffset: 0,
  };
  return execute(actor, intent, { channel: 'desk' });
}
