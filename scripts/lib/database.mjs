// The database an instance works on: the private one or the one at DATABASE_URL, migrated, with the
// demonstration in it when that is wanted.
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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
 * Fills an empty database with the demonstration.
 * @param {OpenDatabase} database
 * @param {string} dataFolder
 */
export async function seedIfEmpty(database, dataFolder) {
  const marker = path.join(dataFolder, 'seeding');
  const interrupted = existsSync(marker);
  if (interrupted && database.isPrivate) {
    await empty(database.url);
    await migrate(database.url);
  } else if (interrupted) {
    throw new Problem(
      'an earlier start was stopped while it wrote the demonstration',
      `Empty the database, remove ${marker}, and start again.`,
    );
  }
  if (await has(database.url, 'SELECT 1 FROM person LIMIT 1')) return;
  await step('Writing the demonstration', async (note) => {
    writeFileSync(marker, '');
    await runSeed(database.url, note);
    rmSync(marker);
  });
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

/** @param {string} url @param {string} query */
async function has(url, query) {
  const connection = await connect(url);
  try {
    const [rows] = await connection.query(query);
    return Array.isArray(rows) && rows.length > 0;
  } finally {
    await connection.end();
  }
}

/** @param {string} url */
async function empty(url) {
  const name = new URL(url).pathname.slice(1);
  const connection = await connect(url);
  try {
    await connection.query(`DROP DATABASE \`${name}\``);
    await connection.query(`CREATE DATABASE \`${name}\` CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci`);
  } finally {
    await connection.end();
  }
}

/** @param {string} url */
async function connect(url) {
  const { default: mysql } = await import('mysql2/promise');
  return mysql.createConnection({ uri: url, timezone: 'Z' });
}
