// The checks that need neither database nor browser. Each is one step with a name, a time and its output.
import { cpSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { houseRuleFailures } from './house-rules.mjs';
import { inRoot } from './paths.mjs';
import { run } from './processes.mjs';
import { say, seconds } from './report.mjs';

/** @typedef {{ ok: boolean, output: string }} Outcome */

const bin = (/** @type {string} */ name) => inRoot('node_modules', '.bin', name);
const folders = ['app', 'components', 'lib', 'db', 'scripts', 'tests', 'instrumentation.ts', 'proxy.ts'];

/** @type {[string, () => Promise<Outcome>][]} */
const checks = [
  // Takes as long as all the others, each of which keeps one core busy: so it comes first.
  ['types', typesOfApp],
  ['format and lint', () => tool('biome', 'check', '--error-on-warnings', '--max-diagnostics=40', '.')],
  ['types: rules', () => tool('tsc', '--noEmit', '-p', 'lib/domain')],
  ['types: protocol', () => tool('tsc', '--noEmit', '-p', 'lib/sync')],
  ['types: service worker', () => tool('tsc', '--noEmit', '-p', 'lib/client/sw')],
  ['types: scripts', () => tool('tsc', '--noEmit', '-p', 'scripts')],
  [
    'rooms',
    () =>
      tool('depcruise', '--config', 'tests/architecture/rooms.cjs', '--output-type', 'err-long', ...folders),
  ],
  [
    'dead code',
    () =>
      tool('knip', '-c', 'tests/architecture/knip.json', '--no-progress', '--treat-config-hints-as-errors'),
  ],
  ['house rules', houseRules],
  ['migrations match the schema', migrationsMatch],
];

/**
 * Runs all checks, two at a time, also after one has failed.
 * @returns {Promise<{ passed: number, failed: number }>}
 */
export async function runChecks() {
  let failed = 0;
  const waiting = checks.values();
  const lane = async () => {
    for (const [name, check] of waiting) {
      const began = performance.now();
      const { ok, output } = await check();
      say(`${ok ? '✓' : '✗'} ${name} (${seconds(began)})`);
      if (!ok) say(output.trimEnd().replaceAll(/^/gm, '    '));
      failed += ok ? 0 : 1;
    }
  };
  await Promise.all([lane(), lane()]);
  return { passed: checks.length - failed, failed };
}

/** @param {string} name @param {...string} args @returns {Promise<Outcome>} */
async function tool(name, ...args) {
  const done = await run(bin(name), args, { timeoutMs: 300_000 });
  return { ok: done.code === 0, output: done.output };
}

/** Next writes the types of its routes; without them links and page props would go unchecked. */
async function typesOfApp() {
  const generated = await run(process.execPath, [inRoot('node_modules/next/dist/bin/next'), 'typegen'], {
    timeoutMs: 120_000,
  });
  if (generated.code !== 0) return { ok: false, output: generated.output };
  return tool('tsc', '--noEmit', '-p', '.');
}

/** @returns {Promise<Outcome>} */
async function houseRules() {
  const failures = houseRuleFailures();
  return { ok: failures.length === 0, output: failures.join('\n') };
}

/** Has the migrations generated again beside the real ones: a new file means that one is missing. */
async function migrationsMatch() {
  const copy = 'node_modules/.cache/holdfast-migrations';
  rmSync(inRoot(copy), { recursive: true, force: true });
  mkdirSync(inRoot(copy), { recursive: true });
  cpSync(inRoot('db/migrations'), inRoot(copy), { recursive: true });
  const count = () => readdirSync(inRoot(copy)).filter((name) => name.endsWith('.sql')).length;
  const before = count();
  const done = await tool(
    'drizzle-kit',
    'generate',
    '--dialect',
    'mysql',
    '--schema',
    './db/schema/*.ts',
    '--out',
    copy,
  );
  const missing = count() !== before;
  rmSync(inRoot(copy), { recursive: true, force: true });
  const hint = missing
    ? '\nThe schema changed without a migration: run npx drizzle-kit generate and commit what it writes.'
    : '';
  return { ok: done.ok && before > 0 && !missing, output: done.output + hint };
}
