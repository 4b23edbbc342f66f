import { performance } from 'node:perf_hooks';
import { asset, assetLean } from '#db/schema/assets';
import { change } from '#db/schema/changes';
import { prng } from '#db/seed/prng';
import { DAY, HOUR, MINUTE } from '#domain/kernel/types';
import { dependantsOf } from '#server/assets/impact';
import { namesIn, plannedIn } from '#server/changes/read';
import { shownOf } from '../../components/changes/calendar/shown';
import { createTestDatabase } from '../support/database';
import { setup } from '../support/database-server';
import { keepResults } from './keep-results';

/**
 * The calendar over 20,000 changes in two years, about 27 a day, each on three of 5,000 assets that lean on each other. The
 * baseline is the bare query of the same rows, without who leans on what and without what is in whose way.
 */
const ASSETS = 5_000;
const CHANGES = 20_000;
const ASKED = 30;
const CHUNK = 1_000;
const random = prng('bench of the calendar');
const idOf = (n: number): string => `00000000-0000-4000-8000-${n.toString(16).padStart(12, '0')}`;
const BEGIN = Date.UTC(2026, 0, 1);

const tearDown = await setup();
const base = await createTestDatabase({ connections: 4 });
const { db } = base;

for (let at = 0; at < ASSETS; at += CHUNK)
  await db.insert(asset).values(
    Array.from({ length: CHUNK }, (_, n) => ({
      ...{ id: idOf(at + n), tag: `T-${at + n}`, name: `Thing ${at + n}`, state: 'in_use' as const },
      ...{ model: '', serial: '', supplier: '', servesSiteIds: [], attributes: {}, notes: '' },
      ...{ relations: [], relatedIds: [], log: [], createdAt: 1, updatedAt: 1 },
    })),
  );
for (let at = 20; at < ASSETS; at += CHUNK)
  await db.insert(assetLean).values(
    Array.from({ length: Math.min(CHUNK, ASSETS - at) }, (_, n) => {
      const dependantId = idOf(at + n);
      // Six on each, and those on six of theirs: racks, switches, cabinets.
      const onId = idOf(Math.floor((at + n) / 6));
      return { onId, dependantId, ofId: dependantId, kind: 'runs_on' as const, wayRound: '' };
    }),
  );
const story = Array.from({ length: 12 }, (_, n) => ({
  ...{ at: n, byId: idOf(1), deed: 'edited' as const, note: 'Way back, How it is tested' },
}));
for (let at = 0; at < CHANGES; at += CHUNK)
  await db.insert(change).values(
    Array.from({ length: CHUNK }, (_, n) => {
      const windowFrom = BEGIN + random.int(0, 730 * 24 - 1) * HOUR;
      const plan = Array.from({ length: 4 }, (_, step) => ({
        ...{ id: idOf(step), title: 'Swap it', ownerId: idOf(random.int(1, 40)), minutes: 15 },
        ...{ doneAt: null, doneById: null },
      }));
      return {
        ...{ id: idOf(at + n), number: `CHG-${at + n}`, title: 'Swap it', type: 'normal' as const },
        ...{ state: 'scheduled' as const, stateSince: 1, reason: 'Old', description: '', backOut: 'Back' },
        ...{ tests: '', windowFrom, windowTo: windowFrom + 90 * MINUTE, plan, risk: '000/000' },
        assetIds: [1, 2, 3].map(() => idOf(random.int(0, ASSETS - 1))),
        ...{ requesterId: idOf(1), ownerId: idOf(random.int(1, 40)), reviewNotes: '', log: story },
        ...{ incidentIds: [], problemIds: [], causedIds: [], createdAt: 1, updatedAt: 1 },
      };
    }),
  );

const part = (all: number[], of: number): number =>
  [...all].sort((a, b) => a - b)[Math.floor(all.length * of)] ?? 0;
const ms = (value: number): string => `${value.toFixed(1)} ms`;
const row = (name: string, all: number[]) =>
  `| ${name} | ${ms(part(all, 0.5))} | ${ms(part(all, 0.95))} | ${ms(part(all, 0.99))} |`;

const lines: string[] = [];
for (const [name, around] of [
  ['week', 9],
  ['month', 45],
] as const) {
  const times: Record<'page' | 'looks' | 'bare', number[]> = { page: [], looks: [], bare: [] };
  let shown = 0;
  for (let n = 0; n < ASKED; n++) {
    const about = BEGIN + random.int(60, 670) * DAY;
    const span = { from: about - around * DAY, to: about + around * DAY };
    let began = performance.now();
    const rows = await plannedIn(span);
    times.bare.push(performance.now() - began);
    began = performance.now();
    const again = await plannedIn(span);
    const [dependants] = await Promise.all([dependantsOf(again), namesIn(again)]);
    times.page.push(performance.now() - began);
    began = performance.now();
    shown = shownOf(rows, dependants).length;
    times.looks.push(performance.now() - began);
  }
  lines.push(row(`${name} on the server, about ${shown} changes`, times.page));
  lines.push(row(`${name}: the bare rows`, times.bare));
  lines.push(row(`${name}: who is in whose way, in the browser`, times.looks));
}
const table = [
  `${CHANGES.toLocaleString('en')} changes in two years, ${ASSETS.toLocaleString('en')} assets; ${ASKED} asked of each.`,
  '',
  '| calendar | p50 | p95 | p99 |',
  '| --- | --: | --: | --: |',
  ...lines,
].join('\n');
console.log(table);
keepResults('calendar', table);
await base.drop();
await tearDown();
