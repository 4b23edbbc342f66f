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

/** First instant of the day `back` days before the day of `now`. */
export function startOfDay(now: Instant, zone: string, back = 0): Instant {
  return dayOf(zoned(now, zone).toPlainDate().subtract({ days: back }), zone).from;
}

/** First instant of the week of `now`; weeks begin on Monday (ISO 8601). */
export function startOfWeek(now: Instant, zone: string): Instant {
  const today = zoned(now, zone).toPlainDate();
  return dayOf(today.subtract({ days: today.dayOfWeek - 1 }), zone).from;
}

/** First instant of the day after the one `months` months before the day of `now`: so many months with today. */
export function monthsBack(now: Instant, zone: string, months: number): Instant {
  return dayOf(zoned(now, zone).toPlainDate().subtract({ months }).add({ days: 1 }), zone).from;
}

/** Calendar days from the day of one instant to the day of another. */
export function daysBetween(from: Instant, to: Instant, zone: string): number {
  return zoned(from, zone).toPlainDate().until(zoned(to, zone).toPlainDate(), { largestUnit: 'day' }).days;
}

/** Days, weeks, months or years in a row, as a chart shows them. */
export type Step = 'day' | 'week' | 'month' | 'year';

/** The most points a chart is asked to show. */
const POINTS = 110;

/** The finest step with which this time does not become more points than can be told apart. */
export function stepFor(from: Instant, to: Instant, zone: string): Step {
  const days = daysBetween(from, to, zone);
  if (days <= POINTS) return 'day';
  if (days <= POINTS * 7) return 'week';
  return days <= POINTS * 30 ? 'month' : 'year';
}

/** One point of a chart: its days, and the instants they cover. */
export interface Stretch extends Day {
  /** ISO date of its last day */
  last: string;
}

/** Everything from the day of `from` to the day before `to`, cut at weeks (from Monday), months or years. */
export function stretches(from: Instant, to: Instant, step: Step, zone: string): Stretch[] {
  const end = zoned(to - 1, zone).toPlainDate();
  const found: Stretch[] = [];
  let at = zoned(from, zone).toPlainDate();
  while (Temporal.PlainDate.compare(at, end) <= 0) {
    const next = nextCut(at, step);
    const last = Temporal.PlainDate.compare(next, end) > 0 ? end : next.subtract({ days: 1 });
    found.push({ ...dayOf(at, zone), to: dayOf(last, zone).to, last: last.toString() });
    at = next;
  }
  return found;
}

function nextCut(date: Temporal.PlainDate, step: Step): Temporal.PlainDate {
  if (step === 'day') return date.add({ days: 1 });
  if (step === 'week') return date.add({ days: 8 - date.dayOfWeek });
  if (step === 'month') return date.with({ day: 1 }).add({ months: 1 });
  return date.with({ month: 1, day: 1 }).add({ years: 1 });
}
