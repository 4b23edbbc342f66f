import 'server-only';
import { isNull } from 'drizzle-orm';
import { announcement } from '#db/schema/announcements';
import { assetClass } from '#db/schema/assets';
import { changePolicy, changeTemplate, freeze } from '#db/schema/changes';
import { category, policy, site, team } from '#db/schema/people';
import { calendar, slaPolicy } from '#db/schema/service-levels';
import type { Actor } from '#domain/access/roles';
import type { Felt } from '#domain/change/change';
import { DomainError } from '#domain/kernel/errors';
import type { Id, Instant } from '#domain/kernel/types';
import type { ToldEvent } from '#domain/notify/events';
import type { NumberedKind } from '#domain/ticket/states';
import { derivedId } from '#sync/ids';
import type { Intent } from '#sync/protocol/envelope';
import {
  type Approver,
  type Base,
  type NewRow,
  NO_TIES,
  type Patch,
  type StoredFile,
  type Ties,
  type Tx,
} from '#sync/tx';
import {
  type Entity,
  isChild,
  isInternal,
  type Reference,
  type RootRef,
  type RowOf,
  rootOf,
} from '#sync/views/entities';
import { masked } from '#sync/views/mask';
import { readApprover, readManager, readMembers } from '../approval/approver';
import { readFelt } from '../assets/impact';
import { readLeaning } from '../assets/leaning';
import { readAssetTagged } from '../assets/tagged';
import type { Written } from '../audit/written-rows';
import { claimFile } from '../files/claim-file';
import { keepArticle } from '../knowledge/keep';
import { newsOf, type Outgoing, tellPeople } from '../notify/outgoing';
import type { HeldRows } from './held-rows';
import { takeNumbers } from './numbers';
import { readRows } from './read-rows';
import { type SeenRoot, seeRoot, shows } from './sight';
import type { InsertOf, SyncWriter } from './sync-writer';
import { withToldTwice } from './told-twice';

/** End of the year 9999: the last instant a DATETIME holds. */
const LAST_INSTANT = 253_402_300_799_999;

/** The device's instant by the server's clock, as its offset was measured. */
export const correctedInstant = (occurredAt: Instant, clockOffset: number | null): Instant =>
  Math.min(Math.max(0, occurredAt + (clockOffset ?? 0)), LAST_INSTANT);

/** What intents of one transaction read and tell together. None of them may change anything but tickets. */
export interface Shared {
  references: Map<Reference, readonly object[]>;
  /** People and references, one by one. */
  rows: HeldRows;
  outgoing: Outgoing;
}

/** A mutator's port on the server: reads pass the visibility rule, writes pass the feed. */
export class MysqlTx implements Tx {
  readonly uid: Id;
  readonly base: Base | null;
  readonly occurredAt: Instant;
  readonly receivedAt: Instant;
  readonly #events: ToldEvent[] = [];
  /** Stand for numbers until the transaction commits. */
  readonly #promised = new Set<string>();

  constructor(
    private readonly writer: SyncWriter,
    readonly actor: Actor,
    intent: Pick<Intent, 'uid' | 'base' | 'occurredAt' | 'clockOffset'>,
    receivedAt: Instant = writer.now,
    /** What it has in common with others of its transaction. */
    private readonly shared: Shared | null = null,
  ) {
    this.uid = intent.uid;
    this.base = intent.base;
    this.occurredAt = correctedInstant(intent.occurredAt, intent.clockOffset);
    this.receivedAt = receivedAt;
  }

  id(ordinal: number): Id {
    return derivedId(this.uid, ordinal);
  }

  async get<E extends Entity>(entity: E, id: Id): Promise<RowOf<E> | undefined> {
    const found = await this.#read(entity, id);
    return found && masked(this.actor, entity, found.row);
  }

  async all<E extends Reference>(entity: E): Promise<RowOf<E>[]> {
    const known = this.shared?.references.get(entity);
    if (known) return known as RowOf<E>[];
    const table = {
      ...{ team, site, category, policy, calendar, slaPolicy, announcement },
      ...{ assetClass, freeze, changePolicy, changeTemplate },
    }[entity as Reference];
    const rows = await this.writer.tx.select().from(table).where(isNull(table.deletedAt));
    const all = rows.map(({ guard: _, ...row }) => row) as RowOf<E>[];
    this.shared?.references.set(entity, all);
    return all;
  }

  async insert<E extends Entity>(entity: E, row: NewRow<E>): Promise<void> {
    const whole = { ...row, ver: 1, deletedAt: null } as unknown as RowOf<E>;
    const number = 'number' in row ? row.number : null;
    if (typeof number === 'string' && this.#promised.delete(number)) {
      this.writer.insertNumbered(whole as RowOf<'ticket'>);
      return;
    }
    await this.writer.insert(
      entity,
      row as unknown as InsertOf<E>,
      rootOf(entity, whole),
      isInternal(entity, whole),
      whole,
    );
    if (entity === 'article') await keepArticle(this.writer.tx, this, whole as RowOf<'article'>, row);
  }

