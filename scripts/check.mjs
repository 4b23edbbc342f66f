// `npm run check`: format, lint, types per JavaScript world, rooms, dead code, house rules, migrations.
import { runChecks } from './lib/checks.mjs';
import { ensurePackages } from './lib/npm-packages.mjs';
import { reportFailure, say } from './lib/report.mjs';

try {
  await ensurePackages();
  const { passed, failed } = await runChecks();
  say(`\n${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
} catch (error) {
  reportFailure(error);
  process.exitCode = 1;
}
