import type { Actor } from '#domain/access/roles';
import { DomainError } from '#domain/kernel/errors';
import type { Id, Instant } from '#domain/kernel/types';
import type { ToldEvent } from '#domain/notify/events';
import type { TicketKind } from '#domain/ticket/states';
import { derivedId } from '#sync/ids';
import type { Intent } from '#sync/protocol/envelope';
import { type Approver, type Base, type NewRow, NO_TIES, type Patch, type Ties, type Tx } from '#sync/tx';
import type { AnyRow, Entity, Reference, RowOf } from '#sync/views/entities';
import type { LocalRows } from './ports';

export interface Written {
  entity: Entity;
  row: AnyRow;
}

/** What a mutator reads from. */
export type ReadRows = Pick<LocalRows, 'get' | 'all'>;

/** Reading the store failed: not an answer of a rule, so it must not be taken for one. */
export class StoreFailure extends Error {
  constructor(cause: unknown) {
    super('local store failed', { cause });
    this.name = 'StoreFailure';
  }
}

/**
 * A mutator's port on a device. Everything stored is visible, new rows carry version 0, the server gives
 * numbers and tells people. Writes stay in memory until the mutator has finished, so that a refusal half way
 * leaves nothing behind.
 */
export class LocalTx implements Tx {
  readonly uid: Id;
  readonly base: Base | null;
  readonly occurredAt: Instant;
  readonly receivedAt = null;
  readonly #writes = new Map<string, Written>();

  constructor(
    private readonly rows: ReadRows,
    readonly actor: Actor,
    intent: Pick<Intent, 'uid' | 'base' | 'occurredAt' | 'clockOffset'>,
  ) {
    this.uid = intent.uid;
    this.base = intent.base;
    this.occurredAt = intent.occurredAt + (intent.clockOffset ?? 0);
  }

  id(ordinal: number): Id {
    return derivedId(this.uid, ordinal);
  }

  async get<E extends Entity>(entity: E, id: Id): Promise<RowOf<E> | undefined> {
    const row = await this.#find(entity, id);
    return row && row.deletedAt === null ? row : undefined;
  }

  async all<E extends Reference>(entity: E): Promise<RowOf<E>[]> {
    const byId = new Map((await guarded(this.rows.all(entity))).map((row) => [row.id, row]));
    for (const write of this.#writes.values()) {
      if (write.entity === entity) byId.set(write.row.id, write.row as RowOf<E>);
    }
    return [...byId.values()].filter((row) => row.deletedAt === null);
  }

  async insert<E extends Entity>(entity: E, row: NewRow<E>): Promise<void> {
    if (await this.#find(entity, (row as { id: Id }).id)) throw new DomainError('exists');
    this.#write(entity, { ...row, ver: 0, deletedAt: null } as unknown as RowOf<E>);
  }

  async update<E extends Entity>(entity: E, id: Id, patch: Patch<E>): Promise<void> {
    const row = await this.get(entity, id);
    if (!row) throw new DomainError('not_found');
    this.#write(entity, { ...row, ...patch });
  }

  async hold(ticketId: Id): Promise<Ties> {
    return (await this.get('ticket', ticketId)) ?? NO_TIES;
  }

  async nextNumber(_kind: TicketKind): Promise<string | null> {
    return null;
  }

  async claimFile(_id: Id): Promise<null> {
    return null;
  }

  async approver(personId: Id): Promise<Approver | null> {
    const person = await this.get('person', personId);
    return person && !person.active ? null : { name: person?.name ?? '', standIn: null };
  }

  async assetTagged(tag: string): Promise<Id | null> {
    const rows = await guarded(this.rows.all('asset'));
    const here = [...this.#writes.values()].flatMap(({ entity, row }) =>
      entity === 'asset' ? [row as RowOf<'asset'>] : [],
    );
    return (
      [...here, ...rows].find((row) => row.tag === tag && row.mergedIntoId === null && row.deletedAt === null)
        ?.id ?? null
    );
  }

  async feltBy(_assetIds: readonly Id[]): Promise<null> {
    return null;
  }

  async holdLeaning(assetId: Id): Promise<Id[]> {
    const rows = await guarded(this.rows.all('asset'));
    return rows.filter(({ relatedIds }) => relatedIds.includes(assetId)).map(({ id }) => id);
  }

  async managerOf(_personId: Id): Promise<null> {
    return null;
  }

  async membersOf(_teamId: Id): Promise<Id[]> {
    return [];
  }

  emit(_event: ToldEvent): void {}

  /** What the mutator wrote, each row once. */
  written(): Written[] {
    return [...this.#writes.values()];
  }

  async #find<E extends Entity>(entity: E, id: Id): Promise<RowOf<E> | undefined> {
    const written = this.#writes.get(`${entity}/${id}`);
    return written ? (written.row as RowOf<E>) : guarded(this.rows.get(entity, id));
  }

  #write<E extends Entity>(entity: E, row: RowOf<E>): void {
    this.#writes.set(`${entity}/${row.id}`, { entity, row });
  }
}

const guarded = async <T>(reading: Promise<T>): Promise<T> => {
  try {
    return await reading;
  } catch (cause) {
    throw new StoreFailure(cause);
  }
};