  async update<E extends Entity>(entity: E, id: Id, patch: Patch<E>): Promise<void> {
    const found = await this.#read(entity, id);
    if (!found) throw new DomainError('not_found');
    await this.writer.update(
      entity,
      id,
      patch as Partial<InsertOf<E>>,
      found.root,
      isInternal(entity, found.row),
      found.row,
    );
    const { row } = found;
    if (entity === 'article') await keepArticle(this.writer.tx, this, { ...row, ...patch } as never, patch);
    if (this.writer.holds(found.root)) this.writer.held.set(entity, { ...row, ...patch, ver: row.ver + 1 });
  }

  async hold(ticketId: Id): Promise<Ties> {
    await this.writer.guard({ kind: 'ticket', id: ticketId });
    const [row] = await readRows(this.writer.tx, 'ticket', [ticketId]);
    return row ?? this.writer.unnumbered(ticketId) ?? NO_TIES;
  }

  async nextNumber(kind: NumberedKind): Promise<string | null> {
    // Problems and changes are few: nobody waits long for who has one until its transaction ends.
    if (kind === 'problem' || kind === 'change')
      return (await takeNumbers(this.writer.tx, kind, 1))[0] ?? null;
    const promise = `${kind} ${this.#promised.size + 1} to come`;
    this.#promised.add(promise);
    return promise;
  }

  claimFile(id: Id): Promise<StoredFile> {
    return claimFile(this.writer.tx, this.actor.id, id, this.writer.now);
  }

  approver(personId: Id): Promise<Approver | null> {
    return readApprover(this.writer.tx, personId, this.receivedAt);
  }

  membersOf(teamId: Id): Promise<Id[]> {
    return readMembers(this.writer.tx, teamId);
  }

  assetTagged(tag: string): Promise<Id | null> {
    return readAssetTagged(this.writer.tx, tag);
  }

  feltBy(assetIds: readonly Id[]): Promise<Felt> {
    return readFelt(this.writer.tx, assetIds);
  }
  async holdLeaning(assetId: Id): Promise<Id[]> {
    await this.writer.guard({ kind: 'asset', id: assetId });
    const ids = (await readLeaning(this.writer.tx, assetId)).sort();
    if (ids.length > 0) await this.writer.guardMany('asset', ids);
    return ids;
  }

  managerOf(personId: Id): Promise<Id | null> {
    return readManager(this.writer.tx, personId);
  }

  /** What was written since this was last asked, for the audit. */
  takeWritten(): Written {
    return this.writer.written.take();
  }

  emit(event: ToldEvent): void {
    this.#events.push(event);
  }

  /** Writes what people are to be told, in this transaction. Whether anything is to be sent. */
  async flushEvents(): Promise<boolean> {
    if (this.#events.length === 0) return false;
    const events = await withToldTwice(this.writer, this, this.#events);
    const act = { uid: this.uid, actor: this.actor, now: this.writer.now };
    const rowOf = {
      ticket: (id: Id) => this.#row('ticket', id),
      change: (id: Id) => this.#row('change', id),
    };
    if (!this.shared) return tellPeople(this.writer, act, events, rowOf);
    const { outgoing } = this.shared;
    const { rows, notices } = await newsOf(this.writer.tx, act, events, rowOf, outgoing.known);
    outgoing.rows.push(...rows);
    outgoing.notices.push(...notices);
    return rows.length > 0;
  }

  async #read<E extends Entity>(entity: E, id: Id): Promise<{ row: RowOf<E>; root: RootRef } | undefined> {
    const row = await this.#row(entity, id);
    if (!row || row.deletedAt !== null) return undefined;
    const root = rootOf(entity, row);
    const seen = entity === root.kind ? seeRoot(this.actor, root.kind, row) : await this.#seen(root);
    return seen && shows(seen.readable, isInternal(entity, row)) ? { row, root } : undefined;
  }

  async #seen(root: RootRef): Promise<SeenRoot | undefined> {
    const row = await this.#row(root.kind, root.id);
    return row && seeRoot(this.actor, root.kind, row);
  }

  async #row<E extends Entity>(entity: E, id: Id): Promise<RowOf<E> | undefined> {
    const { writer } = this;
    const common = entity === 'ticket' || isChild(entity) ? undefined : this.shared?.rows;
    const known =
      (entity === 'ticket' && writer.unnumbered(id)) ||
      writer.held.get(entity, id) ||
      common?.get(entity, id);
    if (known) return known as RowOf<E>;
    const [row] = await readRows(writer.tx, entity, [id]);
    if (row) common?.set(entity, row);
    if (row && writer.holds(rootOf(entity, row))) writer.held.set(entity, row);
    return row;
  }
}
