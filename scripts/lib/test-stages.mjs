// The stages of `npm test`. Each runs to its end and gives figures that come from the runners' own reports,
// never from their exit code alone: a stage that ran nothing, or broke off, has failed.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { runChecks } from './checks.mjs';
import { inRoot } from './paths.mjs';
import { run } from './processes.mjs';
import { say } from './report.mjs';
import { failuresOfPlaywright, failuresOfVitest } from './test-failures.mjs';

/**
 * `failures` says which tests failed and why, each in a few lines, for the end of the run: what was printed when they
 * failed is thousands of lines further up, where a log that is cut off no longer shows it.
 * @typedef {{ passed: number, failed: number, skipped?: number, failures?: string[] }} Figures
 */

/** In the order in which they run; `needs` says what has to be there. */
export const stages = {
  check: { needs: [], run: runChecks },
  unit: { needs: [], run: () => vitest('unit') },
  simulation: { needs: [], run: () => vitest('simulation') },
  integration: { needs: ['database'], run: () => vitest('integration') },
  faults: { needs: ['database', 'build'], run: () => vitest('faults') },
  e2e: { needs: ['database', 'browsers', 'build'], run: playwright },
};

/** @param {string} project @returns {Promise<Figures>} */
function vitest(project) {
  return withReport(async (report) => {
    const args = [
      inRoot('node_modules/vitest/vitest.mjs'),
      'run',
      '--config',
      'tests/vitest.config.ts',
      '--project',
      project,
    ];
    const { code } = await run(
      process.execPath,
      [...args, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
      {
        show: true,
      },
    );
    const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = read(report);
    // A file that could not even be loaded has failed without a test in it.
    const broken = testResults.filter(
      (/** @type {{ status: string, assertionResults: { status: string }[] }} */ file) =>
        file.status === 'failed' && !file.assertionResults.some((one) => one.status === 'failed'),
    );
    return judge(code, {
      passed: numPassedTests,
      failed: numFailedTests + broken.length,
      skipped: numPendingTests + numTodoTests,
      failures: failuresOfVitest(testResults),
    });
  });
}

/** @returns {Promise<Figures>} */
function playwright() {
  return withReport(async (report) => {
    const args = [
      inRoot('node_modules/@playwright/test/cli.js'),
      'test',
      '-c',
      'tests/e2e/playwright.config.ts',
    ];
    const env = { ...process.env, PLAYWRIGHT_JSON_OUTPUT_FILE: report };
    const { code } = await run(process.execPath, [...args, '--reporter=list,json'], { env, show: true });
    const { stats, errors, suites } = read(report);
    return judge(code, {
      passed: stats.expected,
      failed: stats.unexpected + stats.flaky + errors.length,
      skipped: stats.skipped,
      failures: failuresOfPlaywright(suites, errors),
    });
  });
}

/** @param {(file: string) => Promise<Figures>} work @returns {Promise<Figures>} */
async function withReport(work) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'holdfast-report-'));
  try {
    return await work(path.join(folder, 'report.json'));
  } catch (error) {
    say(`The stage left no report: ${error instanceof Error ? error.message : error}`);
    return { passed: 0, failed: 1 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @param {string} file */
function read(file) {
  return JSON.parse(readFileSync(file, 'utf8'));
}

/**
 * A runner that ended badly without a failed test broke off; one without any test has tested nothing.
 * @param {number | null} code
 * @param {Figures} figures
 * @returns {Figures}
 */
export function judge(code, figures) {
  const { passed, failed } = figures;
  if (failed === 0 && (code !== 0 || passed === 0)) {
    say(passed === 0 ? 'The stage ran no test.' : `The runner ended with code ${code}.`);
    return { ...figures, failed: 1 };
  }
  return figures;
}
