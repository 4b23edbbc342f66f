import { eq, inArray } from 'drizzle-orm';
import { openDb, openPool } from '#db/connection';
import { person } from '#db/schema/people';
import { ticket } from '#db/schema/tickets';
import { inRoot } from '../../scripts/lib/paths.mjs';
import { startApp } from '../support/app-server';
import setup from '../support/e2e-world';
import { keepResults } from './keep-results';
import { type Client, clients, health, lists, records, reports, searches } from './server/clients';
import { closedLoop, type Shot } from './server/closed-loop';
import { cpuOf } from './server/cpu';
import { dice } from './server/dice';
import { fillTo } from './server/fill';
import { markdownTable, plainTable, type Row } from './server/results';

// What one server takes: the built app and its database on one machine with the load, eight clients that each send
// their next request when the last is answered. 10,000 tickets, then 100,000.

const CLIENTS = 8;
// `--quick` is for whoever works on it: fewer tickets, and times that only say where it goes.
const quick = process.argv.includes('--quick');
const SIZES = quick ? [10_000] : [10_000, 100_000];
const TIMES = quick ? { seconds: 4, warm: 2 } : { seconds: 8, warm: 3 };
// `--only=record` measures one of report, record, list and search.
const only = process.argv.find((word) => word.startsWith('--only='))?.slice('--only='.length);
const wanted = (what: keyof typeof GOALS) => !only || only === what;
const GOALS = { report: 168, record: 670, list: 750, search: 530 };

const tearDown = await setup();
// `--profile` leaves a .cpuprofile of the app under the last kind of request in .data, for the tools of a browser.
const profile: Record<string, string> = process.argv.includes('--profile')
  ? {
      NODE_OPTIONS: `--import=${inRoot('tests/bench/server/profile.mjs')}`,
      BENCH_PROFILE: inRoot('.data/server.cpuprofile'),
    }
  : {};
const app = await startApp({ env: { HOLDFAST_LOG: 'warn', ...profile } });
const pool = openPool(app.databaseUrl, 2);
const db = openDb(pool);
const rows: Row[] = [];
try {
  const technician = await clients(app.url, 'technician', CLIENTS);
  const manager = await clients(app.url, 'manager', CLIENTS);
  const teams = technician[0]?.hello.actor.teamIds ?? [];
  const staff = await db.select({ id: person.id }).from(person).where(eq(person.role, 'technician'));
  for (const size of SIZES) {
    await fillTo(db, size);
    const base = await measure('GET /api/health (baseline)', size, null, null, manager.map(health));
    const all = <T>(many: readonly Client[], make: (one: Client, seed: ReturnType<typeof dice>) => T) =>
      many.map((one, at) => make(one, dice(size + at)));
    const ids = await db.select({ id: ticket.id }).from(ticket).where(inArray(ticket.teamId, teams));
    const known = ids.map(({ id }) => id);
    const found = staff.map(({ id }) => id);
    const kinds = [
      ['record', 'ticket by id', async () => all(technician, (c, d) => records(c, d, known))],
      ['list', 'list: state, assignee', async () => all(manager, (c, d) => lists(c, d, found))],
      ['search', 'search in subjects', async () => all(manager, searches)],
      // New devices each time: a client's numbers have no gaps.
      [
        'report',
        'report an incident',
        async () => all(await clients(app.url, 'requester', CLIENTS), reports),
      ],
    ] as const;
    for (const [kind, what, shots] of kinds)
      if (wanted(kind)) await measure(what, size, base, GOALS[kind], await shots());
  }
  console.log(plainTable(rows));
  keepResults('server', markdownTable(rows));
} catch (error) {
  console.error(app.output().slice(-3_000));
  throw error;
} finally {
  await pool.end();
  await app.dispose();
  await tearDown();
}

async function measure(
  what: string,
  tickets: number,
  base: Row | null,
  goal: number | null,
  shots: readonly (() => Shot)[],
): Promise<Row> {
  const database = Number(process.env.BENCH_DATABASE_PID ?? 0);
  const used = () => ({ app: cpuOf(app.pid()), database: cpuOf(database) });
  const before = used();
  if (profile.BENCH_PROFILE && base) process.kill(app.pid(), 'SIGUSR2');
  const measured = await closedLoop(app.url, shots, TIMES);
  if (profile.BENCH_PROFILE && base) process.kill(app.pid(), 'SIGUSR2');
  const after = used();
  const each = (was: number | null, is: number | null) =>
    was === null || is === null ? null : (is - was) / measured.sent;
  const row: Row = {
    ...measured,
    ...{ what, tickets, goal, ofBaseline: measured.perSecond / (base?.perSecond ?? measured.perSecond) },
    appCpu: each(before.app, after.app),
    databaseCpu: each(before.database, after.database),
  };
  rows.push(row);
  console.log(plainTable([row]));
  return row;
}
