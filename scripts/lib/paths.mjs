// Where things are: the repository, and the folder that holds what this installation made for itself.
import { accessSync, constants, existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Problem } from './report.mjs';

/** The repository's folder. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/** @param {...string} parts */
export const inRoot = (...parts) => path.join(root, ...parts);

/** The data folder of this instance: database, secrets, files. Set HOLDFAST_DATA for a second instance. */
export function dataFolder() {
  return path.resolve(root, process.env.HOLDFAST_DATA || '.data');
}

/**
 * Makes a folder that only its owner can read.
 * @param {string} folder
 */
export function ensurePrivateFolder(folder) {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    accessSync(folder, constants.W_OK);
  } catch (error) {
    throw new Problem(
      `the folder ${folder} cannot be written (${/** @type {NodeJS.ErrnoException} */ (error).code})`,
      'Give this user the right to write there, or set HOLDFAST_DATA to another folder.',
    );
  }
}

/** Reads `.env` beside package.json into the environment; what is already set stays. */
export function loadDotEnv() {
  const file = inRoot('.env');
  if (existsSync(file)) process.loadEnvFile(file);
}
