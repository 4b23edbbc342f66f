// One running instance per data folder, and what an instance that was killed left behind.
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { takeLock } from './locks.mjs';
import { processIdentity, stopProcess } from './processes.mjs';
import { Problem } from './report.mjs';

/** @param {string} dataFolder */
const files = (dataFolder) => ({
  lock: path.join(dataFolder, 'running.lock'),
  server: path.join(dataFolder, 'server.pid'),
});

/**
 * Claims the data folder for this process, and ends a server that outlived a start which was killed.
 * @param {string} dataFolder
 */
export async function claim(dataFolder) {
  const { lock, server } = files(dataFolder);
  if (!takeLock(lock)) {
    throw new Problem(
      `Holdfast already runs with the data folder ${dataFolder}`,
      'Stop it, or start this one with another HOLDFAST_DATA and PORT.',
    );
  }
  const left = existsSync(server) ? readFileSync(server, 'utf8') : '';
  const pid = Number(left.split(':')[0]);
  if (pid && processIdentity(pid) === left) await stopProcess(pid, 4000);
  rmSync(server, { force: true });
}

/** @param {string} dataFolder @param {number} pid the server that this instance runs */
export function recordServer(dataFolder, pid) {
  writeFileSync(files(dataFolder).server, processIdentity(pid), { mode: 0o600 });
}

/** @param {string} dataFolder */
export function release(dataFolder) {
  const { lock, server } = files(dataFolder);
  rmSync(server, { force: true });
  rmSync(lock, { force: true });
}
