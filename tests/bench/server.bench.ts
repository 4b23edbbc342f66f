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
const GOALS = { report: 168, record: 670, list: 750, search: 530 };

const tearDown = await setup();
// `--profile` leaves a .cpuprofile of the app in .data, for the developer tools of a browser.
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
  const hasDesk = (await probe(manager[0])) !== 404;
  if (!hasDesk)
    console.log('GET /api/desk/tickets does not exist in this build: lists and searches are left out');
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
    await measure(
      'ticket by id',
      size,
      base,
      GOALS.record,
      all(technician, (c, d) => records(c, d, known)),
    );
    if (hasDesk) {
      await measure(
        'list: state, assignee',
        size,
        base,
        GOALS.list,
        all(manager, (c, d) => lists(c, d, found)),
      );
      await measure('search in subjects', size, base, GOALS.search, all(manager, searches));
    }
    // New devices each time: a client's numbers have no gaps.
    const devices = await clients(app.url, 'requester', CLIENTS);
    await measure('report an incident', size, base, GOALS.report, all(devices, reports));
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

async function probe(client: Client | undefined): Promise<number> {
  const answer = await fetch(`${app.url}/api/desk/tickets`, { headers: { cookie: client?.cookie ?? '' } });
  return answer.status;
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
  const measured = await closedLoop(app.url, shots, TIMES);
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
