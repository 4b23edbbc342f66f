// Files that are there whole or not at all: a full disk or a kill in the middle leaves the old one.
import { renameSync, rmSync, writeFileSync } from 'node:fs';

/**
 * Writes a file that only its owner may read.
 * @param {string} file
 * @param {string} text
 */
export function writePrivate(file, text) {
  const making = `${file}.${process.pid}`;
  try {
    writeFileSync(making, text, { mode: 0o600 });
    renameSync(making, file);
  } catch (error) {
    rmSync(making, { force: true });
    throw error;
  }
}
