import 'server-only';
import { z } from 'zod';
import type { Id, Instant } from '#domain/kernel/types';
import { DARK_DAYS, type DarkDays, DEVICE_SHOWS } from '#domain/settings/sync-health';

export const SYNC_VIEWS = ['devices', 'acts'] as const;

const left = undefined;
const cursor = z.string().regex(/^\d{1,15}_[0-9a-f-]{36}$/);
const shape = z.object({
  view: z.enum(SYNC_VIEWS).catch('devices'),
  show: z.enum(DEVICE_SHOWS).catch('all'),
  days: z.coerce
    .number()
    .refine((n) => (DARK_DAYS as readonly number[]).includes(n))
    .catch(1)
    .transform((n) => n as DarkDays),
  person: z.uuid().optional().catch(left),
  older: cursor.optional().catch(left),
  newer: cursor.optional().catch(left),
});

/** What the sync page shows, as its address says. */
export type SyncQuery = z.infer<typeof shape>;

/** Reads a query from an address. Never fails. */
export const syncQuery = (params: Readonly<Record<string, unknown>>): SyncQuery => shape.parse(params);

/** A place in a list that is ordered by an instant and an id. */
export interface Place {
  at: Instant;
  id: Id;
}

export function placeOf(text: string | undefined): Place | null {
  if (!text) return null;
  const [at, id] = text.split('_');
  return { at: Number(at), id: id ?? '' };
}

/** Cuts a page out of one row more than it shows, and says where the list goes on. */
export function pageOf<T>(
  found: readonly T[],
  size: number,
  { older, newer }: { older: Place | null; newer: Place | null },
  place: (row: T) => Place,
): { rows: T[]; newer: string | null; older: string | null } {
  const more = found.length > size;
  const rows = found.slice(0, size);
  if (newer) rows.reverse();
  const [first, last] = [rows[0], rows.at(-1)];
  const text = (row: T) => `${place(row).at}_${place(row).id}`;
  return {
    rows,
    newer: first && (newer ? more : older !== null) ? text(first) : null,
    older: last && (newer !== null || more) ? text(last) : null,
  };
}
