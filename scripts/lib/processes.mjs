// Child processes: run to the end, keep a tail of what they said, stop them in time.
import { execFileSync, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { root } from './paths.mjs';

/** @typedef {{ code: number | null, signal: NodeJS.Signals | null, output: string }} Finished */

/**
 * Runs a command to its end and collects what it says.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, cwd?: string, onLine?: (line: string) => void, show?: boolean,
 *           timeoutMs?: number }} [options] `show` passes the output through as it comes
 * @returns {Promise<Finished>}
 */
export function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: options.cwd ?? root,
      env: options.env ?? process.env,
      stdio: ['ignore', 'pipe', 'pipe'],
      // Its own process group: Ctrl-C reaches us alone, and we tell it once (a second time would cut it off).
      detached: true,
    });
    const untrack = track(child, 'SIGINT');
    let output = '';
    let rest = '';
    const timer = options.timeoutMs ? setTimeout(() => child.kill('SIGKILL'), options.timeoutMs) : undefined;
    /** @param {Buffer} chunk */
    const take = (chunk) => {
      const text = chunk.toString();
      output += text;
      if (options.show) process.stdout.write(text);
      const lines = (rest + text).split(/\r?\n/);
      rest = lines.pop() ?? '';
      for (const line of lines) if (line.trim()) options.onLine?.(line);
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    child.once('error', reject);
    child.once('close', (code, signal) => {
      clearTimeout(timer);
      untrack();
      resolve({ code, signal, output });
    });
  });
}

/** @param {string} text @param {number} [count] */
export function lastLines(text, count = 25) {
  return text.trimEnd().split('\n').slice(-count).join('\n');
}

/** How each child is asked to end. @type {Map<import('node:child_process').ChildProcess, NodeJS.Signals>} */
const running = new Map();

/**
 * Has the child ended by `endRunning`, until the returned function is called.
 * @param {import('node:child_process').ChildProcess} child
 * @param {NodeJS.Signals} [signal]
 */
export function track(child, signal = 'SIGTERM') {
  running.set(child, signal);
  return () => running.delete(child);
}

/**
 * Ends every child that something still waits for: called when we are asked to stop in the middle. A test runner
 * takes down what it started, given the time.
 */
export async function endRunning(graceMs = 3_000) {
  for (const [child, signal] of running) child.kill(signal);
  const isOver = () =>
    [...running.keys()].every((child) => child.exitCode !== null || child.signalCode !== null);
  if (await waitUntil(isOver, graceMs)) return;
  for (const child of running.keys()) child.kill('SIGKILL');
}

/** @param {number} pid */
export function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}

/**
 * The command line of a process, or '' when it has ended or cannot be seen.
 * @param {number} pid
 */
export function commandLine(pid) {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    try {
      return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
    } catch {
      return '';
    }
  }
}

/**
 * What makes this process different from a later one with the same number: when it began.
 * @param {number} pid
 * @returns {string} '' when there is no such process
 */
export function processIdentity(pid) {
  if (!pid || !isAlive(pid)) return '';
  try {
    // Field 22 of the line, counted after the name, which may hold blanks.
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return `${pid}:${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]}`;
  } catch {
    try {
      return `${pid}:${execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim()}`;
    } catch {
      return '';
    }
  }
}

/**
 * Waits until the condition holds.
 * @param {() => boolean | Promise<boolean>} condition
 * @param {number} timeoutMs
 * @returns {Promise<boolean>} false when the time was up first
 */
export async function waitUntil(condition, timeoutMs, everyMs = 25) {
  const end = performance.now() + timeoutMs;
  while (!(await condition())) {
    if (performance.now() > end) return false;
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
  return true;
}

/**
 * Asks a process to end, and ends it by force when it does not in time.
 * @param {number} pid
 * @param {number} graceMs
 * @returns {Promise<boolean>} true when it ended by itself
 */
export async function stopProcess(pid, graceMs) {
  const send = (/** @type {NodeJS.Signals} */ signal) => {
    try {
      process.kill(pid, signal);
    } catch {
      // It has ended already.
    }
  };
  send('SIGTERM');
  if (await waitUntil(() => !isAlive(pid), graceMs)) return true;
  send('SIGKILL');
  await waitUntil(() => !isAlive(pid), 2000);
  return false;
}
