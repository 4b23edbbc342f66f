// `npm run bench [-- name] [--write]`: runs tests/bench/*.bench.ts against a database that flushes like the real one.
// Each prints its figures beside a baseline that was measured in the same run: only the relation means something.
// `--write` keeps them in docs/benchmarks.md. Without a name: sync.
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ensureBuilt } from './lib/build.mjs';
import { startMariadb } from './lib/mariadb.mjs';
import { ensureMariadb } from './lib/mariadb-find.mjs';
import { ensurePackages } from './lib/npm-packages.mjs';
import { inRoot } from './lib/paths.mjs';
import { run } from './lib/processes.mjs';
import { Problem, reportFailure, say, step } from './lib/report.mjs';

const folder = mkdtempSync(path.join(os.tmpdir(), 'holdfast-bench-'));
/** @type {import('./lib/mariadb.mjs').RunningMariadb | undefined} */
let database;
try {
  await ensurePackages();
  await step('Looking for MariaDB', ensureMariadb);
  database = await step('Starting a database', () => startMariadb({ folder, flush: 'durable', admin: true }));
  const options = process.argv.slice(2);
  const wanted = options.find((option) => !option.startsWith('-')) ?? 'sync';
  const files = readdirSync(inRoot('tests/bench')).filter((file) => file === `${wanted}.bench.ts`);
  if (files.length === 0) throw new Problem(`no benchmark is called "${wanted}"`);
  if (!['assets', 'calendar', 'numbers', 'problems'].includes(wanted)) await ensureBuilt();
  for (const file of files) {
    say(`\n── ${file} ──`);
    const args = ['--conditions=react-server', '--import', 'tsx', inRoot('tests/bench', file), ...options];
    const env = {
      ...process.env,
      TEST_DATABASE_URL: database.url,
      BENCH_DATABASE_PID: String(database.pid),
      HOLDFAST_LOG: 'silent',
    };
    const { code } = await run(process.execPath, args, { env, show: true });
    if (code !== 0) throw new Problem(`${file} ended with code ${code}`);
  }
} catch (error) {
  reportFailure(error);
  process.exitCode = 1;
} finally {
  await database?.stop();
  rmSync(folder, { recursive: true, force: true });
}
