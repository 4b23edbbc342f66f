import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { deviceEnv, newId } from '#client/platform/clock';
import { closePool } from '#db/connection';
import type { Actor } from '#domain/access/roles';
import { openSession } from '#server/auth/sessions';
import type { LocalEnv } from '#sync/local/ports';
import { actOn, reportAct } from '#tests/simulation/acts';
import { Random } from '#tests/simulation/random';
import { createTestDatabase, type TestDatabase } from '#tests/support/database';
import { foundOrganisation, type Organisation } from '#tests/support/organisation';
import { type RunningMariadb, startMariadb } from '../../scripts/lib/mariadb.mjs';
import { inRoot } from '../../scripts/lib/paths.mjs';
import { freePort } from '../../scripts/lib/ports.mjs';
import { secretEnvironment } from '../../scripts/lib/secrets.mjs';
import { type RunningServer, startServer } from '../../scripts/lib/server.mjs';
import { tokenFor } from '../integration/auth/people';
import { Browser } from '../integration/convergence/browser';
import { httpTransport, type Way } from './http-way';

/** After so long a request counts as lost, ms. */
export const PATIENCE = 15_000;

/** A browser over HTTP, and the way it takes, which a test may bend. */
export interface Reached {
  browser: Browser;
  way: Way;
  who: Actor;
}

/** The real app in a process of its own, a database server of its own, and browsers that reach it over HTTP. */
export class World {
  readonly random = new Random(7);
  readonly all: Reached[] = [];
  readonly #nodes: RunningServer[] = [];

  private constructor(
    readonly base: TestDatabase,
    readonly org: Organisation,
    readonly port: number,
    private readonly folder: string,
    private readonly env: Record<string, string>,
    public database: RunningMariadb,
    public app: RunningServer,
  ) {}

  static async open(): Promise<World> {
    const database = await startDatabase();
    process.env.TEST_DATABASE_URL = database.url;
    const base = await createTestDatabase();
    const org = await foundOrganisation();
    const folder = mkdtempSync(path.join(os.tmpdir(), 'hf-faults-app-'));
    const port = await freePort();
    const env = {
      ...secretEnvironment(folder),
      DATABASE_URL: base.url,
      HOLDFAST_DATA: folder,
      HOLDFAST_DEMO: '0',
      HOLDFAST_SETUP_TOKEN: 'x'.repeat(32),
      NEXTAUTH_URL: `http://localhost:${port}`,
    };
    const app = await startServer({ port, host: '127.0.0.1', env });
    return new World(base, org, port, folder, env, database, app);
  }

  get origin(): string {
    return `http://localhost:${this.port}`;
  }

  /**
   * The app once more, on the same database and folder, where the clock is off. It stays until the world ends.
   * @returns its origin
   */
  async node(clockOff: number, zone = 'UTC'): Promise<string> {
    const port = await freePort();
    const origin = `http://localhost:${port}`;
    const clock = pathToFileURL(inRoot('tests/faults/other-clock.mjs')).href;
    const own = {
      ...{ NEXTAUTH_URL: origin, TZ: zone },
      ...{ NODE_OPTIONS: `--import=${clock}`, FAULTS_CLOCK: String(clockOff) },
    };
    this.#nodes.push(await startServer({ port, host: '127.0.0.1', env: { ...this.env, ...own } }));
    return origin;
  }

  /** A browser of somebody, signed in. */
  async browser(who: Actor, env: LocalEnv = deviceEnv): Promise<Reached> {
    const way = { origin: this.origin, cookie: await this.signIn(who), patience: PATIENCE };
    const browser = await Browser.inMemory(who.id, this.random, httpTransport(way), env);
    await browser.heal();
    const reached = { browser, way, who };
    this.all.push(reached);
    return reached;
  }

  /** A new session. @returns its cookie */
  async signIn(who: Actor): Promise<string> {
    const session = await openSession(who.id, 'a browser of the tests', Date.now());
    return `holdfast.session=${await tokenFor(session, this.env.NEXTAUTH_SECRET)}`;
  }

  /** One of each kind of person, and a second browser of one. */
  async cast(): Promise<void> {
    const { asha, nils, lena, meera } = this.org;
    for (const who of [asha, nils, nils, lena, meera]) await this.browser(who);
    await this.talk();
  }

  /** Everybody does a few things on their devices. */
  async act(most = 3): Promise<void> {
    for (const { browser } of this.all)
      for (let i = 1 + this.random.below(most); i > 0; i--) await this.actOne(browser);
  }

  async actOne(browser: Browser): Promise<void> {
    const { tickets, items } = await browser.store.read(async (t) => ({
      tickets: (await t.who()) ? (await t.rows.all('ticket')).map(({ id }) => id).sort() : [],
      items: (await t.rows.all('checklistItem')).map(({ id }) => id).sort(),
    }));
    const ticketId = this.random.pick(tickets);
    if (!ticketId || this.random.chance(tickets.length < 4 ? 40 : 8))
      return browser.act(reportAct(this.random, newId()));
    const { line, net } = this.org.teams;
    const around = {
      ...{ teams: [line, net], membersOf: () => [this.org.lena.id] },
      ...{
        people: this.org.people.map(({ id }) => id),
        others: tickets.filter((id) => id !== ticketId),
        items,
        files: [],
        newId,
      },
    };
    await browser.act(actOn(this.random, ticketId, around));
  }

  async talk(): Promise<void> {
    await Promise.all(
      this.all.map(async ({ browser }) => {
        // The bytes of files go first; while the database is away they do not.
        await browser.upload(this.base.db).catch(() => undefined);
        await browser.talk();
      }),
    );
  }

  /** Works and talks without end while something bad happens. */
  async during(bad: () => Promise<void>): Promise<void> {
    let over = false;
    const working = (async () => {
      while (!over) {
        await this.act(2);
        await this.talk();
        await pause(20);
      }
    })();
    try {
      await bad();
    } finally {
      over = true;
      await working;
    }
  }

  /** Starts the app again after it ended. @returns how long it took until it answered, ms */
  async restartApp(): Promise<number> {
    const began = performance.now();
    this.app = await startServer({ port: this.port, host: '127.0.0.1', env: this.env });
    return performance.now() - began;
  }

  /** Kills the database server in the middle of whatever it does, and starts it on what is on its disk. */
  async killDatabase(): Promise<void> {
    this.database.kill();
    this.database = await startDatabase();
  }

  /** Everybody talks until nothing is left to say: at most a minute on a busy machine. */
  async heal(): Promise<void> {
    const until = performance.now() + 60_000;
    for (let quiet = 0; quiet < 2; ) {
      if (performance.now() > until)
        throw new Error(
          `the devices do not come to rest: ${JSON.stringify(this.all.map(({ browser }) => browser.status))}`,
        );
      await this.talk();
      const rest = await Promise.all(this.all.map(({ browser }) => browser.isQuiet()));
      quiet = rest.every(Boolean) ? quiet + 1 : 0;
    }
  }

  async close(): Promise<void> {
    await Promise.all([this.app, ...this.#nodes].map((app) => app.stop()));
    for (const { browser } of this.all) await browser.close();
    await this.base.drop();
    await closePool();
    await this.database.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** The database server of these tests, on the data it had. */
export function startDatabase(): Promise<RunningMariadb> {
  const folder = process.env.FAULTS_FOLDER;
  if (!folder) throw new Error('run this with --project faults: its global set-up makes the database');
  return startMariadb({ folder, flush: 'durable', admin: true });
}
