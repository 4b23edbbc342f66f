import { mkdirSync, writeFileSync } from 'node:fs';
import { closePool, openDb, openPool } from '#db/connection';
import { inRoot } from '../../scripts/lib/paths.mjs';
import { account } from '../e2e/people';
import { startApp } from '../support/app-server';
import setup from '../support/e2e-world';
import { someone } from '../support/sync-door';
import { keepResults } from './keep-results';
import { fillTeam } from './sync/fill-team';
import { firstStart } from './sync/first-start';
import { longFeed } from './sync/long-feed';
import { queue } from './sync/queue';
import { slowPhone } from './sync/slow-phone';
import { type Figure, table } from './sync/times';
import { twoDevices } from './sync/two-devices';

// How quick the sync is for a technician whose team has 10,000 tickets, in real browsers with profiles on the disk,
// against the built app and its database. `--only=start,phone,devices,queue,feed` measures some of it, `--rounds=n` how
// often a first start is made (5).

const TICKETS = 10_000;
const option = (name: string) =>
  process.argv.find((word) => word.startsWith(`--${name}=`))?.slice(name.length + 3);
const only = option('only')?.split(',');
const wanted = (part: string) => !only || only.includes(part);
const rounds = Number(option('rounds') ?? 5);

const tearDown = await setup();
const app = await startApp({ env: { HOLDFAST_LOG: 'warn' } });
process.env.DATABASE_URL = app.databaseUrl;
const pool = openPool(app.databaseUrl, 2);
const figures: Figure[] = [];
let peers = '';
try {
  const { own } = await fillTeam(openDb(pool), account('technician').email, TICKETS);
  const manager = await someone(app.url, account('manager'));
  // Whatever waits to be numbered is in the feed before anybody measures.
  await manager.act('ticket.comment', {
    ticketId: own[0] ?? '',
    body: 'Ready.',
  });
  if (wanted('start')) {
    const start = await firstStart(app.url, rounds);
    figures.push(...start.figures);
    peers = start.peers;
    console.log(`${peers}\n`);
  }
  if (wanted('phone')) figures.push(...(await slowPhone(app.url, own.slice(0, 40), 40)));
  if (wanted('devices')) figures.push(await twoDevices(app.url, own[41] ?? '', 30));
  if (wanted('queue')) figures.push(...(await queue(app.url, manager, own[42] ?? '')));
  if (wanted('feed')) figures.push(...(await longFeed(app.url, pool, manager, own.slice(43, 93))));
  console.log(table(figures));
  mkdirSync(inRoot('test-results'), { recursive: true });
  writeFileSync(inRoot('test-results/bench-sync.json'), JSON.stringify(figures, null, 2));
  if (!only) keepResults('sync', `${table(figures)}\n\n${peers}`);
} catch (error) {
  console.error(app.output().slice(-3_000));
  throw error;
} finally {
  await pool.end();
  await closePool();
  await app.dispose();
  await tearDown();
}
