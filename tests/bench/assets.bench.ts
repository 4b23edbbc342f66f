import { performance } from 'node:perf_hooks';
import { sql } from 'drizzle-orm';
import { asset, assetLean } from '#db/schema/assets';
import { prng } from '#db/seed/prng';
import { impactOf } from '#domain/asset/impact';
import { type Lean, RELATION_KINDS } from '#domain/asset/relations';
import { impactOnServer } from '#server/assets/impact';
import { createTestDatabase } from '../support/database';
import { setup } from '../support/database-server';
import { keepResults } from './keep-results';

/**
 * Who feels it when something stops, among 100,000 assets with 300,000 relations, some a hub of thousands, with circles. The
 * baseline is the same walk over all relations in memory, without any database: what is above it is what the database costs.
 */
const ASSETS = 100_000;
const RELATIONS = 300_000;
const ASKED = 200;
const CHUNK = 5_000;
const random = prng('bench of assets');
const idOf = (n: number): string => `00000000-0000-4000-8000-${n.toString(16).padStart(12, '0')}`;

/** Most things lean on something of their own neighbourhood; one in a hundred on one of a few hubs. */
function leanAt(n: number): Lean {
  const dependant = random.int(0, ASSETS - 1);
  const isHub = random.chance(0.01);
  const on = isHub ? random.int(0, 20) : Math.max(0, dependant - random.int(1, 400));
  const kind = RELATION_KINDS[n % 3] ?? 'runs_on';
  return { onId: idOf(on), dependantId: idOf(dependant), kind, wayRound: random.chance(0.2) ? 'backup' : '' };
}

const tearDown = await setup();
const base = await createTestDatabase({ connections: 4 });
const { db } = base;

async function fill(): Promise<Lean[]> {
  for (let at = 0; at < ASSETS; at += CHUNK)
    await db.insert(asset).values(
      Array.from({ length: CHUNK }, (_, n) => ({
        ...{ id: idOf(at + n), tag: `T-${at + n}`, name: `Thing ${at + n}`, state: 'in_use' as const },
        ...{ model: '', serial: '', supplier: '', servesSiteIds: [], attributes: {}, notes: '' },
        ...{ relations: [], relatedIds: [], log: [], createdAt: 1, updatedAt: 1 },
      })),
    );
  const leans = Array.from({ length: RELATIONS }, (_, n) => leanAt(n)).filter(
    (one) => one.onId !== one.dependantId,
  );
  for (let at = 0; at < leans.length; at += CHUNK)
    await db
      .insert(assetLean)
      .values(leans.slice(at, at + CHUNK).map((one) => ({ ...one, ofId: one.dependantId })))
      .onDuplicateKeyUpdate({ set: { wayRound: sql`way_round` } });
  return leans;
}

const at = (all: number[], part: number): number =>
  [...all].sort((a, b) => a - b)[Math.floor(all.length * part)] ?? 0;
const ms = (value: number): string => `${value.toFixed(1)} ms`;

const leans = await fill();
const byOn = new Map<string, Lean[]>();
for (const one of leans) byOn.set(one.onId, [...(byOn.get(one.onId) ?? []), one]);
const times: Record<'server' | 'memory', number[]> = { server: [], memory: [] };
const things: number[] = [];
for (let n = 0; n < ASKED; n++) {
  const start = idOf(random.int(ASSETS - 5_000, ASSETS - 1));
  let began = performance.now();
  const { things: reached } = await impactOnServer([start]);
  times.server.push(performance.now() - began);
  things.push(reached);
  began = performance.now();
  const reach = impactOf([start], (id) => byOn.get(id) ?? []);
  times.memory.push(performance.now() - began);
  if (reach.size !== reached) throw new Error(`the two differ: ${reach.size} and ${reached}`);
}
const row = (name: string, all: number[]) =>
  `| ${name} | ${ms(at(all, 0.5))} | ${ms(at(all, 0.95))} | ${ms(at(all, 0.99))} |`;
const table = [
  `${ASSETS.toLocaleString('en')} assets, ${leans.length.toLocaleString('en')} relations, ${ASKED} asked; reached: half up to ${at(things, 0.5)}, most ${Math.max(...things)}.`,
  '',
  '| who feels it | p50 | p95 | p99 |',
  '| --- | --: | --: | --: |',
  row('on the server', times.server),
  row('the walk in memory', times.memory),
  '| goal | | under 200 ms | |',
].join('\n');
console.log(table);
keepResults('assets', table);
await base.drop();
await tearDown();
