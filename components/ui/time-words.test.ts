import { createTranslator } from 'use-intl/core';
import { describe, expect, it } from 'vitest';
import { en } from '../words/en';
import {
  agoWords,
  clock24,
  dayClock,
  dayWord,
  durationWords,
  type TimeContext,
  twoClocks,
} from './time-words';

const t = createTranslator({ locale: 'en', messages: en, namespace: 'common.time' });
const zurich: TimeContext = {
  t: (key, values) => t(key, values as never),
  timeZone: 'Europe/Zurich',
  locale: 'en-GB',
};
const at = (iso: string) => Date.parse(iso);
const NOW = at('2026-11-23T13:07:00Z'); // Monday, 14:07 in Zürich
const MIN = 60_000;

describe('clock and day', () => {
  it('shows 24 hours in the zone of the reader', () => {
    expect(clock24(NOW, zurich)).toBe('14:07');
    expect(clock24(at('2026-11-22T23:00:00Z'), zurich)).toBe('00:00');
    expect(clock24(NOW, { ...zurich, timeZone: 'Asia/Kolkata' })).toBe('18:37');
  });

  it('names near days and dates the others', () => {
    expect(dayWord(NOW, NOW, zurich)).toBe('today');
    expect(dayWord(at('2026-11-22T22:59:00Z'), NOW, zurich)).toBe('yesterday');
    expect(dayWord(at('2026-11-22T23:01:00Z'), NOW, zurich)).toBe('today'); // after midnight there, not in UTC
    expect(dayWord(at('2026-11-24T12:00:00Z'), NOW, zurich)).toBe('tomorrow');
    expect(dayWord(at('2026-11-26T21:00:00Z'), NOW, zurich)).toBe('Thu');
    expect(dayWord(at('2026-11-16T08:30:00Z'), NOW, zurich)).toBe('16 Nov');
    expect(dayWord(at('2025-11-16T08:30:00Z'), NOW, zurich)).toBe('16 Nov 2025');
  });

  it('leaves out today', () => {
    expect(dayClock(at('2026-11-23T10:58:00Z'), NOW, zurich)).toBe('11:58');
    expect(dayClock(at('2026-11-26T21:00:00Z'), NOW, zurich)).toBe('Thu 22:00');
  });

  it('counts calendar days across the change of clocks', () => {
    const morning = at('2026-10-25T07:00:00Z'); // the day with 25 hours
    expect(dayWord(at('2026-10-24T22:30:00Z'), morning, zurich)).toBe('today');
    expect(dayWord(at('2026-10-24T21:30:00Z'), morning, zurich)).toBe('yesterday');
  });
});

describe('spans', () => {
  it.each([
    [0, '0 s'],
    [40_000, '40 s'],
    [36 * MIN, '36 min'],
    [59.99 * MIN, '59 min'],
    [120 * MIN, '2 h'],
    [156 * MIN, '2 h 36 min'],
    [28 * 60 * MIN, '1 d 4 h'],
    [96 * 60 * MIN, '4 d'],
    [-12 * MIN, '12 min'],
  ])('%d ms is %s', (ms, words) => {
    expect(durationWords(ms, zurich)).toBe(words);
  });

  it('is shorter in rows and keeps two figures', () => {
    expect(durationWords(156 * MIN, zurich, true)).toBe('2 h 36');
    expect(durationWords(302 * MIN, zurich, true)).toBe('5 h 02');
  });

  it('looks back and ahead', () => {
    expect(agoWords(NOW - 2_000, NOW, zurich)).toBe('now');
    expect(agoWords(NOW - 4 * MIN, NOW, zurich)).toBe('4 min ago');
    expect(agoWords(NOW + 156 * MIN, NOW, zurich)).toBe('in 2 h 36 min');
    expect(agoWords(at('2026-11-16T08:30:00Z'), NOW, zurich)).toBe('16 Nov 09:30');
  });
});

describe('two clocks', () => {
  const happened = at('2026-11-23T12:52:00Z');
  it('shows the second only when they differ by more than two minutes', () => {
    expect(twoClocks(happened, null, NOW, zurich)).toBe('13:52');
    expect(twoClocks(happened, happened + 2 * MIN, NOW, zurich)).toBe('13:52');
    expect(twoClocks(happened, happened + 6 * MIN, NOW, zurich)).toBe('13:52, on the server 13:58');
  });
  it('names the day of the server when it is another', () => {
    expect(twoClocks(at('2026-11-22T20:00:00Z'), happened, NOW, zurich)).toBe(
      'yesterday 21:00, on the server 13:52',
    );
  });
});
