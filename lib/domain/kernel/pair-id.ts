import type { Id } from './types';

/**
 * The id of what one says of the other: the same however often and wherever it is said, so that nobody counts twice.
 * Version 8 (RFC 9562: custom), of both ids.
 */
export function pairId(one: Id, other: Id): Id {
  const [a, b] = [one, other].map((id) => BigInt(`0x${id.replaceAll('-', '')}`)) as [bigint, bigint];
  const hex = (a ^ b).toString(16).padStart(32, '0');
  const variant = ((Number.parseInt(hex[16] as string, 16) & 3) | 8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`;
}
