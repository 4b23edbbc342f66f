// Installs the npm packages when they are missing or no longer the ones that package.json asks for.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { withLock } from './locks.mjs';
import { inRoot } from './paths.mjs';
import { lastLines, run } from './processes.mjs';
import { Problem, step } from './report.mjs';

const stamp = () => inRoot('node_modules', '.holdfast-packages');

/** What the installed packages depend on: not the scripts or the description. */
function wanted() {
  const { dependencies, devDependencies, overrides } = JSON.parse(
    readFileSync(inRoot('package.json'), 'utf8'),
  );
  const lock = existsSync(inRoot('package-lock.json'))
    ? readFileSync(inRoot('package-lock.json'), 'utf8')
    : '';
  const text = JSON.stringify([
    dependencies,
    devDependencies,
    overrides,
    lock,
    process.platform,
    process.arch,
  ]);
  return createHash('sha256').update(text).digest('hex');
}

function isCurrent() {
  return existsSync(stamp()) && readFileSync(stamp(), 'utf8') === wanted();
}

export async function ensurePackages() {
  checkNode();
  if (isCurrent()) return;
  await step('Installing npm packages', (note) =>
    withLock('packages', async () => {
      if (!isCurrent()) await install(note);
    }),
  );
}

/** @param {(note: string) => void} note */
async function install(note) {
  // Not `npm ci`: it refuses a lock file that lacks other platforms' optional packages.
  const args = ['install', '--no-audit', '--no-fund', '--include=dev'];
  const npm = process.env.npm_execpath ?? '';
  const onLine = (/** @type {string} */ line) => {
    if (!/^npm warn/i.test(line)) note(line);
  };
  const done = /npm-cli\.[cm]?js$/.test(npm)
    ? await run(process.execPath, [npm, ...args], { onLine })
    : await run('npm', args, { onLine });
  if (done.code !== 0) {
    throw new Problem(
      `npm install ended with code ${done.code}:\n${lastLines(done.output, 15)}`,
      'Check that this machine reaches its npm registry and that the folder can be written, then start again.',
    );
  }
  writeFileSync(stamp(), wanted());
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  throw new Problem(`Node ${process.versions.node} is too old`, 'Install Node 20.19 or newer.');
}
