import type { Id } from '#domain/kernel/types';

/**
 * The n-th id a mutation makes (P13). Version 8 (RFC 9562: custom), so it can never equal a client-made
 * version 7 id; the ordinal is mixed into the last 16 bits of the mutation's uid.
 *
 * @param uid version 7 UUID of the mutation
 * @param ordinal 0 to 65535
 */
export function derivedId(uid: Id, ordinal: number): Id {
  if (!Number.isInteger(ordinal) || ordinal < 0 || ordinal > 0xffff) throw new RangeError('ordinal');
  const tail = (Number.parseInt(uid.slice(32), 16) ^ ordinal).toString(16).padStart(4, '0');
  return `${uid.slice(0, 14)}8${uid.slice(15, 32)}${tail}`;
}
