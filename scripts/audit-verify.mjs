// `npm run audit:verify [-- --from 120|2026-11-01 --to 240|2026-11-28]`: verifies the chain of the audit, or a range of
// it. Works on DATABASE_URL, or on the private database, whether `npm start` runs on it or not. Ends with 0 where the
// chain holds, 1 where it is broken, 2 when it was called wrongly, 3 when nothing is known (no database).
import { spawn } from 'node:child_process';
import { parseArgs } from 'node:util';
import { withDatabase } from './lib/join-database.mjs';
import { dataFolder, ensurePrivateFolder, inRoot, loadDotEnv, root } from './lib/paths.mjs';
import { reportFailure } from './lib/report.mjs';

const WRONG_USAGE = 2;
const NOT_KNOWN = 3;
const USAGE =
  'npm run audit:verify [-- --from PLACE|DAY --to PLACE|DAY], such as --from 120 --to 240, or --from 2026-11-01';

const bounds = readBounds();
if (bounds) {
  try {
    loadDotEnv();
    const data = dataFolder();
    ensurePrivateFolder(data);
    process.exitCode = await withDatabase(data, (url) => verify(url, bounds));
  } catch (error) {
    reportFailure(error);
    process.exitCode = NOT_KNOWN;
  }
} else {
  console.error(USAGE);
  process.exitCode = WRONG_USAGE;
}

/** Null, after a word about it: it was called wrongly. @returns {[string, string] | null} */
function readBounds() {
  try {
    const { values } = parseArgs({ options: { from: { type: 'string' }, to: { type: 'string' } } });
    for (const name of /** @type {const} */ (['from', 'to']))
      if (values[name] !== undefined && !isBound(values[name]))
        throw new Error(`--${name} is a place in the chain, such as 120, or a day, such as 2026-11-28`);
    return [values.from ?? '', values.to ?? ''];
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    return null;
  }
}

/** The same as `chainBound` reads. @param {string} text */
function isBound(text) {
  if (/^[1-9]\d{0,14}$/.test(text)) return true;
  const day = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : null;
  return day !== null && !Number.isNaN(day.getTime()) && day.toISOString().slice(0, 10) === text;
}

/** @param {string} url @param {[string, string]} range @returns {Promise<number>} */
function verify(url, range) {
  const main = inRoot('lib/server/audit/verify-main.ts');
  const args = ['--conditions=react-server', '--import', 'tsx', main, ...range];
  const child = spawn(process.execPath, args, {
    ...{ cwd: root, env: { ...process.env, DATABASE_URL: url } },
    stdio: 'inherit',
  });
  // Ctrl-C reaches the child by itself; we stay to stop the database after it.
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? NOT_KNOWN));
  });
}
