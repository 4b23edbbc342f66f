import 'server-only';
import { z } from 'zod';
import { type ChainBound, chainBound } from '#domain/audit/chain-bound';
import { DomainError } from '#domain/kernel/errors';
import type { ChainStep, ChainTask } from '#domain/settings/shapes';
import { chainRange, verifyChainFrom } from './verify';

const no = z.number().int().nonnegative();
export const verifyRequest = z.strictObject({
  no,
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  to: no.nullable(),
});

/** One part of a verification: whoever watches hands the place back until it is done. */
export async function verifyPart({ to, ...place }: z.infer<typeof verifyRequest>): Promise<ChainStep> {
  const { at, fault, done, of } = await verifyChainFrom(place, to);
  return { ...at, fault, done, of };
}

const bound = z.string().max(40);
export const rangeRequest = z.strictObject({ from: bound, to: bound });

/**
 * Where a verification begins and ends that somebody asked for; nothing typed: at the beginning, at the end.
 * @throws DomainError `invalid` with field and fault: `form` neither a place nor a day; `beyond` no entry has that
 *   place; `nothing` there is no entry from that day on, or until then; `reversed` it ends before it begins
 */
export async function verifyRange(asked: z.infer<typeof rangeRequest>): Promise<ChainTask> {
  const range = await chainRange(boundOf('from', asked.from), boundOf('to', asked.to));
  if ('field' in range) throw new DomainError('invalid', { field: range.field, fault: range.fault });
  return { ...range.after, to: range.to, fault: range.fault };
}

function boundOf(field: 'from' | 'to', text: string): ChainBound | null {
  if (text.trim() === '') return null;
  const read = chainBound(text);
  if (!read) throw new DomainError('invalid', { field, fault: 'form' });
  return read;
}
