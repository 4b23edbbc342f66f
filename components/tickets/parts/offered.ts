import type { Id } from '#domain/kernel/types';

interface Offer {
  id: Id;
  name: string;
  active: boolean;
}

/**
 * What is offered for something new, by name: rows still in use, and the one that is chosen already.
 *
 * @param rows sites, categories or teams this device knows
 */
export const offered = <R extends Offer>(rows: ReadonlyMap<Id, R> | undefined, chosen?: Id | null): R[] =>
  [...(rows?.values() ?? [])]
    .filter((row) => row.active || row.id === chosen)
    .sort((a, b) => a.name.localeCompare(b.name));
