import type { WorkTab } from '#client/live/open-work';
import type { Instant } from '#domain/kernel/types';
import { nextDue } from '#domain/sla/due';
import type { TicketRow } from '#sync/views/ticket';

const DUE = ['overdue', 'dueToday', 'dueTomorrow', 'dueLater'] as const;
export type WorkGroup = (typeof DUE)[number] | 'start' | 'progress' | 'hold' | 'earlier' | 'today';

/** When things are on this device, ms. */
export interface Days {
  now: Instant;
  today: Instant;
  tomorrow: Instant;
  after: Instant;
}

export interface RowGroup {
  id: WorkGroup;
  rows: TicketRow[];
}

const byState = (row: TicketRow): WorkGroup =>
  row.state === 'in_progress' ? 'progress' : row.state === 'on_hold' ? 'hold' : 'start';

const byDue = (at: Instant, { now, tomorrow, after }: Days): WorkGroup =>
  at < now ? 'overdue' : at < tomorrow ? 'dueToday' : at < after ? 'dueTomorrow' : 'dueLater';

/**
 * Rows under headings, their order inside kept: by when they are due. What nothing is promised for, or waits, follows:
 * one's own and the team's work by state, what is under way first; what nobody has by age, because there the waiting is
 * what counts.
 */
export function groupRows(rows: readonly TicketRow[], tab: WorkTab, days: Days): RowGroup[] {
  const rest: readonly WorkGroup[] =
    tab === 'unassigned' ? ['earlier', 'today'] : ['progress', 'start', 'hold'];
  const groupOf = (row: TicketRow): WorkGroup => {
    const due = nextDue(row.sla);
    if (due) return byDue(due.at, days);
    return tab === 'unassigned' ? (row.createdAt < days.today ? 'earlier' : 'today') : byState(row);
  };
  return [...DUE, ...rest]
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
