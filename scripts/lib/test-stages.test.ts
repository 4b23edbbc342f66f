import { expect, test } from 'vitest';
import { judge } from './test-stages.mjs';

test('a stage that ran tests and passed them is left as it is', () => {
  expect(judge(0, { passed: 3, failed: 0, skipped: 1 })).toEqual({ passed: 3, failed: 0, skipped: 1 });
});

test('failed tests are counted as the runner counted them', () => {
  expect(judge(1, { passed: 3, failed: 2 })).toEqual({ passed: 3, failed: 2 });
});

test('a stage without any test has failed', () => {
  expect(judge(0, { passed: 0, failed: 0 })).toEqual({ passed: 0, failed: 1 });
});

test('a runner that broke off has failed, whatever had passed by then', () => {
  expect(judge(1, { passed: 12, failed: 0 })).toEqual({ passed: 12, failed: 1 });
  expect(judge(null, { passed: 12, failed: 0 })).toEqual({ passed: 12, failed: 1 });
});
