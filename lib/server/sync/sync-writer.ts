import 'server-only';
import { and, eq, ne, sql } from 'drizzle-orm';
import type { MySqlTable } from 'drizzle-orm/mysql-core';
import type { DbTx } from '#db/connection';
import { category, person, policy, site, team, teamMember } from '#db/schema/people';
import { checklistItem, ticket, timeline } from '#db/schema/tickets';
import { DomainError } from '#domain/kernel/errors';
import type { Id, Instant } from '#domain/kernel/types';
import type { Entity, RootRef } from '#sync/views/entities';
import { isDuplicate } from './driver-errors';
import { logChanges, type Touched } from './feed';
import { rootKey } from './sight';

const TABLES = { ticket, timeline, checklistItem, person, team, site, category, policy };
type Tables = typeof TABLES;
export type InsertOf<E extends Entity> = Tables[E]['$inferInsert'];

/**
 * The only writer of synced tables (P3). Remembers what it wrote and, at the end of the transaction, logs it
 * in the feed and recomputes who sees it.
 */
export class SyncWriter {
  readonly #touched = new Map<string, Touched>();
  /** Roots this transaction has written to, and so holds until it commits. */
  readonly #locked = new Set<string>();

  constructor(
    readonly tx: DbTx,
    readonly txId: Id,
    readonly now: Instant,
  ) {}

  /** Writes to the root before anything is read (P9). Whether there is such a root. */
  async guard(root: RootRef): Promise<boolean> {
    const table = TABLES[root.kind];
    const [done] = await this.tx
      .update(table)
      .set({ guard: sql`${table.guard} + 1` } as never)
      .where(eq(table.id, root.id));
    if (done.affectedRows === 0) return false;
    this.#locked.add(rootKey(root));
    return true;
  }

  /** @throws DomainError `exists` when the id is taken: an insert never overwrites */
  async insert<E extends Entity>(
    entity: E,
    row: InsertOf<E>,
    root: RootRef,
    internal: boolean,
  ): Promise<void> {
    try {
      await this.tx.insert(TABLES[entity] as MySqlTable).values({ ...row, ver: 1 } as never);
    } catch (error) {
      if (isDuplicate(error, 'PRIMARY')) throw new DomainError('exists');
      throw error;
    }
    this.touch(entity, (row as { id: Id }).id, root, internal);
  }

  async update<E extends Entity>(
    entity: E,
    id: Id,
    patch: Partial<InsertOf<E>>,
    root: RootRef,
    internal: boolean,
  ): Promise<void> {
    const table = TABLES[entity];
    const [done] = await this.tx
      .update(table)
      .set({ ...patch, ver: sql`${table.ver} + 1` } as never)
      .where(eq(table.id, id));
    if (done.affectedRows === 0) throw new DomainError('not_found');
    this.touch(entity, id, root, internal);
  }

  /** Replaces somebody's teams; their card shows them. */
  async setTeams(personId: Id, teamIds: readonly Id[]): Promise<void> {
    await this.tx.delete(teamMember).where(eq(teamMember.personId, personId));
    if (teamIds.length > 0)
      await this.tx.insert(teamMember).values(teamIds.map((teamId) => ({ teamId, personId })));
    await this.update('person', personId, {}, { kind: 'person', id: personId }, false);
  }

  /**
   * Removes somebody who was never admitted. The feed never told of them, so nobody has to hear that they are gone.
   * @returns false when there is no such person, or they were admitted in the meantime
   */
  async removeNewcomer(personId: Id): Promise<boolean> {
    const [done] = await this.tx
      .delete(person)
      .where(and(eq(person.id, personId), ne(person.admission, 'admitted')));
    return done.affectedRows > 0;
  }

  private touch(entity: Entity, id: Id, root: RootRef, internal: boolean): void {
    if (entity === root.kind) this.#locked.add(rootKey(root));
    this.#touched.set(`${entity}/${id}`, { entity, id, root, internal });
  }

  /** Logs all writes. Last act of the transaction. */
  async flush(): Promise<void> {
    // Whoever writes a child without its root waits here for those who change who sees the root: otherwise the
    // child would be told to the scopes of before.
    const open = new Map([...this.#touched.values()].map(({ root }) => [rootKey(root), root]));
    for (const key of [...open.keys()].sort()) {
      const root = open.get(key);
      if (root && !this.#locked.has(key)) await this.guard(root);
    }
    await logChanges(this.tx, this.txId, this.now, [...this.#touched.values()]);
    this.#touched.clear();
  }
}
