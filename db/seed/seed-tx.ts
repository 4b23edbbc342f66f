import type { Actor } from '#domain/access/roles';
import { readableSight } from '#domain/access/scopes';
import { DomainError } from '#domain/kernel/errors';
import type { Id, Instant } from '#domain/kernel/types';
import { formatNumber } from '#domain/ticket/number';
import type { NumberedKind } from '#domain/ticket/states';
import { derivedId } from '#sync/ids';
import { type ArgsOf, MUTATIONS, type MutationName } from '#sync/registry';
import { type Base, type NewRow, NO_TIES, type Patch, type Tx } from '#sync/tx';
import { audienceOf, type Entity, type RowOf, rootOf } from '#sync/views/entities';
import { feltAmong } from './felt';

type Tables = { [E in Entity]: Map<Id, RowOf<E>> };

/** Everything of the demonstration before it is written, with the reference rows in place. */
export class SeedStore {
  readonly tables: Tables = {
    ticket: new Map(),
    timeline: new Map(),
    checklistItem: new Map(),
    attachment: new Map(),
    person: new Map(),
    team: new Map(),
    site: new Map(),
    category: new Map(),
    policy: new Map(),
    calendar: new Map(),
    slaPolicy: new Map(),
    notice: new Map(),
    announcement: new Map(),
    affected: new Map(),
    catalogItem: new Map(),
    article: new Map(),
    articleVote: new Map(),
    asset: new Map(),
    assetClass: new Map(),
    problem: new Map(),
    problemLink: new Map(),
    change: new Map(),
    freeze: new Map(),
    changePolicy: new Map(),
    changeTemplate: new Map(),
  };
  /** Who manages whom: only the server knows. */
  readonly managers = new Map<Id, Id>();
  readonly lastNumbers: Record<NumberedKind, number> = { incident: 0, request: 0, problem: 0, change: 0 };

  add<E extends Entity>(entity: E, row: RowOf<E>): void {
    (this.tables[entity] as Map<Id, RowOf<E>>).set(row.id, row);
  }
}

/** Who does what, when, and what the server heard when. */
export interface SeedAct<N extends MutationName = MutationName> {
  name: N;
  args: ArgsOf<N>;
  actor: Actor;
  uid: Id;
  occurredAt: Instant;
  receivedAt: Instant;
}

/**
 * Runs the real mutator on the store, so that the demonstration obeys the same rules as people do.
 * @throws DomainError when a rule refuses: then the story is wrong, not the rule
 */
export async function play(store: SeedStore, act: SeedAct): Promise<void> {
  const mutation = MUTATIONS[act.name];
  const args = mutation.args.parse(act.args) as never;
  const base = (await mutation.baseOf?.(seedTx(store, act, null), args)) ?? null;
  const outcome = await mutation.run(seedTx(store, act, base), args);
  if (outcome) throw new Error(`${act.name} met another change`);
}

function seedTx(store: SeedStore, act: SeedAct, base: Base | null): Tx {
  const table = <E extends Entity>(entity: E): Map<Id, RowOf<E>> => store.tables[entity] as Map<Id, RowOf<E>>;
  const read = <E extends Entity>(entity: E, id: Id): RowOf<E> | undefined => {
    const row = table(entity).get(id);
    if (!row) return undefined;
    const root = rootOf(entity, row);
    const owner = store.tables[root.kind].get(root.id);
    return owner && readableSight(act.actor, audienceOf(root.kind, owner)) !== 'none' ? row : undefined;
  };
  return {
    actor: act.actor,
    uid: act.uid,
    base,
    occurredAt: act.occurredAt,
    receivedAt: act.receivedAt,
    id: (ordinal) => derivedId(act.uid, ordinal),
    get: async (entity, id) => read(entity, id),
    all: async (entity) => [...table(entity).values()],
    async insert<E extends Entity>(entity: E, row: NewRow<E>) {
      if (table(entity).has(row.id)) throw new DomainError('exists');
      store.add(entity, { ...row, ver: 1, deletedAt: null } as unknown as RowOf<E>);
    },
    async update<E extends Entity>(entity: E, id: Id, patch: Patch<E>) {
      const row = read(entity, id);
      if (!row) throw new DomainError('not_found');
      store.add(entity, { ...row, ...patch, ver: row.ver + 1 });
    },
    approver: async (id) => {
      const person = table('person').get(id);
      return person ? { name: person.name, standIn: null } : null;
    },
    assetTagged: async (tag) => [...table('asset').values()].find((row) => row.tag === tag)?.id ?? null,
    holdLeaning: async (assetId) =>
      [...table('asset').values()].filter((row) => row.relatedIds.includes(assetId)).map(({ id }) => id),
    membersOf: async (teamId) =>
      [...table('person').values()]
        .filter((person) => person.active && person.teamIds.includes(teamId))
        .map(({ id }) => id)
        .sort(),
    feltBy: async (ids) => feltAmong(store.tables, ids),
    managerOf: async (id) => store.managers.get(id) ?? null,
    hold: async (ticketId) => table('ticket').get(ticketId) ?? NO_TIES,
    async nextNumber(kind) {
      store.lastNumbers[kind] += 1;
      return formatNumber(kind, store.lastNumbers[kind]);
    },
    claimFile: async () => {
      throw new DomainError('no_file');
    },
    // Nobody is told about what happened before the organisation began to use the product.
    emit: () => {},
  };
}
