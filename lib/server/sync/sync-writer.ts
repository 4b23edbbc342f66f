import 'server-only';
import { and, eq, inArray, ne, sql } from 'drizzle-orm';
import type { MySqlTable } from 'drizzle-orm/mysql-core';
import { rewriteLeans } from '#db/asset-leans';
import type { DbTx } from '#db/connection';
import { affected, announcement } from '#db/schema/announcements';
import { asset, assetClass } from '#db/schema/assets';
import { catalogItem } from '#db/schema/catalog';
import { change, changePolicy, changeTemplate, freeze } from '#db/schema/changes';
import { article, articleVote } from '#db/schema/knowledge';
import { notice } from '#db/schema/notices';
import { category, person, policy, site, team, teamMember } from '#db/schema/people';
import { problem, problemLink } from '#db/schema/problems';
import { calendar, slaPolicy } from '#db/schema/service-levels';
import { syncChange } from '#db/schema/sync';
import { attachment, checklistItem, ticket, timeline } from '#db/schema/tickets';
import { withDue, withReminder, withRoute, withTasks, withUpdate } from '#db/ticket-due';
import { insertWords, rewriteWords, type Worded } from '#db/ticket-words';
import { DomainError } from '#domain/kernel/errors';
import type { Id, Instant } from '#domain/kernel/types';
import { TICKET_KINDS } from '#domain/ticket/states';
import type { AnyRow, Entity, RootRef, RowOf } from '#sync/views/entities';
import { WrittenRows } from '../audit/written-rows';
import type { DeferredRows } from './deferred-rows';
import { isDuplicate } from './driver-errors';
import { changesOf, type FeedRow, type Made, type Touched } from './feed';
import { HeldRows } from './held-rows';
import { takeNumbers } from './numbers';
import { rootKey } from './sight';

