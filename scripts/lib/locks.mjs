// One at a time across processes: two starts in one folder must not install packages or build at once, and
// one data folder belongs to one running instance.
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { inRoot } from './paths.mjs';
import { processIdentity, waitUntil } from './processes.mjs';
import { Problem } from './report.mjs';

/** A lock is made and written in one go: one that stays empty for so long was left behind, ms. */
const UNWRITTEN = 10_000;

/**
 * Holds the lock while `work` runs.
 * @template T
 * @param {string} name
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(name, work) {
  const file = inRoot('.data', 'locks', `${name}.lock`);
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  if (!(await waitUntil(() => takeLock(file), 15 * 60_000, 200))) {
    throw new Problem(`another process holds ${file}`, 'End it and start again.');
  }
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}

/**
 * Tries once. A lock whose holder was killed is nobody's.
 * @param {string} file
 * @returns {boolean} whether this process holds it now
 */
export function takeLock(file) {
  if (existsSync(file) && !isHeld(file)) rmSync(file, { force: true });
  try {
    writeFileSync(file, processIdentity(process.pid), { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EEXIST') return false;
    // A full disk leaves an empty file, which would look like somebody's.
    rmSync(file, { force: true });
    throw error;
  }
}

/** @param {string} file */
function isHeld(file) {
  try {
    const identity = readFileSync(file, 'utf8');
    // Just made and not written yet: somebody is at it, unless they never came to it.
    if (identity === '') return Date.now() - statSync(file).mtimeMs < UNWRITTEN;
    return processIdentity(Number(identity.split(':')[0])) === identity;
  } catch {
    return false;
  }
}
