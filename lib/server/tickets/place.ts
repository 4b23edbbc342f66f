import 'server-only';
import { and, asc, desc, eq, gt, gte, isNotNull, isNull, lt, lte, or, type SQL } from 'drizzle-orm';
import type { AnyMySqlColumn } from 'drizzle-orm/mysql-core';
import { z } from 'zod';
import { ticket } from '#db/schema/tickets';
import type { Id } from '#domain/kernel/types';
import type { DeskTicket } from '#domain/reports/shapes';
import type { Dir, Sort } from '#domain/reports/ticket-query';
import { NEVER_DUE } from '#domain/sla/due';
import { TICKET_STATES, type TicketState } from '#domain/ticket/states';

/** A place in the order of a list: that of the ticket with these. Numbers are instants, priorities or ranks. */
export interface Place {
  keys: ReadonlyArray<number | string>;
  id: Id;
}

const priority = z.coerce.number().int().min(1).max(5);
const at = z
  .string()
  .regex(/^\d{1,15}$/)
  .transform(Number);
const rank = z.coerce
  .number()
  .int()
  .min(0)
  .max(TICKET_STATES.length - 1);

interface Order {
  columns: readonly AnyMySqlColumn[];
  of(row: DeskTicket): Array<number | string>;
  read: z.ZodType<Array<number | string>>;
}

export const rankOf = (state: TicketState): number => TICKET_STATES.indexOf(state);

/** What each order compares before the id. States are gone through one after the other, so theirs is no column. */
const ORDERS: Record<Sort, Order> = {
  due: { columns: [ticket.dueAt], of: (row) => [row.due?.at ?? NEVER_DUE], read: z.tuple([at]) },
  reported: { columns: [ticket.createdAt], of: (row) => [row.createdAt], read: z.tuple([at]) },
  updated: { columns: [ticket.updatedAt], of: (row) => [row.updatedAt], read: z.tuple([at]) },
  priority: {
    columns: [ticket.priority, ticket.createdAt],
    of: (row) => [row.priority, row.createdAt],
    read: z.tuple([priority, at]),
  },
  state: {
    columns: [ticket.createdAt],
    of: (row) => [rankOf(row.state), row.createdAt],
    read: z.tuple([rank, at]),
  },
  number: {
    columns: [ticket.number],
    of: (row) => [row.number ?? ''],
    read: z.tuple([z.string().regex(/^(?:[A-Z]{2,4}-\d{1,11})?$/)]),
  },
};

/** The place of a row as it stands in an address. */
export const cursorOf = (row: DeskTicket, sort: Sort): string => [...ORDERS[sort].of(row), row.id].join('_');

/** Reads a place from an address; null when there is none, or it makes no sense in this order. */
export function readCursor(value: unknown, sort: Sort): Place | null {
  if (typeof value !== 'string' || value.length > 100) return null;
  const parts = value.split('_');
  const id = z.uuid().safeParse(parts.pop());
  const keys = ORDERS[sort].read.safeParse(parts);
  return id.success && keys.success ? { keys: keys.data, id: id.data } : null;
}

/** Columns that are the same as the ticket's, in another table. */
export interface By {
  createdAt: AnyMySqlColumn;
  id: AnyMySqlColumn;
}

const columnsBy = (sort: Sort, by: By | undefined): AnyMySqlColumn[] =>
  by
    ? [...ORDERS[sort].columns.map((column) => (column === ticket.createdAt ? by.createdAt : column)), by.id]
    : [...ORDERS[sort].columns, ticket.id];

/** ORDER BY of a list. */
export function orderBy(sort: Sort, dir: Dir, by?: By): SQL[] {
  const way = dir === 'asc' ? asc : desc;
  return columnsBy(sort, by).map((column) => way(column));
}

/** Behind this place, in the direction given. */
export function beyond(sort: Sort, dir: Dir, { keys, id }: Place, by?: By): SQL | undefined {
  const values = sort === 'state' ? keys.slice(1) : keys;
  if (sort === 'number') return beyondNumber(dir, String(values[0]), id);
  return lexical(columnsBy(sort, by), [...values, id], dir);
}

// Written as a range and a rest: neither MariaDB nor MySQL makes a range of (a, b) < (?, ?).
function lexical(
  columns: readonly AnyMySqlColumn[],
  values: ReadonlyArray<number | string>,
  dir: Dir,
): SQL | undefined {
  const [column, ...others] = columns;
  const [value, ...rest] = values;
  if (!column) return undefined;
  const after = dir === 'asc' ? gt(column, value) : lt(column, value);
  if (others.length === 0) return after;
  const from = dir === 'asc' ? gte(column, value) : lte(column, value);
  return and(from, or(after, and(eq(column, value), lexical(others, rest, dir))));
}

/** Tickets without a number stand before all others, as the database sorts them. */
function beyondNumber(dir: Dir, number: string, id: Id): SQL | undefined {
  const none = (way: typeof gt) => and(isNull(ticket.number), way(ticket.id, id));
  if (dir === 'asc')
    return number === '' ? or(isNotNull(ticket.number), none(gt)) : gt(ticket.number, number);
  return number === '' ? none(lt) : or(lt(ticket.number, number), isNull(ticket.number));
}
