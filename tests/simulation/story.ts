import type { Id } from '#domain/kernel/types';
import type { LocalEnv, LocalStore } from '#sync/local/ports';
import { actOn, reportAct, type Surroundings } from './acts';
import { Device } from './device';
import { vanished } from './during';
import { type Fate, Network } from './network';
import { OracleServer, type Sabotage } from './oracle/server';
import { actorIn, rowIn, rowsIn } from './oracle/state';
import { found, type Organisation } from './organisation';
import { Ids, Random } from './random';

export interface StoryOptions {
  /** What the server does wrong on purpose. */
  server?: Sabotage;
  /** What the device does wrong on purpose. */
  store?: (store: LocalStore) => LocalStore;
}

/** How often each thing happens; a seed makes some of them rare and some frequent. */
const WEIGHTS = {
  act: 22,
  talk: 16,
  network: 40,
  ghost: 4,
  stamp: 3,
  desk: 5,
  teams: 2,
  role: 0.6,
  pack: 2,
  pin: 2,
  crash: 2,
  compact: 1.5,
  purge: 0.6,
  backup: 1,
  restore: 0.8,
  save: 0.7,
  rewind: 0.5,
  upload: 6,
  diskFull: 1.5,
  time: 4,
} as const;
type Happening = keyof typeof WEIGHTS;

const FATES: readonly [Fate, number][] = [
  ['arrives', 62],
  ['slow', 12],
  ['answer_lost', 7],
  ['lost', 6],
  ['late', 5],
  ['twice', 4],
  ['busy', 3],
  ['behind', 1],
];

/** A whole little world that lives through random events, the same for the same seed. */
export class Story {
  readonly random: Random;
  readonly server: OracleServer;
  readonly network: Network;
  readonly devices: Device[];
  readonly organisation: Organisation;
  /** What was wrong on the way. */
  readonly complaints: string[] = [];
  readonly #ids = new Ids();
  #now = 1_800_000_000_000;
  /** In half of the stories tickets have tasks; in none of those that were pinned before there were any. */
  readonly #hasTasks: boolean;

  constructor(
    readonly seed: number,
    options: StoryOptions = {},
  ) {
    this.random = new Random(seed);
    this.#hasTasks = seed % 4 < 2;
    const env: LocalEnv = { now: () => this.#now, newId: this.#ids.next };
    this.server = new OracleServer(this.#ids.next, env.now, options.server);
    this.network = new Network(this.server);
    this.organisation = found(this.server, this.#ids);
    const owners = [0, 1, 1, 2, 3].map((i) => this.organisation.people[i]?.id as Id);
    this.devices = owners.map((owner) => new Device(owner, this.network, env, options.store));
  }

  /** Lives through everything, then heals: no faults, everybody talks until nothing moves. */
  async live(): Promise<void> {
    await this.#begin();
    const weights = this.#weights();
    const length = 60 + this.random.below(120);
    for (let i = 0; i < length; i++) {
      await this.#happen(this.#draw(weights));
      await settled();
      if (i % 4 === 0) this.complaints.push(...(await vanished(this.devices)));
    }
    await this.heal();
  }

  /** Everybody has loaded, and there is some work to share. */
  async #begin(): Promise<void> {
    for (const device of this.devices) await this.#finish(device);
    for (const device of this.devices) {
      await this.#report(device);
      await this.#finish(device);
    }
    for (const device of this.devices) await this.#finish(device);
  }

  #weights(): [Happening, number][] {
    const names = Object.keys(WEIGHTS) as Happening[];
    return names.map((name) => {
      const steady = name === 'act' || name === 'talk' || name === 'network';
      return [name, WEIGHTS[name] * (steady ? 1 : (this.random.pick([0, 1, 1, 4]) ?? 1))];
    });
  }

  #draw<T>(weights: readonly (readonly [T, number])[]): T {
    const total = weights.reduce((sum, [, weight]) => sum + weight, 0);
    let at = (this.random.below(1_000_000) / 1_000_000) * total;
    for (const [name, weight] of weights) {
      at -= weight;
      if (at < 0) return name;
    }
    return (weights[0] as readonly [T, number])[0];
  }

  async #happen(what: Happening): Promise<void> {
    const device = this.random.pick(this.devices) as Device;
    this.#now += 1 + this.random.below(2_000);
    switch (what) {
      case 'act':
        return this.#act(device);
      case 'talk':
        return device.talk(this.random.below(2));
      case 'network':
        if (this.random.chance(15)) return this.network.answer(this.random);
        return this.network.decide(this.random, this.#draw(FATES));
      case 'ghost':
        return this.network.ghost(this.random);
      case 'stamp':
        return this.server.stamp();
      case 'desk':
        return this.#desk();
      case 'teams':
        return this.#changeTeams();
      case 'role':
        return this.#changeRole();
      case 'pack':
        return this.#changePacks();
      case 'pin':
        return this.devices.at(-1)?.open(this.#anyTicket() ?? this.#ids.next());
      case 'crash':
        return device.crash(this.random.below(2));
      case 'compact':
        return this.server.compact();
      case 'purge':
        return this.server.purge(this.random.below(12));
      case 'backup':
        return this.server.backup();
      case 'restore':
        this.server.restore(this.random.chance(50));
        return;
      case 'save':
        return device.save();
      case 'rewind':
        return device.restore();
      case 'upload':
        return device.upload(this.server);
      case 'diskFull':
        return device.store.failNext();
      case 'time':
        this.#now += this.random.below(40_000);
    }
  }

  #anyTicket(): Id | undefined {
    return this.random.pick(rowsIn(this.server.state, 'ticket'))?.id;
  }

