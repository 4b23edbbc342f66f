import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { count } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { entityScope } from '#db/schema/sync';
import { ticket, timeline } from '#db/schema/tickets';
import { importIncidents } from '#server/imports/import-incidents';
import { incidentMapping } from '#server/imports/incident-mapping';
import { parseMapping } from '#server/imports/mapping';
import { createTestDatabase, type TestDatabase } from '#tests/support/database';
import { fileFolder, isOld, madeUp, plainMapping } from './files';

const ROWS = 2_500;
const NOW = Date.now();
const files = fileFolder();
let base: TestDatabase;
beforeAll(async () => {
  base = await createTestDatabase();
});
afterAll(async () => {
  files.drop();
  await base.drop();
});

const tickets = async () => (await base.db.select({ n: count() }).from(ticket))[0]?.n ?? 0;

it('an import that is killed in the middle is finished by the next, with nothing twice and nothing half', {
  timeout: 120_000,
}, async () => {
  const made = madeUp(7, ROWS, NOW);
  const file = files.keep('incidents.csv', made.text);
  const wanted = path.join(files.path, 'mapping.json');
  writeFileSync(wanted, JSON.stringify(plainMapping));

  const root = path.resolve(import.meta.dirname, '../../..');
  const main = path.join(root, 'lib/server/imports/import-main.ts');
  const child = spawn(
    process.execPath,
    ['--conditions=react-server', '--import', 'tsx', main, 'incidents', file, '--mapping', wanted],
    {
      cwd: root,
      env: { ...process.env, DATABASE_URL: base.url, INIT_CWD: root },
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  );
  const ended = once(child, 'exit');
  while ((await tickets()) < 500) expect(child.exitCode).toBeNull();
  child.kill('SIGKILL');
  await ended;
  const half = await tickets();
  expect(half).toBeLessThan(ROWS);
  // A batch is one transaction: whole, or not there.
  expect(half % 250).toBe(0);

  const told = await importIncidents(parseMapping('test', plainMapping, incidentMapping), { path: file });
  expect(told).toMatchObject({ rows: ROWS, refused: 0, changed: 0 });
  expect(told.present).toBeGreaterThanOrEqual(half);
  expect(told.present + told.made.ticket).toBe(ROWS);
  const numbers = (await base.db.select({ number: ticket.number }).from(ticket)).map((row) => row.number);
  expect(numbers.sort()).toEqual(made.rows.map((_, n) => `INC-${String(n + 1).padStart(6, '0')}`));
  const entries = made.rows.reduce(
    (sum, row) => sum + 1 + (row.resolvedAt ? 1 : 0) + (row.closedAt ? 1 : 0),
    0,
  );
  expect((await base.db.select({ n: count() }).from(timeline))[0]?.n).toBe(entries);
  const scoped = new Set(
    (await base.db.select().from(entityScope)).flatMap((row) =>
      row.rootKind === 'ticket' ? [row.rootId] : [],
    ),
  );
  expect(scoped.size).toBe(made.rows.filter((row) => !isOld(row, NOW)).length);
});
