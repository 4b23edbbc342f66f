import type { Instant } from '#domain/kernel/types';

/** Where a range of the audit's chain begins or ends: a place in it, or a day, in UTC. */
export type ChainBound = { no: number } | { day: Instant };

/** Reads "120" or "2026-11-28". Null: it is neither. */
export function chainBound(text: string): ChainBound | null {
  const said = text.trim();
  if (/^[1-9]\d{0,14}$/.test(said)) return { no: Number(said) };
  if (!/^\d{4}-\d{2}-\d{2}$/.test(said)) return null;
  const day = Date.parse(`${said}T00:00:00Z`);
  // Days that no month has are moved on by some engines.
  return Number.isNaN(day) || new Date(day).toISOString().slice(0, 10) !== said ? null : { day };
}
