// Installs Debian or Ubuntu packages when we are root; other machines get a sentence that says what to do.
import { existsSync } from 'node:fs';
import { lastLines, run, waitUntil } from './processes.mjs';
import { Problem } from './report.mjs';

/** Whether packages can be installed here without asking anybody. */
export function canApt() {
  return process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
}

/**
 * @param {readonly string[]} names
 * @param {(note: string) => void} note
 */
export async function installWithApt(names, note) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const options = ['-y', '-q', '--no-install-recommends', '-o', 'DPkg::Lock::Timeout=300'];
  let output = '';
  // Another program may hold apt's locks (not all of them honour the timeout): wait for it, up to ten minutes.
  const apt = async (/** @type {string[]} */ args) => {
    let code = /** @type {number | null} */ (null);
    await waitUntil(
      async () => {
        const done = await run('apt-get', args, { env, onLine: note });
        ({ code, output } = done);
        const locked =
          code !== 0 && /could not get lock|unable to lock|is another process using it/i.test(output);
        if (locked) note('another program is installing packages: waiting');
        return !locked;
      },
      600_000,
      2000,
    );
    return code === 0;
  };
  // The lists may be missing or out of date: then fetch them once and try again.
  if (await apt(['install', ...options, ...names])) return;
  if ((await apt(['update', '-q'])) && (await apt(['install', ...options, ...names]))) return;
  throw new Problem(
    `apt-get could not install ${names.join(' ')}:\n${lastLines(output, 8)}`,
    `Run "apt-get update && apt-get install ${names.join(' ')}" by hand and read what it says.`,
  );
}
