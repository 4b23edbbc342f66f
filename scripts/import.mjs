// `npm run import -- incidents FILE …` or `… people FILE …`: brings the data of another desk in (docs/import.md). Works
// on DATABASE_URL, or on the private database, whether `npm start` runs on it or not.
import { spawn } from 'node:child_process';
import { migrate } from './lib/database.mjs';
import { withDatabase } from './lib/join-database.mjs';
import { ensurePackages } from './lib/npm-packages.mjs';
import { dataFolder, ensurePrivateFolder, inRoot, loadDotEnv, root } from './lib/paths.mjs';
import { reportFailure } from './lib/report.mjs';

try {
  loadDotEnv();
  const data = dataFolder();
  ensurePrivateFolder(data);
  await ensurePackages();
  process.exitCode = await withDatabase(data, async (url) => {
    await migrate(url);
    return importInto(url);
  });
} catch (error) {
  reportFailure(error);
  process.exitCode = 1;
}

/** @param {string} url @returns {Promise<number>} */
function importInto(url) {
  const main = inRoot('lib/server/imports/import-main.ts');
  const args = ['--conditions=react-server', '--import', 'tsx', main, ...process.argv.slice(2)];
  // Files are named as seen from where the command was given; npm changes to the repository before it runs us.
  const env = { ...process.env, DATABASE_URL: url, INIT_CWD: process.env.INIT_CWD ?? process.cwd() };
  const child = spawn(process.execPath, args, { cwd: root, env, stdio: 'inherit' });
  // Ctrl-C reaches the child by itself; we stay to stop the database after it.
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}
