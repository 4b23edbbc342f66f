import 'server-only';
import { z } from 'zod';
import { BULK_MAX } from '#domain/reports/shapes';
import { isPeriod, type Period } from '#domain/reports/spans';
import { orderOf, QUERY_FIELDS, strictTicketQuery, type TicketQuery } from '#domain/reports/ticket-query';
import { PAGE_SIZE } from './list';
import { readCursor } from './place';

/** Search parameters as Next hands them to a page. A name given twice counts once. */
export type SearchParams = Readonly<Record<string, string | string[] | undefined>>;

export function single(params: SearchParams): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, Array.isArray(value) ? value[0] : value]),
  );
}

const words = z.object({
  period: z.custom<Period>(isPeriod).catch('30d'),
  team: z.uuid().nullable().catch(null),
});

/** Period and team of the dashboard; 30 days and all teams where the address says nothing that makes sense. */
export function dashboardParams(params: SearchParams): { period: Period; team: string | null } {
  return words.parse(single(params));
}

/** What is asked of the list beside the query itself. */
const EXTRAS = ['older', 'newer', 'size', 'count', 'tabs'] as const;
const KNOWN: ReadonlySet<string> = new Set([...QUERY_FIELDS, ...EXTRAS]);
const size = z
  .string()
  .regex(/^\d{1,3}$/)
  .transform(Number)
  .pipe(z.number().min(1).max(BULK_MAX));

export interface ListRequest {
  query: TicketQuery;
  at: { older?: string; newer?: string };
  size: number;
  /** the length of the whole list is wanted too */
  count: boolean;
  /** and of every view */
  tabs: boolean;
}

/**
 * Reads what a machine asks of the list. Nothing is guessed: a parameter that is unknown, comes twice or makes no
 * sense is named, and nothing is read.
 */
export function listRequest(params: URLSearchParams): ListRequest | { wrong: string } {
  const given: Record<string, string> = Object.create(null);
  for (const [name, value] of params) {
    if (!KNOWN.has(name) || name in given) return { wrong: name.slice(0, 60) };
    given[name] = value;
  }
  const read = strictTicketQuery(given);
  if ('wrong' in read) return read;
  const { sort } = orderOf(read.query);
  for (const name of ['older', 'newer'] as const) {
    if (given[name] !== undefined && !readCursor(given[name], sort)) return { wrong: name };
  }
  for (const name of ['count', 'tabs'] as const) {
    if (given[name] !== undefined && given[name] !== '1') return { wrong: name };
  }
  const rows = size.safeParse(given.size ?? String(PAGE_SIZE));
  if (!rows.success) return { wrong: 'size' };
  return {
    query: read.query,
    at: { older: given.older, newer: given.newer },
    size: rows.data,
    count: given.count === '1',
    tabs: given.tabs === '1',
  };
}
