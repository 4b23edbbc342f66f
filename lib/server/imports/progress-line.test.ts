import { expect, it } from 'vitest';
import { progressBar, progressLine } from './progress-line';

it('says how far an import is', () => {
  const now = { phase: 'importing', rows: 12_459, of: 24_918, errors: 1, read: 0.5 } as const;
  expect(progressLine(now, 10_000)).toBe('12,459 of 24,918 rows · 1,246 rows/s · 1 error · 10 s left');
  expect(progressLine({ ...now, rows: 250 }, 3_000)).toMatch(/ 4 min 58 s left$/);
  expect(progressBar(now, 10_000)).toMatch(/^\[█{12}·{12}\] 12,459/);
});

it('says how much of a file it has checked, before anything can be said about speed', () => {
  const now = { phase: 'checking', rows: 50, of: null, errors: 0, read: 0.25 } as const;
  expect(progressLine(now, 100)).toBe('Checking: 50 rows, 25 % of the file · 0 errors');
  expect(progressBar(now, 100)).toMatch(/^\[█{6}·{18}\] /);
});
