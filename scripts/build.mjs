// `npm run build`: builds the app and its service worker, also when nothing changed.
import { build } from './lib/build.mjs';
import { withLock } from './lib/locks.mjs';
import { ensurePackages } from './lib/npm-packages.mjs';
import { reportFailure, step } from './lib/report.mjs';

try {
  await ensurePackages();
  await step('Building the app', (note) => withLock('build', () => build(note)));
} catch (error) {
  reportFailure(error);
  process.exitCode = 1;
}
