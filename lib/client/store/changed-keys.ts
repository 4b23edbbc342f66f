import { type ObservabilitySet, RangeSet } from 'dexie';

/**
 * Which rows of a table a change touched, as Dexie tells every tab after its commit.
 * @returns `all` when they are not named one by one
 */
export function changedKeys(parts: ObservabilitySet, database: string, table: string): string[] | 'all' {
  return keysIn(parts[`idb://${database}/${table}/`] ?? parts.all);
}

/** The keys in a set of ranges; `all` when they are not named one by one. */
export function keysIn(ranges: ObservabilitySet[string] | undefined): string[] | 'all' {
  if (!ranges) return [];
  const keys: string[] = [];
  for (const { from, to } of RangeSet(ranges) as Iterable<{ from: unknown; to: unknown }>) {
    if (from !== to || typeof from !== 'string') return 'all';
    keys.push(from);
  }
  return keys;
}
