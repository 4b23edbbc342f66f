import type { Actor } from '#domain/access/roles';
import { DomainError } from '#domain/kernel/errors';
import type { Id, Instant } from '#domain/kernel/types';
import type { ToldEvent } from '#domain/notify/events';
import { formatNumber } from '#domain/ticket/number';
import type { TicketKind } from '#domain/ticket/states';
import { derivedId } from '#sync/ids';
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
import type { AnyRow, Entity, Reference, RowOf } from '#sync/views/entities';
import { rowIn, rowsIn, type State, sees } from './state';

/** A mutator's port on the oracle: rights, versions and numbers as the server gives them. */
export class OracleTx implements Tx {
  readonly #writes = new Map<string, { entity: Entity; row: AnyRow }>();
  readonly events: ToldEvent[] = [];
  readonly #claimed = new Set<Id>();
  #numbers = 0;

  constructor(
    private readonly state: State,
    readonly actor: Actor,
    readonly uid: Id,
    readonly base: Base | null,
    readonly occurredAt: Instant,
    readonly receivedAt: Instant,
  ) {}

  id(ordinal: number): Id {
    return derivedId(this.uid, ordinal);
  }

  async get<E extends Entity>(entity: E, id: Id): Promise<RowOf<E> | undefined> {
    const written = this.#writes.get(`${entity}/${id}`);
    if (written) return written.row.deletedAt === null ? (written.row as RowOf<E>) : undefined;
    const row = rowIn(this.state, entity, id);
    return row && sees(this.state, this.actor, entity, row, 'readable') ? row : undefined;
  }

  async all<E extends Reference>(entity: E): Promise<RowOf<E>[]> {
    const ids = new Set(rowsIn(this.state, entity).map((row) => row.id));
    for (const write of this.#writes.values()) if (write.entity === entity) ids.add(write.row.id);
    const rows = await Promise.all([...ids].map((id) => this.get(entity, id)));
    return rows.filter((row) => row !== undefined);
  }

  async insert<E extends Entity>(entity: E, row: NewRow<E>): Promise<void> {
    const { id } = row as { id: Id };
    if (this.#writes.has(`${entity}/${id}`) || rowIn(this.state, entity, id)) throw new DomainError('exists');
    this.#write(entity, { ...row, ver: 1, deletedAt: null } as unknown as RowOf<E>);
  }

  async update<E extends Entity>(entity: E, id: Id, patch: Patch<E>): Promise<void> {
    const row = await this.get(entity, id);
    if (!row) throw new DomainError('not_found');
    this.#write(entity, { ...row, ...patch, ver: (rowIn(this.state, entity, id)?.ver ?? 0) + 1 });
  }

  async hold(ticketId: Id): Promise<Ties> {
    const written = this.#writes.get(`ticket/${ticketId}`)?.row as RowOf<'ticket'> | undefined;
    return written ?? rowIn(this.state, 'ticket', ticketId) ?? NO_TIES;
  }

  async nextNumber(kind: TicketKind): Promise<string> {
    this.#numbers += 1;
    return formatNumber(kind, this.state.lastNumber + this.#numbers);
  }

  async claimFile(id: Id): Promise<StoredFile> {
    const known = this.state.files.get(id);
    if (known?.ownerId !== this.actor.id) throw new DomainError('no_file');
    if (known.claimed || this.#claimed.has(id)) throw new DomainError('exists');
    this.#claimed.add(id);
    return known.file;
  }

  async approver(personId: Id): Promise<Approver | null> {
    const person = rowIn(this.state, 'person', personId);
    return person?.active ? { name: person.name, standIn: null } : null;
  }

  async assetTagged(tag: string): Promise<Id | null> {
    const written = [...this.#writes.values()].flatMap(({ entity, row }) =>
      entity === 'asset' ? [row as RowOf<'asset'>] : [],
    );
    const all = [...written, ...rowsIn(this.state, 'asset')];
    return (
      all.find((row) => row.tag === tag && row.mergedIntoId === null && row.deletedAt === null)?.id ?? null
    );
  }

  async feltBy(_assetIds: readonly Id[]): Promise<null> {
    return null;
  }

  async holdLeaning(assetId: Id): Promise<Id[]> {
    return rowsIn(this.state, 'asset')
      .filter(({ relatedIds }) => relatedIds.includes(assetId))
      .map(({ id }) => id);
  }

  async managerOf(_personId: Id): Promise<null> {
    return null;
  }

  async membersOf(_teamId: Id): Promise<Id[]> {
    return [];
  }

  emit(event: ToldEvent): void {
    this.events.push(event);
  }

  /** The intent commits: what it claimed stays claimed. */
  keepClaims(): void {
    for (const id of this.#claimed) {
      const known = this.state.files.get(id);
      if (known) this.state.files.set(id, { ...known, claimed: true });
    }
  }

  written(): { entity: Entity; row: AnyRow }[] {
    return [...this.#writes.values()];
  }

  /** How many numbers were taken. */
  numbers(): number {
    return this.#numbers;
  }

  #write<E extends Entity>(entity: E, row: RowOf<E>): void {
    this.#writes.set(`${entity}/${row.id}`, { entity, row });
  }
}
