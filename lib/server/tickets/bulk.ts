import 'server-only';
import { z } from 'zod';
import type { Id } from '#domain/kernel/types';
import { BULK_STEP, type BulkResult } from '#domain/reports/shapes';
import { LIMITS } from '#domain/ticket/limits';
import { HOLD_REASONS } from '#domain/ticket/states';
import type { SignedIn } from '#server/auth/current';
import { execute } from '#server/sync/execute';
import { Busy } from '#server/sync/transact';
import type { Intent } from '#sync/protocol/envelope';

const parties = { teamId: z.uuid(), assigneeId: z.uuid().nullable() };
/** Made by the page, one a ticket: sent again after a lost answer, the same act is not done twice. */
const uid = z.uuidv7();

/** Several tickets for one person or queue; for each what the manager saw when they chose. */
export const assignManyRequest = z.strictObject({
  ...parties,
  /** to whoever gets them, on each */
  note: z.string().trim().min(1).max(LIMITS.text).optional(),
  tickets: z
    .array(z.strictObject({ uid, ticketId: z.uuid(), base: z.strictObject(parties) }))
    .min(1)
    .max(BULK_STEP),
});

/** Several tickets that wait for the same. */
export const holdManyRequest = z.strictObject({
  reason: z.enum(HOLD_REASONS),
  note: z.string().trim().max(LIMITS.text),
  tickets: z
    .array(z.strictObject({ uid, ticketId: z.uuid() }))
    .min(1)
    .max(BULK_STEP),
});

/** Assigns one ticket after the other, each in a transaction of its own: a refusal of one changes no other. */
export function assignMany(
  { tickets, teamId, assigneeId, note }: z.infer<typeof assignManyRequest>,
  who: SignedIn,
): Promise<BulkResult[]> {
  return oneByOne(tickets, who, ({ ticketId, base }) => ({
    name: 'ticket.assign',
    args: { ticketId, teamId, assigneeId, ...(note ? { note } : {}) },
    base,
  }));
}

/** Puts one ticket after the other on hold. */
export function holdMany(
  { tickets, reason, note }: z.infer<typeof holdManyRequest>,
  who: SignedIn,
): Promise<BulkResult[]> {
  return oneByOne(tickets, who, ({ ticketId }) => ({
    name: 'ticket.hold',
    args: { ticketId, reason, note },
    base: null,
  }));
}

interface Wanted {
  uid: Id;
  ticketId: Id;
}

async function oneByOne<T extends Wanted>(
  tickets: readonly T[],
  { actor }: SignedIn,
  act: (ticket: T) => Pick<Intent, 'name' | 'args' | 'base'>,
): Promise<BulkResult[]> {
  const results: BulkResult[] = [];
  for (const ticket of tickets) {
    const { uid, ticketId } = ticket;
    const intent = { uid, v: 1, ...act(ticket), occurredAt: madeAt(uid), clockOffset: 0 };
    try {
      const { status, code, detail, merged } = await execute(actor, intent, { channel: 'desk' });
      const done = status === 'ok' || status === 'merged' ? status : 'refused';
      results.push({ ticketId, status: done, code, detail, merged });
    } catch (error) {
      if (!(error instanceof Busy)) throw error;
      // Others hold this ticket right now; the rest need not wait for it.
      results.push({ ticketId, status: 'refused', code: 'busy', detail: {}, merged: [] });
    }
  }
  return results;
}

/** The instant in a version 7 UUID. Part of the intent, so a repeat must find the same. */
const madeAt = (id: Id): number => Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16);
