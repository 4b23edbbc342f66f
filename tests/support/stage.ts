import type { Actor } from '#domain/access/roles';
import type { Id, Instant } from '#domain/kernel/types';
import type { ToldEvent } from '#domain/notify/events';
import type { Outcome } from '#sync/define';
import { LocalTx } from '#sync/local/local-tx';
import { MemoryStore } from '#sync/local/memory-store';
import { type ArgsOf, findMutation, MUTATIONS, type MutationName } from '#sync/registry';
import type { Base } from '#sync/tx';
import type { Entity, RowOf } from '#sync/views/entities';
import type { PersonRow } from '#sync/views/reference';
import type { TicketRow } from '#sync/views/ticket';

const uuid = (n: number): string => `0193b1f2-0000-7000-8000-${String(n).padStart(12, '0')}`;

/** A small organisation on which rules are tried: two teams, a few people, one routed category. */
export const CAST = {
  teams: { line: uuid(1), net: uuid(2) },
  site: uuid(3),
  categories: { network: uuid(4), wifi: uuid(5), other: uuid(6) },
  asha: { id: uuid(10), role: 'requester', teamIds: [] },
  bruno: { id: uuid(11), role: 'requester', teamIds: [] },
  nils: { id: uuid(20), role: 'technician', teamIds: [uuid(2)] },
  lena: { id: uuid(21), role: 'technician', teamIds: [uuid(2), uuid(1)] },
  omar: { id: uuid(22), role: 'technician', teamIds: [uuid(1)] },
  meera: { id: uuid(30), role: 'manager', teamIds: [] },
  ada: { id: uuid(40), role: 'administrator', teamIds: [] },
} as const satisfies Record<string, Actor | object | string>;

/** Remembers what people would be told. */
class StageTx extends LocalTx {
  readonly events: ToldEvent[] = [];
  override emit(event: ToldEvent): void {
    this.events.push(event);
  }
}

/** Runs intents one after the other against a store in memory. */
export class Stage {
  /** What people would be told, the newest last. */
  readonly events: ToldEvent[] = [];
  readonly #store = new MemoryStore(uuid(99));
  #clock: Instant = 1_800_000_000_000;
  #uids = 1_000;

  static async open(): Promise<Stage> {
    const stage = new Stage();
    const { teams, categories } = CAST;
    const common = { active: true, ver: 1, deletedAt: null };
    await stage.#store.write(async ({ rows }) => {
      await rows.put('team', [
        { id: teams.line, name: 'Service desk', firstLine: true, ...common },
        { id: teams.net, name: 'Network', firstLine: false, ...common },
      ]);
      await rows.put('site', [{ id: CAST.site, name: 'House B', ...common }]);
      await rows.put('category', [
        { id: categories.network, name: 'Network', parentId: null, teamId: teams.net, ...common },
        { id: categories.wifi, name: 'Wi-Fi', parentId: categories.network, teamId: null, ...common },
        { id: categories.other, name: 'Other', parentId: null, teamId: null, ...common },
      ]);
      const people = [CAST.asha, CAST.bruno, CAST.nils, CAST.lena, CAST.omar, CAST.meera, CAST.ada];
      await rows.put('person', people.map(card));
    });
    return stage;
  }

  /** Time passes, in ms. */
  wait(ms: number): void {
    this.#clock += ms;
  }

  get now(): Instant {
    return this.#clock;
  }

  act<N extends MutationName>(
    actor: Actor,
    name: N,
    args: ArgsOf<N>,
    base: Base | null = null,
  ): Promise<Outcome> {
    return this.run(actor, name, MUTATIONS[name].v, args, base);
  }

  /** An intent as it comes over the wire: of any version, with any arguments. */
  async run(
    actor: Actor,
    name: string,
    v: number,
    args: unknown,
    base: Base | null = null,
  ): Promise<Outcome> {
    this.#clock += 1_000;
    const mutation = findMutation(name, v);
    if (!mutation) throw new Error(`no ${name}@${v}`);
    const intent = { uid: this.#newId(), base, occurredAt: this.#clock, clockOffset: 0 };
    return this.#store.write(async ({ rows }) => {
      const tx = new StageTx(rows, actor, intent);
      const outcome = await mutation.run(tx, mutation.args.parse(args));
      for (const { entity, row } of tx.written()) await rows.put(entity, [row as never]);
      this.events.push(...tx.events);
      return outcome;
    });
  }

  /** What somebody sees now of the fields an intent would change. */
  seen<N extends MutationName>(actor: Actor, name: N, args: ArgsOf<N>): Promise<Base | null> {
    const intent = { uid: uuid(0), base: null, occurredAt: this.#clock, clockOffset: 0 };
    return this.#store.read(async ({ rows }) => {
      const answer = await MUTATIONS[name].baseOf?.(new LocalTx(rows, actor, intent), args as never);
      return answer ?? null;
    });
  }

  async put<E extends Entity>(entity: E, row: RowOf<E>): Promise<void> {
    await this.#store.write(({ rows }) => rows.put(entity, [row]));
  }

  rows<E extends Entity>(entity: E): Promise<RowOf<E>[]> {
    return this.#store.read(({ rows }) => rows.all(entity));
  }

  async person(id: Id): Promise<PersonRow> {
    return (await this.rows('person')).find((row) => row.id === id) as PersonRow;
  }

  /** Far enough apart for the ids that derive from each. */
  #newId(): Id {
    this.#uids += 100;
    return uuid(this.#uids);
  }

  /** Reports an incident and returns its id. */
  async report(actor: Actor, over: Partial<ArgsOf<'ticket.report'>> = {}): Promise<string> {
    const ticketId = this.#newId();
    await this.act(actor, 'ticket.report', {
      ...{ ticketId, title: 'Wi-Fi gone', description: '', impact: 2, urgency: 2 },
      ...{ categoryId: null, siteId: null, place: null },
      ...over,
    });
    return ticketId;
  }

  /** A row as it stands, whatever it is of. */
  row<E extends Entity>(entity: E, id: string): Promise<RowOf<E> | undefined> {
    return this.#store.write(({ rows }) => rows.get(entity, id));
  }

  async ticket(id: string): Promise<TicketRow> {
    const row = await this.#store.write(({ rows }) => rows.get('ticket', id));
    if (!row) throw new Error(`no ticket ${id}`);
    return row;
  }

  /** Oldest first. */
  async timeline(ticketId: string): Promise<RowOf<'timeline'>[]> {
    const all = await this.#store.write(({ rows }) => rows.all('timeline'));
    return all.filter((row) => row.ticketId === ticketId).sort((a, b) => a.effectiveAt - b.effectiveAt);
  }
}

const card = (actor: Actor): PersonRow => ({
  id: actor.id,
  name: `Person ${actor.id.slice(-2)}`,
  role: actor.role,
  email: null,
  phone: null,
  siteId: null,
  teamIds: [...actor.teamIds],
  active: true,
  ver: 1,
  deletedAt: null,
});
