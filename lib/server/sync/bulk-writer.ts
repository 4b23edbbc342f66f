import 'server-only';
import { sql } from 'drizzle-orm';
import type { MySqlTable } from 'drizzle-orm/mysql-core';
import type { DbTx } from '#db/connection';
import { teamMember } from '#db/schema/people';
import { numberSequence } from '#db/schema/tickets';
import { insertWords, type Worded } from '#db/ticket-words';
import type { RootKind } from '#domain/access/roots';
import type { Id, Instant } from '#domain/kernel/types';
import type { TicketKind } from '#domain/ticket/states';
import { audienceOf, type Entity, type RowOf } from '#sync/views/entities';
import { moveRoots } from './move-roots';
import { readRows } from './read-rows';
import { type InsertOf, TABLES } from './sync-writer';

/** Rows in one INSERT: large enough to be quick, small enough for every max_allowed_packet. */
const CHUNK = 400;

/**
 * Writes many new rows of synced tables in one transaction (P3). What is written is on no device until it is
 * published: an import publishes what people work with, and leaves history to the desk.
 */
export class BulkWriter {
  constructor(
    readonly tx: DbTx,
    readonly txId: Id,
    readonly now: Instant,
  ) {}

  /** New rows only. @throws the driver's error when a key is taken */
  async insert<E extends Entity>(entity: E, rows: readonly InsertOf<E>[]): Promise<void> {
    await this.#insert(TABLES[entity] as MySqlTable, rows as readonly object[]);
    if (entity === 'ticket') await insertWords(this.tx, rows as readonly Worded[]);
  }

  /** Puts people into teams; who is a member already stays one. */
  async join(members: readonly { teamId: Id; personId: Id }[]): Promise<void> {
    for (let at = 0; at < members.length; at += CHUNK)
      await this.tx
        .insert(teamMember)
        .values(members.slice(at, at + CHUNK))
        .onDuplicateKeyUpdate({ set: { teamId: sql`team_id` } });
  }

  /** The first of `count` numbers in a row, gapless like every other: a transaction that fails gives them back. */
  async takeNumbers(kind: TicketKind, count: number): Promise<number> {
    const [made] = await this.tx
      .insert(numberSequence)
      .values({ kind, last: sql`LAST_INSERT_ID(${count})` })
      .onDuplicateKeyUpdate({ set: { last: sql`LAST_INSERT_ID(${numberSequence.last} + ${count})` } });
    return made.insertId - count + 1;
  }

  /** Gives roots that are written to everybody who is to hold them, with all their children. */
  async publish(kind: RootKind, ids: readonly Id[]): Promise<void> {
    const rows = await readRows(this.tx, kind, [...new Set(ids)]);
    const moves = rows.map((row) => ({ id: row.id, audience: audienceOf(kind, row as RowOf<typeof kind>) }));
    await moveRoots(this.tx, { txId: this.txId, now: this.now, kind }, moves);
  }

  async #insert(table: MySqlTable, rows: readonly object[]): Promise<void> {
    for (let at = 0; at < rows.length; at += CHUNK)
      await this.tx.insert(table).values(rows.slice(at, at + CHUNK) as never);
  }
}
