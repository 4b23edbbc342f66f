import { expect, test } from 'vitest';
import { failuresOfPlaywright, failuresOfVitest } from './test-failures.mjs';

test('a failed test is named with its file and what it said', () => {
  const passed = { status: 'passed', fullName: 'one that passed' };
  const failed = { status: 'failed', fullName: 'one that failed', failureMessages: ['expected 1 to be 2'] };
  expect(
    failuresOfVitest([{ name: 'a.test.ts', status: 'failed', assertionResults: [passed, failed] }]),
  ).toEqual(['a.test.ts › one that failed\n  expected 1 to be 2']);
});

test('a file that could not be loaded is named; one that passed is not', () => {
  expect(
    failuresOfVitest([
      { name: 'broken.test.ts', status: 'failed', message: 'no such module', assertionResults: [] },
      { name: 'whole.test.ts', status: 'passed', assertionResults: [] },
    ]),
  ).toEqual(['broken.test.ts\n  no such module']);
});

test('a long message is cut, and says so', () => {
  const failureMessages = [Array.from({ length: 15 }, (_, line) => `line ${line}`).join('\n')];
  const [told] = failuresOfVitest([
    {
      name: 'a.test.ts',
      status: 'failed',
      assertionResults: [{ status: 'failed', title: 'long', failureMessages }],
    },
  ]);
  expect(told).toContain('line 11\n  … and 3 lines more');
});

test('a browser test deep in its suites is found, one that passed is not, and so is an error outside of any', () => {
  const spec = (title: string, status: string, message: string) => ({
    title,
    file: 'story.spec.ts',
    line: 7,
    tests: [{ status, results: [{ errors: [{ message }] }] }],
  });
  const suites = [
    { suites: [{ specs: [spec('bad', 'unexpected', 'no button'), spec('good', 'expected', '')] }] },
  ];
  expect(failuresOfPlaywright(suites, [{ message: 'no server' }])).toEqual([
    'story.spec.ts:7 › bad\n  no button',
    'outside of a test\n  no server',
  ]);
});
