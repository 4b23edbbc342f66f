// Which tests failed and why, out of the reports of the runners.

const LINES = 12;

/**
 * @typedef {{ status: string, fullName?: string, title?: string, failureMessages?: string[] }} VitestTest
 * @typedef {{ name: string, status: string, message?: string, assertionResults: VitestTest[] }} VitestFile
 */

/**
 * One text for each test that failed, and for each file that could not be loaded.
 * @param {VitestFile[]} files `testResults` of vitest's JSON report
 * @returns {string[]}
 */
export function failuresOfVitest(files) {
  return files.flatMap((file) => {
    const failed = file.assertionResults.filter((one) => one.status === 'failed');
    if (failed.length === 0) return file.status === 'failed' ? [told(file.name, [file.message ?? ''])] : [];
    return failed.map((one) =>
      told(`${file.name} › ${one.fullName ?? one.title}`, one.failureMessages ?? []),
    );
  });
}

/**
 * @typedef {{ message?: string }} PlaywrightError
 * @typedef {{ title: string, file: string, line: number, tests: { status: string, results: { errors: PlaywrightError[] }[] }[] }} Spec
 * @typedef {{ specs?: Spec[], suites?: Suite[] }} Suite
 */

/**
 * One text for each test that failed or passed only at a second try, and for each error outside of a test.
 * @param {Suite[]} suites of Playwright's JSON report
 * @param {PlaywrightError[]} errors
 * @returns {string[]}
 */
export function failuresOfPlaywright(suites, errors) {
  return [
    ...suites.flatMap(failedSpecs),
    ...errors.map((error) => told('outside of a test', [error.message ?? ''])),
  ];
}

/** @param {Suite} suite @returns {string[]} */
function failedSpecs(suite) {
  const own = (suite.specs ?? [])
    .filter((spec) => spec.tests.some((one) => one.status === 'unexpected' || one.status === 'flaky'))
    .map((spec) =>
      told(
        `${spec.file}:${spec.line} › ${spec.title}`,
        spec.tests.flatMap((one) =>
          one.results.flatMap((result) => result.errors.map((error) => error.message ?? '')),
        ),
      ),
    );
  return [...own, ...(suite.suites ?? []).flatMap(failedSpecs)];
}

/** @param {string} name @param {string[]} messages */
function told(name, messages) {
  const lines = messages.join('\n').split('\n');
  const more = lines.length > LINES ? [`… and ${lines.length - LINES} lines more, further up`] : [];
  return [name, ...lines.slice(0, LINES), ...more].join('\n  ');
}
