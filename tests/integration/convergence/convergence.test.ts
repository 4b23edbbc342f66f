import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { newId } from '#client/platform/clock';
import { syncHead } from '#db/schema/sync';
import type { Actor } from '#domain/access/roles';
import type { Id } from '#domain/kernel/types';
import { execute } from '#server/sync/execute';
import { stamp } from '#server/sync/stamp';
import { withSync } from '#server/sync/with-sync';
import { actOn, reportAct, type Surroundings } from '#tests/simulation/acts';
import { circles, legalStates, wrongOn } from '#tests/simulation/checks';
import { Random } from '#tests/simulation/random';
import { PINNED, report } from '#tests/simulation/seeds';
import { createTestDatabase, type TestDatabase } from '#tests/support/database';
import { foundOrganisation, join, type Organisation } from '#tests/support/organisation';
import { Browser } from './browser';
import { wholeDatabase, wrongInFeed } from './whole-database';

const SEEDS = Number(process.env.CONVERGENCE_SEEDS ?? 40);
const FROM = Number(process.env.CONVERGENCE_FROM ?? 1);
const ROUNDS = 5;

let base: TestDatabase;
let org: Organisation;
beforeAll(async () => {
  base = await createTestDatabase();
  org = await foundOrganisation();
});
afterAll(() => base.drop());

/** Tickets of the last seed would only make the next one slower. */
async function forgetTickets(): Promise<void> {
  for (const table of [
    'ticket',
    'timeline',
    'attachment',
    'stored_file',
    'outbox',
    'sync_mutation',
    'sync_mid',
    'sync_client',
  ]) {
    await base.db.execute(sql.raw(`DELETE FROM ${table}`));
  }
  await base.db.execute(sql`DELETE FROM entity_scope WHERE root_kind = 'ticket'`);
  await base.db.execute(sql`DELETE FROM sync_change`);
  await base.db.execute(sql`DELETE FROM sync_seq`);
  await base.db.execute(sql`UPDATE number_sequence SET last = 0`);
  await base.db.execute(sql`UPDATE sync_head SET head = 0, min_seq = 0, epoch = ${epochBytes()}`);
}
const epochBytes = (): Buffer => Buffer.from(randomUUID().replaceAll('-', ''), 'hex');

class World {
  readonly random: Random;
  browsers: Browser[] = [];
  #teams = new Map<Id, readonly Id[]>();

  constructor(seed: number) {
    this.random = new Random(seed);
  }

  async open(): Promise<void> {
    const { asha, nils, lena, meera } = org;
    for (const who of [nils, lena]) await this.#move(who, who.teamIds);
    await this.#giveRole('technician');
    this.browsers = [
      await Browser.inMemory(asha.id, this.random),
      await Browser.durable(nils.id, this.random),
      await Browser.inMemory(nils.id, this.random),
      await Browser.inMemory(lena.id, this.random),
      await Browser.inMemory(meera.id, this.random),
    ];
  }

  async close(): Promise<void> {
    for (const browser of this.browsers) await browser.close();
  }

  #around(held: Pick<Surroundings, 'others' | 'items' | 'files'>): Surroundings {
    return {
      ...held,
      newId,
      people: org.people.map(({ id }) => id).sort(),
      teams: Object.values(org.teams),
      membersOf: (team) => [...this.#teams].filter(([, teams]) => teams.includes(team)).map(([id]) => id),
    };
  }

