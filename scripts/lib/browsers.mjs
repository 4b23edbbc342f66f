// The browsers that the end-to-end tests drive: found on the machine, or installed where that is possible.
import { existsSync } from 'node:fs';
import { findProgram } from './mariadb-find.mjs';
import { Problem } from './report.mjs';
import { canApt, installWithApt } from './system-packages.mjs';

/** @returns {string | undefined} */
export function findChromium() {
  return (
    process.env.CHROMIUM ||
    findProgram('chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable') ||
    onMac('Google Chrome')
  );
}

/** @returns {string | undefined} */
export function findFirefox() {
  return process.env.FIREFOX || findProgram('firefox-esr', 'firefox') || onMac('firefox', 'Firefox');
}

/** @param {(note: string) => void} note */
export async function ensureBrowsers(note) {
  const missing = [...(findChromium() ? [] : ['chromium']), ...(findFirefox() ? [] : ['firefox-esr'])];
  if (missing.length > 0 && canApt()) await installWithApt(missing, note);
  if (!findChromium() || !findFirefox()) {
    throw new Problem(
      'the end-to-end tests need Chromium (or Chrome) and Firefox',
      'Install them, or set CHROMIUM and FIREFOX to their programs. npm test -- check unit simulation integration runs without them.',
    );
  }
}

/** @param {string} program @param {string} [app] @returns {string | undefined} */
function onMac(program, app = program) {
  const file = `/Applications/${app}.app/Contents/MacOS/${program}`;
  return existsSync(file) ? file : undefined;
}
