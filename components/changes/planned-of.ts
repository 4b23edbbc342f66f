import { implementersOf } from '#domain/change/change';
import type { Planned } from '#domain/change/schedule';
import type { PlannedChange } from '#sync/views/change';

/** A change as far as it can be in another's way; null: it has no window. */
export const plannedOf = (row: PlannedChange): Planned | null =>
  row.windowFrom === null || row.windowTo === null
    ? null
    : {
        ...{ id: row.id, from: row.windowFrom, to: row.windowTo, assetIds: row.assetIds },
        peopleIds: implementersOf(row),
      };

/** Those of the changes that are still to be done, or being done. */
export const inTheWay = (rows: readonly PlannedChange[]): Planned[] =>
  rows
    .filter(({ state }) => state !== 'review' && state !== 'closed')
    .map(plannedOf)
    .filter((one) => one !== null);
