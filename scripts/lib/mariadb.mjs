// A private MariaDB: made in its own folder, started on a free local port, stopped with us. Never a service
// that other programs use.

import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, openSync, readFileSync, renameSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { accountsText, configText, temporaryFolder } from './mariadb-config.mjs';
import { findMariadb } from './mariadb-find.mjs';
import { ensurePrivateFolder } from './paths.mjs';
import { freePort } from './ports.mjs';
import { commandLine, isAlive, lastLines, run, stopProcess, track, waitUntil } from './processes.mjs';
import { Problem } from './report.mjs';
import { writePrivate } from './whole-file.mjs';

/** @typedef {import('./mariadb-config.mjs').Instance} Instance */
/** @typedef {{ url: string, pid: number, port: number, folder: string, stop: () => Promise<void>, kill: () => void }} RunningMariadb */

/**
 * Starts the instance that lives in `folder`, making it first when the folder is empty. The same folder
 * always gives the same data, account and, when it is still free, port.
 * @param {{ folder: string, flush?: 'durable' | 'relaxed', admin?: boolean, database?: string,
 *           onExit?: (log: string) => void }} options `onExit` hears of an end that nobody asked for
 * @returns {Promise<RunningMariadb>}
 */
export async function startMariadb(options) {
  const folder = path.resolve(options.folder);
  ensurePrivateFolder(folder);
  const tools = findMariadb();
  await stopLeftover(folder);
  const instance = await keptInstance(folder, options);
  ensurePrivateFolder(temporaryFolder(folder));
  await makeDataFolder(instance, tools.installDb);
  writePrivate(`${folder}/my.cnf`, configText(instance));
  writePrivate(`${folder}/accounts.sql`, accountsText(instance));

  const log = `${folder}/db.err`;
  rmSync(log, { force: true });
  const output = openSync(`${folder}/db.out`, 'w', 0o600);
  // Its own process group: Ctrl-C must reach the app first, which stops the database last.
  const child = spawn(tools.server, [`--defaults-file=${folder}/my.cnf`], {
    stdio: ['ignore', output, output],
    detached: true,
  });
  const pid = child.pid ?? 0;
  const untrack = track(child);
  let wanted = true;
  let ended = false;
  child.once('error', () => {
    ended = true;
  });
  child.once('exit', () => {
    ended = true;
    if (wanted) options.onExit?.(lastLines(readText(log)));
  });
  const ready = () => /ready for connections/.test(readText(log));
  await waitUntil(() => ended || ready(), 60_000);
  untrack();
  if (ended || !ready()) {
    wanted = false;
    if (!ended) child.kill('SIGKILL');
    throw new Problem(
      `the private MariaDB in ${folder} did not start:\n${lastLines(readText(log) || readText(`${folder}/db.out`), 12)}`,
      'Read the lines above. To begin again with an empty database, remove that folder; or set DATABASE_URL to a server of yours.',
    );
  }
  return {
    // By its socket: a statement costs less than over TCP.
    url: `mysql://holdfast:${instance.passwords.app}@127.0.0.1:${instance.port}/${instance.database}?socketPath=${encodeURIComponent(instance.socket)}`,
    pid,
    port: instance.port,
    folder,
    stop: async () => {
      wanted = false;
      if (!ended) await stopProcess(pid, 10_000);
    },
    kill: () => {
      wanted = false;
      child.kill('SIGKILL');
    },
  };
}

/**
 * The instance's port and passwords, made once and kept beside its data.
 * @param {string} folder
 * @param {{ flush?: 'durable' | 'relaxed', admin?: boolean, database?: string }} options
 * @returns {Promise<Instance>}
 */
async function keptInstance(folder, options) {
  const file = `${folder}/instance.json`;
  const kept = readJson(file);
  const password = () => randomBytes(24).toString('base64url');
  const passwords = kept.passwords ?? { root: password(), app: password() };
  // A new port each time: one kept from the last run may belong to somebody else by now.
  const port = await freePort();
  writePrivate(file, JSON.stringify({ passwords, port }, null, 2));
  // A socket's path is limited to about 100 bytes; a deep data folder would not fit.
  const near = `${folder}/db.sock`;
  const socket = Buffer.byteLength(near) < 100 ? near : path.join(os.tmpdir(), `holdfast-${port}.sock`);
  return {
    folder,
    socket,
    port,
    passwords,
    flush: options.flush ?? 'durable',
    admin: options.admin ?? false,
    database: options.database ?? 'holdfast',
  };
}

/**
 * Made under another name and moved when complete, so that a start that was killed leaves no half of it.
 * @param {Instance} instance
 * @param {string} installDb
 */
async function makeDataFolder(instance, installDb) {
  const data = `${instance.folder}/data`;
  if (existsSync(data)) return;
  const making = `${data}.new`;
  rmSync(making, { recursive: true, force: true });
  const asRoot = process.getuid?.() === 0 ? ['--user=root'] : [];
  const args = [
    '--no-defaults',
    ...asRoot,
    `--datadir=${making}`,
    `--tmpdir=${temporaryFolder(instance.folder)}`,
    '--auth-root-authentication-method=normal',
  ];
  const sizes = ['--innodb-log-file-size=8M', '--innodb-buffer-pool-size=32M'];
  const done = await run(installDb, [...args, '--skip-test-db', ...sizes]);
  if (done.code !== 0) {
    throw new Problem(
      `MariaDB could not make its data folder ${data}:\n${lastLines(done.output, 12)}`,
      'Check that the disk has room and that this user may write there, or set DATABASE_URL to a server of yours.',
    );
  }
  renameSync(making, data);
}

/**
 * Ends a server of this folder that outlived its start (killed with kill -9): it still holds the files.
 * @param {string} folder
 */
async function stopLeftover(folder) {
  const pid = Number(readText(`${folder}/db.pid`).trim());
  if (!pid || !isAlive(pid) || !commandLine(pid).includes(`--defaults-file=${folder}/my.cnf`)) return;
  await stopProcess(pid, 10_000);
}

/** Without it new passwords are made, which the next step sets. @param {string} file */
function readJson(file) {
  try {
    return JSON.parse(readText(file) || '{}');
  } catch {
    return {};
  }
}

/** @param {string} file @returns {string} '' when there is none */
function readText(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
