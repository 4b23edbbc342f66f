// Runs the built app (scripts/serve) on a port, until it is stopped or killed.
import { spawn } from 'node:child_process';
import { inRoot, root } from './paths.mjs';
import { lastLines, stopProcess, track, waitUntil } from './processes.mjs';
import { Problem } from './report.mjs';

/**
 * @typedef {object} RunningServer
 * @property {number} pid
 * @property {string} url as seen from this machine
 * @property {() => string} output what it has said so far (the last part of it)
 * @property {Promise<number | null>} ended resolves with the exit code when the process is gone
 * @property {(graceMs?: number) => Promise<boolean>} stop false when it had to be killed
 * @property {() => Promise<void>} kill9
 */

/**
 * Starts the server and waits until it answers.
 * @param {{ port: number, host?: string, env: Record<string, string | undefined>, dev?: boolean, show?: boolean }} options
 *   `dev` runs `next dev`; `show` passes on what the server says once it is up
 * @returns {Promise<RunningServer>}
 */
export async function startServer({ port, host, env, dev = false, show = false }) {
  const args = dev
    ? [inRoot('node_modules/next/dist/bin/next'), 'dev', '-p', String(port), ...(host ? ['-H', host] : [])]
    : [inRoot('scripts/serve.mjs'), String(port), ...(host ? [host] : [])];
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: {
      ...process.env,
      NODE_ENV: dev ? 'development' : 'production',
      NEXT_TELEMETRY_DISABLED: '1',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    // Its own process group: Ctrl-C reaches us, and we stop things in order.
    detached: true,
  });
  const pid = child.pid ?? 0;
  const untrack = track(child);
  let up = false;
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      output = (output + chunk).slice(-100_000);
      if (show && up) process.stdout.write(chunk);
    });
  }
  let gone = false;
  /** @type {Promise<number | null>} */
  const ended = new Promise((resolve) => {
    child.once('error', () => resolve(null));
    child.once('exit', resolve);
  });
  void ended.then(() => {
    gone = true;
  });
  const url = `http://localhost:${port}`;
  up = await waitUntil(
    async () => gone || answers(`http://${host ?? '127.0.0.1'}:${port}/api/health`),
    120_000,
    50,
  );
  untrack();
  if (gone || !up) {
    if (!gone) await stopProcess(pid, 1000);
    throw new Problem(`the server did not start:\n${lastLines(output, 20)}`, 'Read the lines above.');
  }
  return {
    pid,
    url,
    output: () => output,
    ended,
    stop: async (graceMs = 4000) => {
      const byItself = gone || (await stopProcess(pid, graceMs));
      await ended;
      return byItself;
    },
    kill9: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

/** @param {string} url */
async function answers(url) {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(5000) })).ok;
  } catch {
    return false;
  }
}
