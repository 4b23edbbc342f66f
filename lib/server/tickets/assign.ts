import 'server-only';
import { z } from 'zod';
import { BULK_STEP } from '#domain/reports/shapes';
import { LIMITS } from '#domain/ticket/limits';
import type { SignedIn } from '#server/auth/current';
import { uuidv7 } from '#server/auth/uuid';
import { execute } from '#server/sync/execute';
import { Busy } from '#server/sync/transact';
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

/** Tickets that are given away together, each to somebody of its own. */
export const assignEachRequest = z.strictObject({ tickets: z.array(assignRequest).min(1).max(BULK_STEP) });

/** What became of one of them, as the answer to it alone would say. */
type Each = { ok: true; data: MutationResult } | { ok: false; error: { code: string } };

/** The same for several in one request, one after the other: a refusal of one changes no other. */
export async function assignEach(
  { tickets }: z.infer<typeof assignEachRequest>,
  who: SignedIn,
): Promise<Each[]> {
  const all: Each[] = [];
  for (const one of tickets)
    try {
      all.push({ ok: true, data: await assignFromDesk(one, who) });
    } catch (error) {
      if (!(error instanceof Busy)) throw error;
      // Others hold this ticket right now; the rest need not wait for it.
      all.push({ ok: false, error: { code: 'unavailable' } });
    }
  return all;
}
