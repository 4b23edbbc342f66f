// Builds the app when its sources changed since the last build.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { withLock } from './locks.mjs';
import { inRoot, root } from './paths.mjs';
import { lastLines, run } from './processes.mjs';
import { Problem, step } from './report.mjs';

/** Everything that ends up in the build, seen from the repository. */
const sources = [
  'app',
  'components',
  'lib',
  'db',
  'public',
  'scripts/lib/service-worker.mjs',
  'scripts/lib/compress.mjs',
  'scripts/lib/words-loader.mjs',
  'instrumentation.ts',
  'proxy.ts',
  'next.config.ts',
  'package.json',
  'package-lock.json',
  'postcss.config.mjs',
  'tsconfig.json',
];
/** Made by the build, or no part of it. */
const ignored = /(^public\/sw(-acts)?\.js)|(\.test\.tsx?$)|(^db\/(seed|migrations)\/)/;

const stamp = () => inRoot('.next', 'holdfast-build.json');

/** A digest over the content of all sources: the same text gives the same answer on every machine. */
export function sourcesDigest() {
  const digest = createHash('sha256');
  for (const file of sources.flatMap(filesUnder).sort()) {
    if (ignored.test(file)) continue;
    digest
      .update(`${file}\0`)
      .update(readFileSync(inRoot(file)))
      .update('\0');
  }
  return digest.digest('hex');
}

/** @param {string} entry @returns {string[]} files as paths from the repository, with forward slashes */
function filesUnder(entry) {
  const full = inRoot(entry);
  if (!existsSync(full)) return [];
  if (statSync(full).isFile()) return [entry];
  return readdirSync(full, { withFileTypes: true }).flatMap((child) => {
    const name = `${entry}/${child.name}`;
    if (child.name.startsWith('.')) return [];
    return child.isDirectory() ? filesUnder(name) : [name];
  });
}

export function isBuilt() {
  if (!existsSync(inRoot('public', 'sw.js')) || !existsSync(inRoot('.next', 'BUILD_ID'))) return false;
  return existsSync(stamp()) && JSON.parse(readFileSync(stamp(), 'utf8')).sources === sourcesDigest();
}

/** Builds unless the last build was made from these very sources. */
export async function ensureBuilt() {
  if (isBuilt()) return;
  await step('Building the app', (note) =>
    withLock('build', async () => {
      if (!isBuilt()) await build(note);
    }),
  );
}

/** @param {(note: string) => void} note */
export async function build(note) {
  const digest = sourcesDigest();
  rmSync(stamp(), { force: true });
  let done = await nextBuild(note);
  // A build that could not reach its own style worker is remembered and repeated by later ones.
  if (done.code !== 0 && /before we could connect|failed to connect/i.test(done.output)) {
    clean();
    done = await nextBuild(note);
  }
  if (done.code !== 0) {
    throw new Problem(
      `next build ended with code ${done.code}:\n${lastLines(done.output, 40)}`,
      'Mend what it names.',
    );
  }
  removeMaps();
  note('service worker');
  const { buildServiceWorker } = await import('./service-worker.mjs');
  note(await buildServiceWorker());
  const { compressBuild } = await import('./compress.mjs');
  note(await compressBuild());
  writeFileSync(stamp(), JSON.stringify({ sources: digest }));
}

/** Turbopack leaves a source map beside the entrance of a worker, also where maps are off: browsers get none. */
function removeMaps() {
  const folder = inRoot('.next', 'static');
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }))
    if (name.endsWith('.map')) rmSync(path.join(folder, name));
}

/** @param {(note: string) => void} note */
function nextBuild(note) {
  const env = { ...process.env, NODE_ENV: /** @type {const} */ ('production'), NEXT_TELEMETRY_DISABLED: '1' };
  return run(process.execPath, [inRoot('node_modules/next/dist/bin/next'), 'build'], {
    cwd: root,
    env,
    onLine: note,
  });
}

/** Removes the last build and its cache; what `next dev` keeps stays. */
function clean() {
  const folder = inRoot('.next');
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    if (name !== 'dev') rmSync(path.join(folder, name), { recursive: true, force: true });
  }
}
