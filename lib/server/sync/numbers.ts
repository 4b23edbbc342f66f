import 'server-only';
import { sql } from 'drizzle-orm';
import type { DbTx } from '#db/connection';
import { numberSequence } from '#db/schema/tickets';
import { formatNumber } from '#domain/ticket/number';
import type { NumberedKind } from '#domain/ticket/states';

/**
 * The next numbers of a kind. Taken inside the transaction, so that one which fails leaves no gap; others who want
 * one wait until it ends: nothing but the numbered rows themselves may be written after this.
 */
export async function takeNumbers(tx: DbTx, kind: NumberedKind, many: number): Promise<string[]> {
  // Creates the row on the first number; LAST_INSERT_ID carries the value back on this connection.
  const [made] = await tx
    .insert(numberSequence)
    .values({ kind, last: sql`LAST_INSERT_ID(${many})` })
    .onDuplicateKeyUpdate({ set: { last: sql`LAST_INSERT_ID(${numberSequence.last} + ${many})` } });
  return Array.from({ length: many }, (_, at) => formatNumber(kind, made.insertId - many + 1 + at));
}
