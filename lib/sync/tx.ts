import type { Actor } from '#domain/access/roles';
import type { Felt } from '#domain/change/change';
import type { MediaType } from '#domain/files/types';
import type { Id, Instant } from '#domain/kernel/types';
import type { ToldEvent } from '#domain/notify/events';
import type { NumberedKind, TicketState } from '#domain/ticket/states';
import type { Entity, Reference, RowOf } from './views/entities';

/** What the server knows of the bytes of a file. */
export interface StoredFile {
  mediaType: MediaType;
  size: number;
  sha256: string;
}

/** Somebody who is to decide, and who does it in their place while they are away; only the server knows those. */
export interface Approver {
  name: string;
  standIn: { id: Id; name: string } | null;
}

/** A row to write: the store gives `ver`. */
export type NewRow<E extends Entity> = Omit<RowOf<E>, 'ver' | 'deletedAt'>;
export type Patch<E extends Entity> = Partial<Omit<RowOf<E>, 'id' | 'ver'>>;

/** Scalars as they were when the person decided, for the three-way merge. */
export type Base = Readonly<Record<string, string | number | boolean | null>>;

/** Where a ticket is tied to, and whether it goes on; `state` null: this side does not know the ticket. */
export interface Ties extends Pick<RowOf<'ticket'>, 'parentId' | 'duplicateOfId'> {
  state: TicketState | null;
}
export const NO_TIES: Ties = { parentId: null, duplicateOfId: null, state: null };

/**
 * The narrow port mutators write to: the same mutator runs on the phone (DexieTx), on the server (MysqlTx)
 * and in simulation (MemoryTx). One contract suite holds the three to the same behaviour.
 */
export interface Tx {
  readonly actor: Actor;
  /** uid of the mutation: ids of rows it makes derive from it (P13). */
  readonly uid: Id;
  /** What the person saw of the fields they change; null when the mutation has no base. */
  readonly base: Base | null;
  /** When the person did it: device clock, corrected by its measured offset. */
  readonly occurredAt: Instant;
  /** Server clock; null on the device. */
  readonly receivedAt: Instant | null;

  /** The n-th id this mutation makes: the same on every side and every run (P13). */
  id(ordinal: number): Id;
  /** The row, or undefined when it is missing, deleted, or the actor may not read it. */
  get<E extends Entity>(entity: E, id: Id): Promise<RowOf<E> | undefined>;
  /** All rows of a small reference table. */
  all<E extends Reference>(entity: E): Promise<RowOf<E>[]>;
  /** @throws DomainError `exists` when the id is taken, by whomever */
  insert<E extends Entity>(entity: E, row: NewRow<E>): Promise<void>;
  /** @throws DomainError `not_found` when the row is missing or not readable */
  update<E extends Entity>(entity: E, id: Id, patch: Patch<E>): Promise<void>;
  /**
   * For rules that reach over several tickets: nobody else changes this one until this intent has ended, and what is
   * read of it from now on is the newest. Answers its ties, whoever may see it; none that this side does not know.
   */
  hold(ticketId: Id): Promise<Ties>;
  /**
   * The next number of the kind, gapless, to be put into a row that is inserted; null on a device, where the server
   * gives it later. The row has it once the transaction has committed: what stands here is only a promise of it.
   */
  nextNumber(kind: NumberedKind): Promise<string | null>;
  /**
   * Claims the bytes of a file for the row of the same id that is written now: from then on they are kept. Null on a
   * device, which takes them for granted: it sends the intent only once the server has them (P29).
   * @throws DomainError `no_file` when the server has no such file, whole and of this person; `exists` when it is claimed
   */
  claimFile(id: Id): Promise<StoredFile | null>;
  /**
   * Somebody who is to decide on something, whoever may see their card; null: nobody who is here. A device that does not
   * know them takes them for granted, without a name.
   */
  approver(personId: Id): Promise<Approver | null>;
  /** The asset whose label says this (`foldTag`), whoever may see it; null: none that this side knows. */
  assetTagged(tag: string): Promise<Id | null>;
  /**
   * Who and what feels it when some assets stop, by all there is; null on a device, which knows a part of it and is told
   * later.
   */
  feltBy(assetIds: readonly Id[]): Promise<Felt | null>;
  /**
   * The other assets with a relation that names this one, as far as this side knows them. On the server nobody else changes it or them
   * until this intent has ended.
   */
  holdLeaning(assetId: Id): Promise<Id[]>;
  /** Who manages somebody; null: nobody, and always on a device, where the server says it later. */
  managerOf(personId: Id): Promise<Id | null>;
  /** The members of a team who are here, sorted; none on a device, where the server says it later. */
  membersOf(teamId: Id): Promise<Id[]>;
  /** Tell people: on the server rows of the outbox in the same transaction, on a device nothing. */
  emit(event: ToldEvent): void;
}
