import type { Actor } from '#domain/access/roles';
import {
  type Audience,
  NOBODY,
  readableSight,
  type Scope,
  type Sight,
  syncedSight,
} from '#domain/access/scopes';
import type { Id } from '#domain/kernel/types';
import type { MutationResult } from '#sync/protocol/result';
import type { StoredFile } from '#sync/tx';
import {
  type AnyRow,
  audienceOf,
  CHILDREN,
  type Child,
  ENTITY_NAMES,
  type Entity,
  isInternal,
  type RootRef,
  type RowOf,
  rootOf,
} from '#sync/views/entities';

export interface FeedRow {
  id: number;
  tx: Id;
  op: 'touch' | 'enter' | 'leave' | 'ack';
  seq: number | null;
  /** Of all but acks; without a scope only pins are told. */
  scope?: Scope;
  entity?: Entity;
  entityId?: Id;
  root?: RootRef;
  /** Of acks. */
  clientId?: Id;
  uid?: Id;
}

export interface StoredMutation {
  hash: string;
  result: MutationResult;
  createdRoot: Id | null;
}

/** The whole database of the oracle: plain maps, copied for a backup. */
export interface State {
  rows: Record<Entity, Map<Id, AnyRow>>;
  feed: FeedRow[];
  nextFeedId: number;
  head: number;
  minSeq: number;
  epoch: Id;
  seqTx: Map<number, Id>;
  clients: Map<Id, { userId: Id; last: number }>;
  mutations: Map<Id, StoredMutation>;
  mids: Map<string, Id>;
  /** Which sites people have packed. */
  packs?: Map<Id, readonly Id[]>;
  lastNumber: number;
  /** Bytes the server has, and of whom; false: not claimed by an attachment yet. */
  files: Map<Id, { ownerId: Id; claimed: boolean; file: StoredFile }>;
  /** How often each intent took effect: the answer must be once. */
  effects: Map<Id, number>;
}

export const emptyState = (epoch: Id): State => ({
  rows: Object.fromEntries(ENTITY_NAMES.map((entity) => [entity, new Map()])) as State['rows'],
  feed: [],
  nextFeedId: 1,
  head: 0,
  minSeq: 0,
  epoch,
  seqTx: new Map(),
  clients: new Map(),
  mutations: new Map(),
  mids: new Map(),
  lastNumber: 0,
  files: new Map(),
  effects: new Map(),
});

export const copyState = (s: State): State => ({
  ...s,
  rows: Object.fromEntries(ENTITY_NAMES.map((entity) => [entity, new Map(s.rows[entity])])) as State['rows'],
  feed: s.feed.map((row) => ({ ...row })),
  seqTx: new Map(s.seqTx),
  clients: new Map([...s.clients].map(([id, client]) => [id, { ...client }])),
  mutations: new Map(s.mutations),
  mids: new Map(s.mids),
  packs: new Map(s.packs),
  files: new Map(s.files),
  effects: new Map(s.effects),
});

export const rowIn = <E extends Entity>(s: Pick<State, 'rows'>, entity: E, id: Id): RowOf<E> | undefined =>
  s.rows[entity].get(id) as RowOf<E> | undefined;

export const rowsIn = <E extends Entity>(s: Pick<State, 'rows'>, entity: E): RowOf<E>[] =>
  [...s.rows[entity].values()] as RowOf<E>[];

/** The person as they are now: role and teams are rows like any other. */
export function actorIn(s: Pick<State, 'rows' | 'packs'>, id: Id): Actor {
  const person = rowIn(s, 'person', id);
  if (!person) throw new Error('no such person');
  const packedSiteIds = s.packs?.get(id) ?? [];
  return {
    id,
    role: person.role,
    teamIds: person.teamIds,
    ...(packedSiteIds.length > 0 && { packedSiteIds }),
  };
}

export function audienceIn(s: Pick<State, 'rows'>, root: RootRef): Audience {
  const row = rowIn(s, root.kind, root.id);
  return row ? audienceOf(root.kind, row) : NOBODY;
}

export type Width = 'synced' | 'readable';

export function sightIn(s: Pick<State, 'rows'>, actor: Actor, root: RootRef, width: Width): Sight {
  const audience = audienceIn(s, root);
  return width === 'synced' ? syncedSight(actor, audience) : readableSight(actor, audience);
}

/** Whether a person sees a row: through its root, and internal parts only with internal sight. */
export function sees<E extends Entity>(
  s: Pick<State, 'rows'>,
  actor: Actor,
  entity: E,
  row: RowOf<E>,
  width: Width,
): boolean {
  if (row.deletedAt !== null) return false;
  const sight = sightIn(s, actor, rootOf(entity, row), width);
  return isInternal(entity, row) ? sight === 'internal' : sight !== 'none';
}

export const childrenIn = (s: Pick<State, 'rows'>, root: RootRef): { entity: Child; row: RowOf<Child> }[] =>
  root.kind === 'ticket'
    ? CHILDREN.flatMap((entity) =>
        rowsIn(s, entity)
          .filter((row) => row.ticketId === root.id)
          .map((row) => ({ entity, row })),
      )
    : [];
