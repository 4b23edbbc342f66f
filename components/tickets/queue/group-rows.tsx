import type { WorkTab } from '#client/live/open-work';
import type { Instant } from '#domain/kernel/types';
import type { TicketRow } from '#sync/views/ticket';

export type WorkGroup = 'start' | 'progress' | 'hold' | 'earlier' | 'today';

export interface RowGroup {
  id: WorkGroup;
  rows: TicketRow[];
}

const byState = (row: TicketRow): WorkGroup =>
  row.state === 'in_progress' ? 'progress' : row.state === 'on_hold' ? 'hold' : 'start';

/**
 * Rows under headings, their order inside kept. One's own and the team's work by state, what is under way first;
 * what nobody has by age, the oldest first, because there the waiting is what counts.
 *
 * @param dayStart when today began on this device, ms
 */
export function groupRows(rows: readonly TicketRow[], tab: WorkTab, dayStart: Instant): RowGroup[] {
  const order: readonly WorkGroup[] =
    tab === 'unassigned' ? ['earlier', 'today'] : ['progress', 'start', 'hold'];
  const groupOf = (row: TicketRow): WorkGroup =>
    tab === 'unassigned' ? (row.createdAt < dayStart ? 'earlier' : 'today') : byState(row);
  return order
    .map((id) => ({ id, rows: rows.filter((row) => groupOf(row) === id) }))
    .filter((group) => group.rows.length > 0);
}

/** Where a ticket stands in the groups, counted from 0; -1: it does not. */
export const placeOf = (groups: readonly RowGroup[], id: string | null): number =>
  id === null ? -1 : groups.flatMap(({ rows }) => rows).findIndex((row) => row.id === id);

/** The first rows of all groups together, each group with the count of all its rows. */
export function firstOf(groups: readonly RowGroup[], most: number): (RowGroup & { count: number })[] {
  let left = most;
  return groups.flatMap(({ id, rows }) => {
    const first = rows.slice(0, Math.max(0, left));
    left -= rows.length;
    return first.length > 0 ? [{ id, rows: first, count: rows.length }] : [];
  });
}
