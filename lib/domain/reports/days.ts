import { Temporal } from 'temporal-polyfill';
import type { Instant } from '../kernel/types';

/** A calendar day of a zone. 23, 24 or 25 hours long. */
export interface Day {
  /** ISO date, "2026-11-16" */
  date: string;
  /** first instant of the day */
  from: Instant;
  /** first instant of the next day */
  to: Instant;
}

/** Whether this machine knows the zone by its IANA name. */
export function isTimeZone(zone: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone);
    return true;
  } catch {
    return false;
  }
}

const zoned = (at: Instant, zone: string): Temporal.ZonedDateTime =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);

const dayOf = (date: Temporal.PlainDate, zone: string): Day => ({
  date: date.toString(),
  from: date.toZonedDateTime(zone).epochMilliseconds,
  to: date.add({ days: 1 }).toZonedDateTime(zone).epochMilliseconds,
});

/** The day with this ISO date, or null when there is no such date. */
export function dayFromDate(date: string, zone: string): Day | null {
  try {
    return dayOf(Temporal.PlainDate.from(date, { overflow: 'reject' }), zone);
  } catch {
    return null;
  }
}

/** The last `count` calendar days of the zone, the day of `now` included, oldest first. */
export function lastDays(now: Instant, count: number, zone: string): Day[] {
  const today = zoned(now, zone).toPlainDate();
  return Array.from({ length: count }, (_, i) => dayOf(today.subtract({ days: count - 1 - i }), zone));
}

/** First instant of the day `back` days before the day of `now`. */
export function startOfDay(now: Instant, zone: string, back = 0): Instant {
  return dayOf(zoned(now, zone).toPlainDate().subtract({ days: back }), zone).from;
}

/** First instant of the week of `now`; weeks begin on Monday (ISO 8601). */
export function startOfWeek(now: Instant, zone: string): Instant {
  const today = zoned(now, zone).toPlainDate();
  return dayOf(today.subtract({ days: today.dayOfWeek - 1 }), zone).from;
}

/**
 * Adds up amounts that were counted per slot (a slot: an instant at which it begins, shorter than an hour and
 * never across midnight) into days. What lies outside of the days is left out.
 *
 * @param days ascending and without gaps
 */
export function sumByDay(days: readonly Day[], slots: Iterable<{ at: Instant; n: number }>): number[] {
  const sums = days.map(() => 0);
  for (const { at, n } of slots) {
    let low = 0;
    let high = days.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((days[middle] as Day).to <= at) low = middle + 1;
      else high = middle;
    }
    if (low < days.length && at >= (days[low] as Day).from) sums[low] = (sums[low] ?? 0) + n;
  }
  return sums;
}
