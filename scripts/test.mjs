// `npm test`: everything from a fresh clone, in a database and folders of its own. Stages go on after one has
// failed, so that one run shows all there is. `npm test -- unit integration` runs some stages only; `--long` has the
// faults at full length.
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ensureBrowsers } from './lib/browsers.mjs';
import { ensureBuilt } from './lib/build.mjs';
import { startMariadb } from './lib/mariadb.mjs';
import { ensureMariadb } from './lib/mariadb-find.mjs';
import { ensurePackages } from './lib/npm-packages.mjs';
import { endRunning } from './lib/processes.mjs';
import { Problem, reportFailure, say, seconds, step } from './lib/report.mjs';
import { judge, stages } from './lib/test-stages.mjs';

/** @typedef {keyof typeof stages} StageName */

const folder = mkdtempSync(path.join(os.tmpdir(), 'holdfast-test-'));
/** @type {import('./lib/mariadb.mjs').RunningMariadb | undefined} */
let database;

for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
  process.once(signal, async () => {
    await endRunning(20_000);
    await cleanUp();
    process.exit(130);
  });
}

const began = performance.now();
/** @type {[string, import('./lib/test-stages.mjs').Figures, string][]} */
const results = [];
try {
  const wanted = wantedStages();
  // What a developer's shell says about a running desk must not reach the tests.
  for (const name of [
    'DATABASE_URL',
    'HOLDFAST_DATA',
    'HOLDFAST_URL',
    'HOLDFAST_DEMO',
    'JOBS',
    'PORT',
    'NODE_ENV',
    'NEXTAUTH_SECRET',
  ]) {
    delete process.env[name];
  }
  await ensurePackages();
  const needs = new Set(wanted.flatMap((name) => stages[name].needs));
  if (needs.has('database')) {
    await step('Looking for MariaDB', ensureMariadb);
    database = await step('Starting a database for the tests', () =>
      startMariadb({ folder, flush: 'relaxed', admin: true }),
    );
    process.env.TEST_DATABASE_URL = database.url;
  }
  if (needs.has('browsers')) await step('Looking for browsers', ensureBrowsers);
  if (needs.has('build')) await ensureBuilt();
  for (const name of wanted) {
    say(`\n── ${name} ──`);
    const since = performance.now();
    results.push([name, await stages[name].run().catch(crashed), seconds(since)]);
  }
} catch (error) {
  reportFailure(error);
  results.push(['setting up', { passed: 0, failed: 1 }, '']);
} finally {
  await cleanUp();
}

say('\n── summary ──');
for (const [name, { passed, failed, skipped }, time] of results) {
  say(
    `${name.padEnd(12)} ${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}  ${time}`,
  );
}
for (const [name, { failures = [] }] of results) {
  for (const failure of failures) say(`\n── failed, ${name} ──\n${failure}`);
}
const total = (/** @type {'passed' | 'failed'} */ what) =>
  results.reduce((sum, [, figures]) => sum + figures[what], 0);
say(`all together ${seconds(began)}\n`);
process.exitCode = total('failed') === 0 && total('passed') > 0 ? 0 : 1;
say(`${total('passed')} passed, ${total('failed')} failed`);

/** @returns {StageName[]} */
function wantedStages() {
  const options = process.argv.slice(2);
  if (options.includes('--long')) process.env.FAULTS_LONG = '1';
  const names = options.filter((option) => option !== '--long');
  const all = /** @type {StageName[]} */ (Object.keys(stages));
  const unknown = names.filter((name) => !all.includes(/** @type {StageName} */ (name)));
  if (unknown.length > 0)
    throw new Problem(`there is no stage ${unknown.join(', ')}`, `Choose from: ${all.join(', ')}.`);
  return names.length > 0 ? all.filter((name) => names.includes(name)) : all;
}

/** @param {unknown} error */
function crashed(error) {
  reportFailure(error);
  return judge(1, { passed: 0, failed: 1 });
}

async function cleanUp() {
  await database?.stop();
  database = undefined;
  rmSync(folder, { recursive: true, force: true });
}
