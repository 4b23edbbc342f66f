import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import type { AnyMySqlColumn } from 'drizzle-orm/mysql-core';
import type { Instant } from '#domain/kernel/types';

/** 1970-01-01 as TO_SECONDS counts, which is the cheapest way to a number of seconds there is. */
const EPOCH_S = 62_167_219_200;

/**
 * Between which of these instants a column lies: 0 before the first, n at or after the n-th. The database looks it up
 * by halving, so that one statement counts for all of them.
 *
 * @param starts ascending, on whole seconds
 */
export function slotOf(column: AnyMySqlColumn, starts: readonly Instant[]): SQL<number> {
  const cuts = sql.raw(starts.map((at) => String(at / 1000 + EPOCH_S)).join(', '));
  return sql<number>`interval(to_seconds(${column}), ${cuts})`.mapWith(Number);
}
