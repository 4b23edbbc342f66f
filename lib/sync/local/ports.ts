import type { Actor } from '#domain/access/roles';
import type { Id } from '#domain/kernel/types';
import type { Cursor } from '#sync/protocol/cursor';
import type { Settled } from '#sync/protocol/result';
import type { RowRef } from '#sync/protocol/rows';
import type { AnyRow, Entity, RootRef, RowOf } from '#sync/views/entities';
import type { OutboxEntry, SentEntry } from './entry';

/** A child row, whether it belongs to the internal part of its root, and its version. */
export interface ChildRef extends RowRef {
  root: RootRef;
  internal: boolean;
  ver: number;
}

/** The synced rows of one device: what screens show, pending work included. */
export interface LocalRows {
  get<E extends Entity>(entity: E, id: Id): Promise<RowOf<E> | undefined>;
  getMany<E extends Entity>(entity: E, ids: Id[]): Promise<(RowOf<E> | undefined)[]>;
  put<E extends Entity>(entity: E, rows: RowOf<E>[]): Promise<void>;
  /**
   * The same for whole tickets that nobody lists any more, none of them here yet, with all that was said on them. A store
   * may keep them in fewer records: they are read and changed as all others.
   */
  bundle(rows: { ticket: RowOf<'ticket'>[]; timeline: RowOf<'timeline'>[] }): Promise<void>;
  delete(entity: Entity, ids: Id[]): Promise<void>;
  /** Rows that hang on these roots, the roots themselves excepted. */
  children(roots: readonly RootRef[]): Promise<ChildRef[]>;
  all<E extends Entity>(entity: E): Promise<RowOf<E>[]>;
  clear(): Promise<void>;
}

/** The server's copy of a row that pending work has changed; null: the server has no such row. */
export interface BaseCopy extends RowRef {
  row: AnyRow | null;
}

export interface BaseCopies {
  has(ref: RowRef): Promise<boolean>;
  put(copies: BaseCopy[]): Promise<void>;
  all(): Promise<BaseCopy[]>;
  clear(): Promise<void>;
}

/** Entries never disappear: they move from pending to sent, or to "needs you", and back after a reset. */
export interface OutboxTable {
  /** Entries the server has not settled, in order. */
  pending(): Promise<OutboxEntry[]>;
  get(uid: Id): Promise<OutboxEntry | undefined>;
  put(entries: OutboxEntry[]): Promise<void>;
  /** Newest first. */
  sent(limit: number): Promise<SentEntry[]>;
  getSent(uid: Id): Promise<SentEntry | undefined>;
  moveToSent(entries: SentEntry[]): Promise<void>;
  moveBack(entries: OutboxEntry[]): Promise<void>;
}

/** How far the bootstrap of some scopes has come. */
interface BootProgress {
  want: string[];
  after: RootRef | null;
  /** Roots received so far. */
  done: number;
  /** Scopes that come after these. A first load begins with what is the person's own. */
  rest?: string[];
  /** Scopes that came before these: what they hold is here. */
  besides?: string[];
}

/** Where this device stands in the feed. One record, changed only in the transaction of what it describes. */
export interface SyncPlace {
  /** Null until the server was first heard. */
  epoch: Id | null;
  clientId: Id;
  nextMid: number;
  nextOrder: number;
  cursor: Cursor;
  /** The furthest place ever received, by whatever answer (P14). */
  seen: Cursor;
  scopes: string[];
  scopesHash: string;
  boot: BootProgress | null;
  /** The first bootstrap is complete. */
  loaded: boolean;
  /** Records outside one's scopes, oldest first (P18). */
  pins: RootRef[];
  /** Pins to be fetched again. */
  pinQueue: RootRef[];
  /** Acknowledgements received before the page that reaches the head (P21). */
  acked: Settled[];
}

export interface Who {
  actor: Actor;
  name: string;
}

/** All tables, inside one transaction. */
export interface LocalTables {
  rows: LocalRows;
  base: BaseCopies;
  outbox: OutboxTable;
  place(): Promise<SyncPlace>;
  setPlace(place: SyncPlace): Promise<void>;
  /** Null until the server was first heard. */
  who(): Promise<Who | null>;
  setWho(who: Who): Promise<void>;
  /** Half-written texts of forms; a store without forms keeps none. */
  forgetDrafts(keys: readonly string[]): Promise<void>;
  /** Files of forms that are sent now: they are no longer parts of a draft. A store without forms has none. */
  keepFiles(ids: readonly Id[]): Promise<void>;
}

/** One person's store on one device. */
export interface LocalStore {
  /** Runs `work` in one transaction over all tables: all of it becomes durable, or nothing. */
  write<T>(work: (tables: LocalTables) => Promise<T>): Promise<T>;
  /** Runs `work` on one consistent state; it must not write. */
  read<T>(work: (tables: LocalTables) => Promise<T>): Promise<T>;
}

/** What pure code may not do itself. */
export interface LocalEnv {
  /** Device clock. */
  now(): number;
  newId(): Id;
}
