import 'server-only';
import { createHash } from 'node:crypto';
import type { Id } from '#domain/kernel/types';

/**
 * The uid of what a job does, the same for every worker that finds the same to do. Version 8, so that no device can have
 * used it (envelopes carry version 7).
 * @param what all that makes it another one
 */
export function intentUid(what: string): Id {
  const text = createHash('sha256').update(what).digest('hex');
  const variant = ((Number.parseInt(text[16] as string, 16) & 3) | 8).toString(16);
  return `${text.slice(0, 8)}-${text.slice(8, 12)}-8${text.slice(13, 16)}-${variant}${text.slice(17, 20)}-${text.slice(20, 32)}`;
}
