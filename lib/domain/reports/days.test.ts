import { expect, test } from 'vitest';
import { DAY, HOUR, MINUTE } from '../kernel/types';
import { dayFromDate, isTimeZone, lastDays, startOfDay, startOfWeek, sumByDay } from './days';

const BERLIN = 'Europe/Berlin';

test('days of a zone follow its clock, over both changes of the hour', () => {
  const autumn = lastDays(Date.parse('2026-10-26T12:00:00Z'), 3, BERLIN);
  expect(autumn.map((day) => day.date)).toEqual(['2026-10-24', '2026-10-25', '2026-10-26']);
  expect(autumn.map((day) => (day.to - day.from) / HOUR)).toEqual([24, 25, 24]);
  const spring = lastDays(Date.parse('2026-03-29T20:00:00Z'), 1, BERLIN);
  expect(spring.map((day) => (day.to - day.from) / HOUR)).toEqual([23]);
  expect(spring[0]?.from).toBe(Date.parse('2026-03-28T23:00:00Z'));
});

test('days follow each other without a gap, in zones with odd offsets and a missing midnight too', () => {
  for (const zone of [
    'UTC',
    'Asia/Kathmandu',
    'Australia/Lord_Howe',
    'America/Sao_Paulo',
    'Pacific/Apia',
    'Africa/Cairo',
  ]) {
    const days = lastDays(Date.parse('2026-11-20T01:00:00Z'), 400, zone);
    for (const [i, day] of days.entries()) {
      if (i > 0) expect(day.from).toBe(days[i - 1]?.to);
      expect(day.from % (15 * MINUTE)).toBe(0);
    }
  }
});

test('a week begins on Monday of the zone', () => {
  // Sunday evening in Berlin, already Monday in Auckland
  const at = Date.parse('2026-11-22T20:00:00Z');
  expect(new Date(startOfWeek(at, BERLIN)).toISOString()).toBe('2026-11-15T23:00:00.000Z');
  expect(new Date(startOfWeek(at, 'Pacific/Auckland')).toISOString()).toBe('2026-11-22T11:00:00.000Z');
  expect(startOfDay(at, 'UTC', 1)).toBe(Date.parse('2026-11-21T00:00:00Z'));
});

test('a date that does not exist is no day, and not every word is a zone', () => {
  expect(dayFromDate('2026-02-30', 'UTC')).toBeNull();
  expect(dayFromDate('2026-02-28', 'UTC')?.to).toBe(Date.UTC(2026, 2, 1));
  expect(isTimeZone('Europe/Berlin')).toBe(true);
  expect(isTimeZone('Europe/Nowhere')).toBe(false);
});

test('slots add up to the days they lie in, and what lies outside is left out', () => {
  const days = lastDays(Date.parse('2026-10-26T12:00:00Z'), 3, BERLIN);
  const [a, b, c] = days as [(typeof days)[0], (typeof days)[0], (typeof days)[0]];
  const slots = [
    { at: a.from - 15 * MINUTE, n: 100 },
    { at: a.from, n: 1 },
    { at: a.to - 15 * MINUTE, n: 2 },
    { at: b.from, n: 4 },
    { at: b.from + 24 * HOUR, n: 8 },
    { at: c.to - 15 * MINUTE, n: 16 },
    { at: c.to, n: 100 },
    { at: c.to + DAY, n: 100 },
  ];
  expect(sumByDay(days, slots)).toEqual([3, 12, 16]);
});
