// The database of this installation for a command that runs beside the server or without it.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { openDatabase } from './database.mjs';
import { Problem } from './report.mjs';
import { claim, release } from './run-record.mjs';

/**
 * Gives the command the database at DATABASE_URL, the private one of a running instance, or the private one started
 * for this command and stopped after it.
 * @template T
 * @param {string} data the data folder
 * @param {(url: string) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withDatabase(data, work) {
  if (process.env.DATABASE_URL) return work(process.env.DATABASE_URL);
  if (!(await claimed(data))) return work(runningUrl(data));
  try {
    const database = await openDatabase(data, () => {});
    try {
      return await work(database.url);
    } finally {
      await database.stop();
    }
  } finally {
    release(data);
  }
}

/** False: an instance runs. @param {string} data */
async function claimed(data) {
  try {
    await claim(data);
    return true;
  } catch (error) {
    if (error instanceof Problem) return false;
    throw error;
  }
}

/** @param {string} data @returns {string} */
function runningUrl(data) {
  try {
    const { passwords, port } = JSON.parse(readFileSync(path.join(data, 'db', 'instance.json'), 'utf8'));
    return `mysql://holdfast:${passwords.app}@127.0.0.1:${port}/holdfast`;
  } catch {
    throw new Problem(
      `Holdfast runs with the data folder ${data}, but not on a private database`,
      'Set DATABASE_URL to the database it uses, or wait until it has started.',
    );
  }
}
