import { expect, test } from 'vitest';
import { chainBound } from './chain-bound';

test('a place or a day, and nothing else', () => {
  expect(chainBound(' 120 ')).toEqual({ no: 120 });
  expect(chainBound('2026-11-28')).toEqual({ day: Date.UTC(2026, 10, 28) });
  for (const wrong of [
    '',
    '0',
    '-1',
    '1.5',
    '1e3',
    '2026-02-30',
    '2026-13-01',
    '28.11.2026',
    'today',
    '1\n2',
  ])
    expect(chainBound(wrong)).toBeNull();
});
