// Finds MariaDB's programs on this machine, and installs them where that is possible.
import { accessSync, constants } from 'node:fs';
import path from 'node:path';
import { Problem } from './report.mjs';
import { canApt, installWithApt } from './system-packages.mjs';

const extraFolders = [
  '/usr/sbin',
  '/usr/local/sbin',
  '/usr/local/bin',
  '/usr/libexec',
  '/usr/local/mysql/bin',
  '/opt/homebrew/bin',
  '/opt/homebrew/opt/mariadb/bin',
  '/usr/local/opt/mariadb/bin',
];

/** @param {readonly string[]} names @returns {string | undefined} the full path of the first that can be run */
export function findProgram(...names) {
  const folders = [...(process.env.PATH ?? '').split(path.delimiter), ...extraFolders];
  for (const name of names) {
    for (const folder of folders) {
      const file = path.join(folder, name);
      try {
        accessSync(file, constants.X_OK);
        return file;
      } catch {
        // Not here.
      }
    }
  }
  return undefined;
}

/** `mariadb-install-db` runs it, and Debian keeps it in the package of the client: one may be here without the other. */
const HELPER = 'my_print_defaults';

/** MariaDB's programs. Throws a Problem when they are not here: call `ensureMariadb` first. */
export function findMariadb() {
  const server = findProgram('mariadbd');
  const installDb = findProgram('mariadb-install-db');
  if (!server || !installDb || !findProgram(HELPER)) {
    throw new Problem(
      'MariaDB was not found on this machine',
      'Install MariaDB 10.11 or newer (Debian, Ubuntu: apt-get install mariadb-server-core mariadb-client-core; Fedora: dnf install mariadb-server; macOS: brew install mariadb), or set DATABASE_URL to a server of yours.',
    );
  }
  return { server, installDb };
}

/** @param {(note: string) => void} note */
export async function ensureMariadb(note) {
  if (findProgram('mariadbd') && findProgram('mariadb-install-db') && findProgram(HELPER)) return;
  if (canApt()) await installWithApt(['mariadb-server-core', 'mariadb-client-core'], note);
  findMariadb();
}
