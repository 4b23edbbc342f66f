// `npm run simulate -- [--seeds N] [--seed S] [--mariadb]`: random stories of several devices and a server, with a bad
// network, crashes and changing permissions; the same for the same seed. `--mariadb` has the real server's code and a
// database instead of the small server in memory: fewer stories, real transactions.
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { startMariadb } from './lib/mariadb.mjs';
import { ensureMariadb } from './lib/mariadb-find.mjs';
import { ensurePackages } from './lib/npm-packages.mjs';
import { inRoot } from './lib/paths.mjs';
import { run } from './lib/processes.mjs';
import { Problem, reportFailure, step } from './lib/report.mjs';

const folder = mkdtempSync(path.join(os.tmpdir(), 'holdfast-simulate-'));
/** @type {import('./lib/mariadb.mjs').RunningMariadb | undefined} */
let database;
try {
  const { seeds, seed, mariadb } = wanted();
  await ensurePackages();
  const [from, count] = seed === null ? [1, seeds] : [seed, 1];
  /** @type {NodeJS.ProcessEnv} */
  const env = {
    ...process.env,
    ...(mariadb
      ? { CONVERGENCE_FROM: String(from), CONVERGENCE_SEEDS: String(count) }
      : { SIM_FROM: String(from), SIM_SEEDS: String(count) }),
  };
  if (mariadb && !env.TEST_DATABASE_URL) {
    await step('Looking for MariaDB', ensureMariadb);
    database = await step('Starting a database', () =>
      startMariadb({ folder, flush: 'relaxed', admin: true }),
    );
    env.TEST_DATABASE_URL = database.url;
  }
  const stories = mariadb
    ? ['--project', 'integration', 'tests/integration/convergence/']
    : ['--project', 'simulation', 'tests/simulation/simulation'];
  const vitest = inRoot('node_modules/vitest/vitest.mjs');
  const args = ['run', '--config', 'tests/vitest.config.ts', '--testTimeout', '86400000', ...stories];
  const { code } = await run(process.execPath, [vitest, ...args], { env, show: true });
  process.exitCode = code ?? 1;
} catch (error) {
  reportFailure(error);
  process.exitCode = 1;
} finally {
  await database?.stop();
  rmSync(folder, { recursive: true, force: true });
}

/** What the command line asks for. */
function wanted() {
  const { values } = parseArgs({
    options: { seeds: { type: 'string' }, seed: { type: 'string' }, mariadb: { type: 'boolean' } },
  });
  /** @param {string} name @param {string} text */
  const number = (name, text) => {
    const n = Number(text);
    if (!Number.isSafeInteger(n) || n < 1)
      throw new Problem(`--${name} wants a number from 1, not "${text}"`);
    return n;
  };
  const mariadb = values.mariadb ?? false;
  return {
    mariadb,
    seeds: number('seeds', values.seeds ?? (mariadb ? '40' : '2000')),
    seed: values.seed === undefined ? null : number('seed', values.seed),
  };
}