export const TABLES = {
  ...{ ticket, timeline, checklistItem, attachment, person },
  ...{ team, site, category, policy, calendar, slaPolicy, notice },
  ...{ announcement, affected, catalogItem, article, articleVote },
  ...{ problem, problemLink, asset, assetClass },
  ...{ change, freeze, changePolicy, changeTemplate },
};
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
  readonly #made = new Map<string, Made>();
  /** Tickets that wait for their number, by id. */
  readonly #unnumbered = new Map<Id, RowOf<'ticket'>>();
  readonly #told: FeedRow[] = [];
  readonly held = new HeldRows();
  /** What was written, before and after, for the audit. */
  readonly written = new WrittenRows();

  constructor(
    readonly tx: DbTx,
    readonly txId: Id,
    readonly now: Instant,
    /** Where writes wait that need not be made one by one. */
    private readonly deferred: DeferredRows | null = null,
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

  /** Whether nobody else can change this root or what hangs on it before this transaction ends. */
  holds(root: RootRef): boolean {
    return this.#locked.has(rootKey(root));
  }

  /** `guard` for several roots of one kind at once. Whether all of them are there; otherwise none counts as held. */
  async guardMany(kind: RootRef['kind'], ids: readonly Id[]): Promise<boolean> {
    const table = TABLES[kind];
    const [done] = await this.tx
      .update(table)
      .set({ guard: sql`${table.guard} + 1` } as never)
      .where(inArray(table.id, [...ids]));
    if (done.affectedRows < ids.length) return false;
    for (const id of ids) this.#locked.add(rootKey({ kind, id }));
    return true;
  }

  /** The same for several roots, in one order everywhere: who wants two does not wait for who wants the same two. */
  async guardAll(roots: readonly RootRef[]): Promise<void> {
    const byKey = new Map(roots.map((root) => [rootKey(root), root]));
    for (const key of [...byKey.keys()].sort()) {
      const root = byKey.get(key);
      if (root && !this.#locked.has(key)) await this.guard(root);
    }
  }

  /**
   * @param whole the row with all its columns, where the caller has it: it is not read again then
   * @throws DomainError `exists` when the id is taken: an insert never overwrites
   */
  async insert<E extends Entity>(
    entity: E,
    row: InsertOf<E>,
    root: RootRef,
    internal: boolean,
    whole: RowOf<E> | null = null,
  ): Promise<void> {
    if (this.#unnumbered.has((row as { id: Id }).id)) throw new DomainError('exists');
    if (entity === 'timeline' && this.deferred) this.deferred.insert(row as InsertOf<'timeline'>);
    else await this.#put(TABLES[entity], row);
    if (entity === 'ticket') await this.#putWords([row as Worded]);
    if (entity === 'asset') await this.#putLeans((row as { id: Id }).id, row as InsertOf<'asset'>);
    this.touch(entity, (row as { id: Id }).id, root, internal);
    this.written.made(entity, row as { id: Id });
    if (entity === root.kind) this.#made.set(rootKey(root), { row: whole });
  }

  /**
   * A ticket that gets the next number of its kind when the transaction is about to commit: whoever takes a number
   * holds up all others who want one until then. What is read of it before has none.
   * @throws DomainError `exists`, here or from `flush`
   */
  insertNumbered(row: RowOf<'ticket'>): void {
    if (this.#unnumbered.has(row.id)) throw new DomainError('exists');
    const root: RootRef = { kind: 'ticket', id: row.id };
    this.#unnumbered.set(row.id, { ...row, number: null });
    this.touch('ticket', row.id, root, false);
    this.written.made('ticket', row);
    this.#made.set(rootKey(root), { row });
  }

  /** A ticket of this transaction that has no number yet, and so does not stand in its table. */
  unnumbered(id: Id): RowOf<'ticket'> | undefined {
    return this.#unnumbered.get(id);
  }

  /** All of those, in the order of their ids. */
  waiting(): RowOf<'ticket'>[] {
    return [...this.#unnumbered.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  #put(table: MySqlTable, row: object): Promise<void> {
    return unlessTaken(async () => {
      await this.tx.insert(table).values({ ...stored(table, row, this.now), ver: 1 } as never);
    });
  }

  /** A ticket whose id is taken may also have the words that are there. */
  #putWords(tickets: readonly Worded[]): Promise<void> {
    return unlessTaken(() => insertWords(this.tx, tickets));
  }

  /** @param before the row as it was, where the caller has it: the audit then says what changed */
  async update<E extends Entity>(
    entity: E,
    id: Id,
    patch: Partial<InsertOf<E>>,
    root: RootRef,
    internal: boolean,
    before: Partial<RowOf<E>> | null = null,
  ): Promise<void> {
    const table = TABLES[entity];
    if (before) this.written.changed(entity, id, before, patch);
    const waiting = entity === 'ticket' ? this.#unnumbered.get(id) : undefined;
    if (waiting) {
      const changed = { ...waiting, ...(patch as Partial<RowOf<'ticket'>>) };
      this.#unnumbered.set(id, changed);
      this.#made.set(rootKey(root), { row: changed });
      return;
    }
    if (entity === root.kind && this.#made.has(rootKey(root))) this.#made.set(rootKey(root), { row: null });
    this.held.drop(entity, id);
    if (
      entity === 'ticket' &&
      this.holds(root) &&
      this.deferred?.update(id, stored(table, patch, this.now))
    ) {
      this.touch(entity, id, root, internal);
      return;
    }
    const [done] = await this.tx
      .update(table)
      .set({ ...stored(table, patch, this.now), ver: sql`${table.ver} + 1` } as never)
      .where(eq(table.id, id));
    if (done.affectedRows === 0) throw new DomainError('not_found');
    if (entity === 'ticket' && ('title' in patch || 'description' in patch)) await rewriteWords(this.tx, id);
    if (entity === 'asset') await this.#putLeans(id, patch as Partial<InsertOf<'asset'>>);
    this.touch(entity, id, root, internal);
  }

  /** What leans on what follows from the relations of assets. */
  async #putLeans(id: Id, row: Partial<InsertOf<'asset'>>): Promise<void> {
    if (row.relations) await rewriteLeans(this.tx, id, row.relations);
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

  /** A row of the feed that follows from no write: an ack, a result. */
  tell(row: Omit<FeedRow, 'txId' | 'createdAt'>): void {
    this.#told.push({ ...row, txId: this.txId, createdAt: this.now });
  }

  /** Logs all writes, and gives the numbers. Last act of the transaction. */
  async flush(): Promise<void> {
    // Whoever writes a child without its root waits here for those who change who sees the root: otherwise the
    // child would be told to the scopes of before.
    await this.guardAll([...this.#touched.values()].map(({ root }) => root));
    if (this.deferred) await unlessTaken(() => this.deferred?.write(this.tx) ?? Promise.resolve());
    const touched = [...this.#touched.values()];
    const rowOf = (root: RootRef) => this.#made.get(rootKey(root))?.row ?? this.#held(root);
    const changes = await changesOf(this.tx, touched, { made: this.#made, rowOf });
    const feed = [...changes.map((row) => ({ ...row, txId: this.txId, createdAt: this.now })), ...this.#told];
    if (feed.length > 0) await this.tx.insert(syncChange).values(feed);
    await this.#putWords([...this.#unnumbered.values()]);
    await this.#number();
    this.#touched.clear();
    this.#made.clear();
    this.#told.length = 0;
  }

  /** Of a root that nobody else can change any more. */
  #held(root: RootRef): AnyRow | undefined {
    return this.holds(root) ? this.held.get(root.kind, root.id) : undefined;
  }

  async #number(): Promise<void> {
    // Kinds in one order everywhere, so that two who want numbers of two kinds do not wait for each other.
    for (const kind of TICKET_KINDS) {
      const rows = [...this.#unnumbered.values()].filter((row) => row.kind === kind);
      if (rows.length === 0) continue;
      const numbers = await takeNumbers(this.tx, kind, rows.length);
      for (const [at, row] of rows.entries()) await this.#put(ticket, { ...row, number: numbers[at] });
    }
    this.#unnumbered.clear();
  }
}

const stored = (table: MySqlTable, row: object, now: Instant): object =>
  table === ticket ? derived(row as Partial<RowOf<'ticket'>>, now) : row;

const derived = (row: Partial<RowOf<'ticket'>>, now: Instant) =>
  withTasks(withReminder(withUpdate(withRoute(withDue(row), now))), now);

/** @throws DomainError `exists` when a row with the key is there */
async function unlessTaken(write: () => Promise<void>): Promise<void> {
  try {
    await write();
  } catch (error) {
    if (isDuplicate(error, 'PRIMARY')) throw new DomainError('exists');
    throw error;
  }
}
