import { Column, fillPlaceholders, getTableColumns, is, SQL, Table } from 'drizzle-orm';
import type { RowDataPacket, TypeCastField } from 'mysql2/promise';
import { type Db, pool, prepared } from './connection';

type Cell = Column | SQL;
/** What a statement selects: single values, and groups of them or whole tables, which are null when nothing joined. */
type Fields = Record<string, Cell | Table | Record<string, Cell>>;
type RowsOf<Q> = Q extends { execute: (...args: never[]) => Promise<infer R> } ? R : never;

type Read = (cells: readonly unknown[]) => unknown;

/**
 * A statement that is built once, like `prepared`, whose rows are also read by a plan made once. Drizzle looks at the
 * kind of every column of every row anew; for statements with many columns, most of them empty, that costs more than
 * all the rest of the answer.
 *
 * @param fields what `make` selects, in the same order
 * @param make a select without `.prepare()`; its values are `sql.placeholder`
 */
export function fastRows<Q extends { toSQL(): { sql: string; params: unknown[] } }>(
  fields: Fields,
  make: (db: Db) => Q,
): (values: Record<string, unknown>) => Promise<RowsOf<Q>> {
  const statement = prepared((db) => make(db).toSQL());
  const { keys, reads } = planOf(fields);
  return async (values) => {
    const { sql, params } = statement();
    const asked = { sql, rowsAsArray: true, typeCast, values: fillPlaceholders(params, values) };
    const [rows] = await pool.query<RowDataPacket[][]>(asked);
    return rows.map((cells) => {
      const row: Record<string, unknown> = {};
      for (let at = 0; at < keys.length; at++) row[keys[at] as string] = (reads[at] as Read)(cells);
      return row;
    }) as RowsOf<Q>;
  };
}

/** Instants come as text, as Drizzle's columns want them. */
function typeCast(field: TypeCastField, next: () => unknown): unknown {
  return field.type === 'DATETIME' || field.type === 'TIMESTAMP' || field.type === 'DATE'
    ? field.string()
    : next();
}

function planOf(fields: Fields): { keys: string[]; reads: Read[] } {
  let from = 0;
  const reads = Object.values(fields).map((field): Read => {
    if (is(field, Column) || is(field, SQL)) return valueAt(field, from++);
    const group = Object.entries(is(field, Table) ? getTableColumns(field) : field);
    const [first, end] = [from, from + group.length];
    const names = group.map(([name]) => name);
    const cells = group.map(([, cell], at) => valueAt(cell, first + at));
    from = end;
    return (row) => {
      let at = first;
      while (at < end && row[at] === null) at++;
      if (at === end) return null;
      const value: Record<string, unknown> = {};
      for (let n = 0; n < names.length; n++) value[names[n] as string] = (cells[n] as Read)(row);
      return value;
    };
  });
  return { keys: Object.keys(fields), reads };
}

function valueAt(cell: Cell, at: number): Read {
  const decoder = is(cell, Column) ? cell : decoderOf(cell);
  return (row) => (row[at] === null ? null : decoder.mapFromDriverValue(row[at]));
}

/** What `mapWith` was given; the value as it is without. */
const decoderOf = (cell: SQL) =>
  (cell as unknown as { decoder: { mapFromDriverValue(value: unknown): unknown } }).decoder;
