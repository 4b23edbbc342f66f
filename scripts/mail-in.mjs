// `node scripts/mail-in.mjs < message`: takes in one mail, for mail servers that hand mails to a program. Works on
// DATABASE_URL, or on the private database, whether `npm start` runs on it or not. Ends with 75 ("try again later")
// when the mail could not be taken in.
import { spawn } from 'node:child_process';
import { withDatabase } from './lib/join-database.mjs';
import { dataFolder, ensurePrivateFolder, inRoot, loadDotEnv, root } from './lib/paths.mjs';
import { reportFailure } from './lib/report.mjs';
import { secretEnvironment } from './lib/secrets.mjs';

const TRY_AGAIN = 75;

try {
  loadDotEnv();
  const data = dataFolder();
  ensurePrivateFolder(data);
  process.exitCode = await withDatabase(data, takeInto);
} catch (error) {
  reportFailure(error);
  process.exitCode = TRY_AGAIN;
}

/** @param {string} url @returns {Promise<number>} */
function takeInto(url) {
  const main = inRoot('lib/server/mail-in/pipe-main.ts');
  const args = ['--conditions=react-server', '--import', 'tsx', main];
  const env = { ...process.env, ...secretEnvironment(dataFolder()), DATABASE_URL: url };
  const child = spawn(process.execPath, args, { cwd: root, env, stdio: 'inherit' });
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? TRY_AGAIN));
  });
}
