import { expect, test } from 'vitest';
import { HOUR, MINUTE } from '../kernel/types';
import {
  dayFromDate,
  daysBetween,
  isTimeZone,
  monthsBack,
  startOfDay,
  startOfWeek,
  stepFor,
  stretches,
} from './days';

const BERLIN = 'Europe/Berlin';

/** The last days of the zone, the day of `now` included. */
const lastDays = (now: number, count: number, zone: string) =>
  stretches(startOfDay(now, zone, count - 1), startOfDay(now, zone, -1), 'day', zone);

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

test('long times are cut at weeks, months and years, the ends at what was asked for', () => {
  const from = Date.parse('2025-11-14T23:00:00Z');
  const to = Date.parse('2026-01-07T23:00:00Z');
  const cut = (step: Parameters<typeof stretches>[2]) =>
    stretches(from, to, step, BERLIN).map(({ date, last }) => `${date} ${last}`);
  expect(cut('month')).toEqual(['2025-11-15 2025-11-30', '2025-12-01 2025-12-31', '2026-01-01 2026-01-07']);
  expect(cut('year')).toEqual(['2025-11-15 2025-12-31', '2026-01-01 2026-01-07']);
  expect(cut('week').slice(0, 2)).toEqual(['2025-11-15 2025-11-16', '2025-11-17 2025-11-23']);
  for (const step of ['day', 'week', 'month', 'year'] as const) {
    const all = stretches(from, to, step, BERLIN);
    expect([all[0]?.from, all.at(-1)?.to]).toEqual([from, to]);
    for (const [i, one] of all.entries()) if (i > 0) expect(one.from).toBe(all[i - 1]?.to);
  }
});

test('the longer a time, the longer its steps', () => {
  const now = Date.parse('2026-11-20T01:00:00Z');
  const step = (days: number) => stepFor(startOfDay(now, BERLIN, days), startOfDay(now, BERLIN), BERLIN);
  expect([7, 90, 365, 4 * 365, 40 * 365].map(step)).toEqual(['day', 'day', 'week', 'month', 'year']);
});

test('months back are calendar months, with today', () => {
  expect(new Date(monthsBack(Date.parse('2026-03-31T12:00:00Z'), 'UTC', 1)).toISOString()).toBe(
    '2026-03-01T00:00:00.000Z',
  );
  expect(
    daysBetween(
      monthsBack(Date.parse('2026-11-19T12:00:00Z'), BERLIN, 12),
      Date.parse('2026-11-19T12:00:00Z'),
      BERLIN,
    ),
  ).toBe(364);
});