  /** Somebody does something with a ticket they have on the device, or reports one. */
  async #act(device: Device): Promise<void> {
    const { tickets, items, files, tasks } = await device.store.read(async (t) => ({
      tickets: (await t.rows.all('ticket')).map(({ id }) => id).sort(),
      items: (await t.rows.all('checklistItem')).sort((a, b) => (a.id < b.id ? -1 : 1)),
      files: (await t.rows.all('attachment')).sort((a, b) => (a.id < b.id ? -1 : 1)),
      tasks: new Map((await t.rows.all('ticket')).map((row) => [row.id, row.tasks ?? []])),
    }));
    const ticketId = this.random.pick(tickets);
    if (!ticketId || this.random.chance(tickets.length < 6 ? 15 : 3)) return this.#report(device);
    const onIt = (rows: readonly { id: Id; ticketId: Id }[]) =>
      rows.filter((row) => row.ticketId === ticketId).map(({ id }) => id);
    return this.#work(device, ticketId, {
      others: tickets.filter((id) => id !== ticketId),
      items: onIt(items),
      files: onIt(files),
      ...(this.#hasTasks ? { tasks: (tasks.get(ticketId) ?? []).map(({ id }) => id) } : {}),
    });
  }

  #report(device: Device): Promise<void> {
    return device.act(reportAct(this.random, this.#ids.next(), this.organisation.sites));
  }

  #work(
    device: Device,
    ticketId: Id,
    held: Pick<Surroundings, 'others' | 'items' | 'files' | 'tasks'>,
  ): Promise<void> {
    const membersOf = (teamId: Id) =>
      this.organisation.people
        .filter(({ id }) => rowIn(this.server.state, 'person', id)?.teamIds.includes(teamId))
        .map(({ id }) => id);
    const people = this.organisation.people.map(({ id }) => id);
    const around = { teams: this.organisation.teams, membersOf, people, newId: this.#ids.next, ...held };
    return device.act(actOn(this.random, ticketId, around));
  }

  /** The manager does something on the server directly. */
  async #desk(): Promise<void> {
    const manager = this.organisation.people[3]?.id as Id;
    const ticketId = this.#anyTicket();
    if (!ticketId) return;
    const common = { uid: this.#ids.next(), v: 1, base: null, occurredAt: this.#now, clockOffset: 0 };
    const intents = [
      {
        name: 'ticket.assign',
        args: { ticketId, teamId: this.random.pick(this.organisation.teams), assigneeId: null },
      },
      { name: 'ticket.note', args: { ticketId, body: 'from the desk' } },
      { name: 'ticket.cancel', args: { ticketId, note: 'from the desk' } },
    ];
    const intent = this.random.pick(intents);
    if (intent) await this.server.execute(manager, { ...common, ...intent });
  }

  #changeTeams(): void {
    const person = rowIn(
      this.server.state,
      'person',
      this.random.pick(this.organisation.people.slice(1, 3))?.id as Id,
    );
    const team = this.random.pick(this.organisation.teams) as Id;
    if (!person) return;
    const teamIds = person.teamIds.includes(team)
      ? person.teamIds.filter((id) => id !== team)
      : [...person.teamIds, team];
    this.server.write('person', { ...person, teamIds });
  }

  /** A technician or the manager takes a site along, or leaves it here again; also when the time of a pack is over. */
  #changePacks(): void {
    const person = this.random.pick(this.organisation.people.slice(1))?.id as Id;
    const site = this.random.pick(this.organisation.sites) as Id;
    const packed = this.server.state.packs?.get(person) ?? [];
    const now = packed.includes(site) ? packed.filter((id) => id !== site) : [...packed, site];
    this.server.state.packs = new Map(this.server.state.packs).set(person, now);
  }

  #changeRole(): void {
    const person = rowIn(this.server.state, 'person', this.organisation.people[3]?.id as Id);
    if (!person) return;
    const role = this.random.pick(['requester', 'technician', 'manager'] as const) ?? 'manager';
    this.server.write('person', { ...person, role });
  }

  /** Everything arrives, and everybody talks until twice nothing changed. */
  async heal(): Promise<void> {
    this.network.clear();
    for (const device of this.devices) device.store.repair();
    await settled();
    for (let quiet = 0, round = 0; quiet < 2; round++) {
      if (round > 60) throw new Error('the devices never come to rest');
      const before = this.#fingerprint();
      for (const device of this.devices) await this.#finish(device);
      this.#now += 61_000;
      quiet = before === this.#fingerprint() && (await this.#nothingPending()) ? quiet + 1 : 0;
    }
  }

  async #finish(device: Device): Promise<void> {
    await device.upload(this.server, true);
    for (const tab of [0, 1]) {
      device.talk(tab);
      await settled();
      while (this.network.waiting > 0) {
        await this.network.decide(this.random, 'arrives');
        await settled();
      }
    }
  }

  #fingerprint(): string {
    return JSON.stringify([
      this.server.state.head,
      this.server.state.feed.length,
      this.devices.map((d) => d.caughtUp),
    ]);
  }

  async #nothingPending(): Promise<boolean> {
    for (const device of this.devices) {
      const { pending, place } = await device.store.read(async (t) => ({
        pending: await t.outbox.pending(),
        place: await t.place(),
      }));
      if (pending.length > 0 || place.boot || place.pinQueue.length > 0) return false;
    }
    return true;
  }

  actorOf(device: Device) {
    return actorIn(this.server.state, device.userId);
  }
}

/** Lets everything that is ready to run, run. */
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