  async #move(who: Actor, teamIds: readonly Id[]): Promise<void> {
    await join(who, [...teamIds]);
    this.#teams.set(who.id, teamIds);
  }

  async round(): Promise<void> {
    for (const browser of this.browsers) {
      for (let i = this.random.below(4); i > 0; i--) await this.#act(browser);
    }
    await Promise.all([
      ...this.browsers.map((browser) => browser.upload(base.db)),
      ...this.browsers.map((browser) =>
        this.random.chance(15) ? browser.talkAndDie(this.random.below(25)) : browser.talk(),
      ),
      this.#desk(),
      this.random.chance(15) ? this.#changeRole() : undefined,
      this.random.chance(25) ? this.#changeTeams() : undefined,
      this.random.chance(25) ? this.#open() : undefined,
    ]);
    if (this.random.chance(20)) await (this.random.pick(this.browsers) as Browser).crash();
    // What the restore command does: the same rows, another history.
    if (this.random.chance(4)) await base.db.update(syncHead).set({ epoch: randomUUID() });
  }

  async #act(browser: Browser): Promise<void> {
    const { tickets, items, files } = await browser.store.read(async (t) => {
      const known = await t.who();
      return {
        tickets: known ? (await t.rows.all('ticket')).map(({ id }) => id).sort() : [],
        items: (await t.rows.all('checklistItem')).sort((a, b) => (a.id < b.id ? -1 : 1)),
        files: (await t.rows.all('attachment')).sort((a, b) => (a.id < b.id ? -1 : 1)),
      };
    });
    const ticketId = this.random.pick(tickets);
    if (!ticketId || this.random.chance(tickets.length < 5 ? 30 : 5))
      return browser.act(reportAct(this.random, newId()));
    const onIt = (rows: readonly { id: Id; ticketId: Id }[]) =>
      rows.filter((row) => row.ticketId === ticketId).map(({ id }) => id);
    const others = tickets.filter((id) => id !== ticketId);
    const around = this.#around({ others, items: onIt(items), files: onIt(files) });
    await browser.act(actOn(this.random, ticketId, around));
  }

  async #anyTicket(): Promise<Id | undefined> {
    const { rows } = await wholeDatabase(base.db);
    return this.random.pick([...rows.ticket.keys()].sort());
  }

  /** The manager at the desk, at the same time as everybody else. */
  async #desk(): Promise<void> {
    const ticketId = await this.#anyTicket();
    if (!ticketId) return;
    const act = actOn(this.random, ticketId, this.#around({ others: [], items: [], files: [] }));
    const intent = { uid: newId(), name: act.name, v: 1, args: { ...act.args }, base: null };
    await execute(org.meera, { ...intent, occurredAt: Date.now(), clockOffset: 0 }, { channel: 'desk' });
  }

  #changeTeams(): Promise<void> {
    const who = this.random.chance(50) ? org.nils : org.lena;
    const teams = Object.values(org.teams).filter(() => this.random.chance(60));
    return this.#move(who, teams);
  }

  /** A technician becomes a requester, or the reverse: other fields are masked, other parts are seen. */
  #changeRole(): Promise<void> {
    return this.#giveRole(this.random.pick(['requester', 'technician', 'manager'] as const) ?? 'technician');
  }

  #giveRole(role: Actor['role']): Promise<void> {
    const root = { kind: 'person' as const, id: org.lena.id };
    return withSync((writer) => writer.update('person', org.lena.id, { role }, root, false));
  }

  async #open(): Promise<void> {
    const ticketId = await this.#anyTicket();
    if (ticketId) await this.browsers.at(-1)?.open(ticketId);
  }

  /** No more faults: everybody talks until nothing is left to say. */
  async heal(): Promise<void> {
    for (const browser of this.browsers) await browser.heal();
    await stamp();
    // Whoever spoke before the last thing was sent has yet to hear of it: a whole round in which nobody has any.
    let wasQuiet = false;
    for (let rounds = 0; rounds < 12; rounds++) {
      for (const browser of this.browsers) {
        await browser.upload(base.db);
        await browser.talk();
      }
      const quiet = (await Promise.all(this.browsers.map((browser) => browser.isQuiet()))).every(Boolean);
      if (quiet && wasQuiet) return;
      wasQuiet = quiet;
    }
    throw new Error('the devices never come to rest');
  }

  async wrong(): Promise<string[]> {
    const facts = await wholeDatabase(base.db);
    const found = [...(await wrongInFeed(base.db)), ...legalStates(facts), ...circles(facts)];
    for (const [i, browser] of this.browsers.entries()) {
      const wrong = await browser.store.read((t) => wrongOn(t, browser, facts));
      found.push(...wrong.map((text) => `browser ${i} ${text}`));
      // The digest says the same, and asks for nothing.
      const checked = await browser.check();
      if (checked?.mended !== 0) found.push(`browser ${i} is said to differ: ${JSON.stringify(checked)}`);
    }
    return found;
  }
}

/** What is wrong after this story, or null. */
async function failureOf(seed: number): Promise<string | null> {
  await forgetTickets();
  const world = new World(seed);
  await world.open();
  try {
    for (let round = 0; round < ROUNDS; round++) await world.round();
    await world.heal();
    const found = await world.wrong();
    return found.length > 0 ? found.slice(0, 5).join('\n') : null;
  } catch (error) {
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
  } finally {
    await world.close();
  }
}

const seeds = [...new Set([...PINNED.mariadb, ...Array.from({ length: SEEDS }, (_, n) => FROM + n)])];

it(
  `I1 to I5, I7: ${seeds.length} random stories on the real database converge`,
  async () => {
    const failures = new Map<number, string>();
    for (const seed of seeds) {
      const failure = await failureOf(seed);
      if (failure) failures.set(seed, failure);
    }
    expect(report(failures, ' --mariadb')).toBe('');
  },
  Math.max(600_000, SEEDS * 30_000),
);
