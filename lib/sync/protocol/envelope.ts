import { z } from 'zod';
import { canonicalText } from './canonical';
import { isStorable } from './storable';

const scalar = z.union([z.string().max(10_000), z.number(), z.boolean(), z.null()]);

/** A mutation on its way (protocol.md, Words). Frozen once it was sent: the bytes never change again (P20). */
export const envelope = z.strictObject({
  /** Version 7: ids that the mutation makes derive from it (P13), and must be ids again. */
  uid: z.uuidv7(),
  /** Position in this client's sequence, from 1 without gaps. */
  mid: z.number().int().positive(),
  name: z.string().max(60),
  v: z.number().int().positive(),
  args: z.record(z.string(), z.unknown()).refine(isStorable),
  base: z.record(z.string(), scalar).refine(isStorable).nullable(),
  /** Device clock. */
  occurredAt: z.number().int().nonnegative(),
  /** Server clock minus device clock in ms, as last measured; null when never measured. */
  clockOffset: z.number().int().nullable(),
});
export type Envelope = z.infer<typeof envelope>;
/** The intent without its place in a client's sequence. */
export type Intent = Omit<Envelope, 'mid'>;

/** The part of an envelope whose bytes identify the intent; `mid` changes after a fork or reset (P8). */
export function intentText(e: Intent): string {
  return canonicalText([e.name, e.v, e.args, e.base, e.occurredAt, e.clockOffset]);
}
