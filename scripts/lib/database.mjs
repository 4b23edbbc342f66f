// The database an instance works on: the private one or the one at DATABASE_URL, migrated, with the
// demonstration in it when that is wanted.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { startMariadb } from './mariadb.mjs';
import { ensureMariadb } from './mariadb-find.mjs';
import { inRoot } from './paths.mjs';
import { lastLines, run } from './processes.mjs';
import { Problem, step } from './report.mjs';

/**
 * @typedef {object} OpenDatabase
 * @property {string} url
 * @property {boolean} isPrivate
 * @property {() => Promise<void>} stop
 */

/**
 * @param {string} dataFolder
 * @param {(log: string) => void} onExit hears when the private server ends by itself
 * @returns {Promise<OpenDatabase>}
 */
export async function openDatabase(dataFolder, onExit) {
  const given = process.env.DATABASE_URL;
  if (given) return { url: given, isPrivate: false, stop: async () => {} };
  await step('Looking for MariaDB', ensureMariadb);
  const server = await step('Starting the private database', () =>
    startMariadb({ folder: path.join(dataFolder, 'db'), onExit }),
  );
  return { url: server.url, isPrivate: true, stop: server.stop };
}

const advice = {
  bad_url: 'Write it like mysql://user:password@host:3306/database, or unset it to use a private database.',
  unreachable:
    'Check host and port in DATABASE_URL and that the server runs, or unset it to use a private database.',
  refused: 'Check user and password in DATABASE_URL.',
  no_database: 'Make it first: CREATE DATABASE name CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci.',
  locked: 'Wait until it is done and start again.',
  failed:
    'The database is as that migration left it. Restore the backup made before the upgrade, or mend what it names.',
};

/** @param {string} url */
export async function migrate(url) {
  await step('Bringing the database up to date', async () => {
    // Through tsx: the migrator is the server's own TypeScript.
    const { tsImport } = await import('tsx/esm/api');
    const { migrateDatabase } = await tsImport('../../db/migrate.ts', import.meta.url);
    try {
      await migrateDatabase(url);
    } catch (error) {
      const { code, message } = /** @type {{ code?: keyof typeof advice, message: string }} */ (error);
      throw new Problem(message, code ? advice[code] : undefined);
    }
  });
}

/**
 * Fills an empty database with the demonstration. It is written in one transaction: one that was cut short left
 * nothing, and a database with people in it is never touched.
 * @param {string} url
 */
export async function seedIfEmpty(url) {
  if (await has(url, 'SELECT 1 FROM person LIMIT 1')) return;
  await step('Writing the demonstration', (note) => runSeed(url, note));
}

/** @param {string} url @param {(note: string) => void} [note] */
export async function runSeed(url, note) {
  const args = ['--conditions=react-server', '--import', 'tsx', inRoot('db/seed/run.ts')];
  const done = await run(process.execPath, args, {
    env: { ...process.env, DATABASE_URL: url },
    onLine: note,
  });
  if (done.code !== 0) {
    throw new Problem(
      `the demonstration could not be written:\n${lastLines(done.output, 20)}`,
      'Read the lines above.',
    );
  }
}

/** @param {string} url */
export function hasAdministrator(url) {
  return has(
    url,
    "SELECT 1 FROM person WHERE role = 'administrator' AND active AND deleted_at IS NULL LIMIT 1",
  );
}

/** @returns {{ role: string, email: string, password: string }[]} who can sign in to the demonstration */
export function demoAccounts() {
  return JSON.parse(readFileSync(inRoot('db/seed/accounts.json'), 'utf8'));
}

/** Whether anybody of the demonstration can sign in: their password is known to everybody. @param {string} url */
export function hasDemoPeople(url) {
  const emails = demoAccounts().map(({ email }) => email);
  return has(url, 'SELECT 1 FROM person WHERE email IN (?) AND active AND deleted_at IS NULL LIMIT 1', [
    emails,
  ]);
}

/** @param {string} url @param {string} query @param {unknown[]} [values] */
async function has(url, query, values = []) {
  const connection = await connect(url);
  try {
    const [rows] = await connection.query(query, values);
    return Array.isArray(rows) && rows.length > 0;
  } finally {
    await connection.end();
  }
}

/** @param {string} url */
async function connect(url) {
  const { default: mysql } = await import('mysql2/promise');
  return mysql.createConnection({ uri: url, timezone: 'Z' });
}
