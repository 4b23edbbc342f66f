import 'server-only';
import { z } from 'zod';
import type { Id, Instant } from '#domain/kernel/types';

/** A place in the order of a list: after or before the ticket with these. */
export interface Place {
  createdAt: Instant;
  id: Id;
}

const text = z.string().regex(/^\d{1,15}_[0-9a-f-]{36}$/);
const id = z.uuid();

/** The place as it stands in an address. */
export const cursorOf = ({ createdAt, id }: Place): string => `${createdAt}_${id}`;

/** Reads a place from an address; null when there is none or it makes no sense. */
export function readCursor(value: unknown): Place | null {
  const parsed = text.safeParse(value);
  if (!parsed.success) return null;
  const [createdAt = '', tail = ''] = parsed.data.split('_');
  return id.safeParse(tail).success ? { createdAt: Number(createdAt), id: tail } : null;
}
