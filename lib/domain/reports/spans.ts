import type { Instant } from '../kernel/types';
import { dayFromDate, startOfDay } from './days';

/** How far back a report looks, in calendar days with today. */
export const PERIODS = [7, 30, 90] as const;
export type Period = (typeof PERIODS)[number];

/** How old an open ticket is, in calendar days of the organisation. Together they cover every age once. */
export const AGES = ['today', '1-3d', '4-7d', '1-4w', 'older'] as const;
export type Age = (typeof AGES)[number];

/** First and last day of each age, counted back from today; null: without end. */
const AGE_DAYS: Record<Age, readonly [number, number | null]> = {
  today: [0, 0],
  '1-3d': [1, 3],
  '4-7d': [4, 7],
  '1-4w': [8, 28],
  older: [29, null],
};

export const PERIOD_WORDS = ['7d', '30d', '90d'] as const;
export type PeriodWord = (typeof PERIOD_WORDS)[number];
export const periodWord = (period: Period): PeriodWord => `${period}d`;

/** A span as it stands in an address: a period ("30d"), an age ("1-3d") or a day ("2026-11-16"). */
export type SpanWord = PeriodWord | Age | `${number}-${number}-${number}`;

/** From `from` (included) to `to` (not included); null: without end. */
export interface Span {
  from: Instant | null;
  to: Instant | null;
}

/**
 * The instants a span stands for. Dashboard and list ask the same function, so that a figure and the list behind it
 * can never mean two things.
 *
 * @param zone IANA name of the organisation's time zone
 * @returns null for a day that does not exist
 */
export function spanOf(word: SpanWord, now: Instant, zone: string): Span | null {
  if ((PERIOD_WORDS as readonly string[]).includes(word)) {
    return { from: startOfDay(now, zone, Number.parseInt(word, 10) - 1), to: null };
  }
  if ((AGES as readonly string[]).includes(word)) {
    const [first, last] = AGE_DAYS[word as Age];
    return {
      from: last === null ? null : startOfDay(now, zone, last),
      // Dated by a clock ahead of ours still counts as today.
      to: first === 0 ? null : startOfDay(now, zone, first - 1),
    };
  }
  return dayFromDate(word, zone);
}

/** The period before this one, of the same number of days. */
export function spanBefore(period: Period, now: Instant, zone: string): { from: Instant; to: Instant } {
  return { from: startOfDay(now, zone, 2 * period - 1), to: startOfDay(now, zone, period - 1) };
}
