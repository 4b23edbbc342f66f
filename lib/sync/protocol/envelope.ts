import { z } from 'zod';

const scalar = z.union([z.string().max(10_000), z.number(), z.boolean(), z.null()]);

/** A mutation on its way (protocol.md, Words). Frozen once it was sent: the bytes never change again (P20). */
export const envelope = z.strictObject({
  uid: z.uuid(),
  /** Position in this client's sequence, from 1 without gaps. */
  mid: z.number().int().positive(),
  name: z.string().max(60),
  v: z.number().int().positive(),
  args: z.record(z.string(), z.unknown()),
  base: z.record(z.string(), scalar).nullable(),
  /** Device clock. */
  occurredAt: z.number().int().nonnegative(),
  /** Server clock minus device clock in ms, as last measured; null when never measured. */
  clockOffset: z.number().int().nullable(),
});
export type Envelope = z.infer<typeof envelope>;

/** The part of an envelope whose bytes identify the intent; `mid` changes after a fork or reset (P8). */
export function intentText(e: Envelope): string {
  return JSON.stringify([e.name, e.v, sorted(e.args), sorted(e.base), e.occurredAt, e.clockOffset]);
}

/** Keys in one order, so that equal intents have equal text. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}
