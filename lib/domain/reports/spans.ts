import type { Instant } from '../kernel/types';
import { dayFromDate, daysBetween, monthsBack, startOfDay } from './days';

/** How far back a report looks: calendar days with today, twelve months, or everything there is. */
export const PERIODS = ['7d', '30d', '90d', '12m', 'all'] as const;
export type NamedPeriod = (typeof PERIODS)[number];

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

export type DateWord = `${number}-${number}-${number}`;
/** First and last day, both included: "2026-01-01..2026-03-31". */
export type RangeWord = `${DateWord}..${DateWord}`;

/** What the dashboard counts over. */
export type Period = NamedPeriod | RangeWord;

/** A span as it stands in an address: a period ("30d"), an age ("1-3d"), a day ("2026-11-16") or a range of days. */
export type SpanWord = Period | Age | DateWord;

// Tickets of other centuries are slips of the pen.
const DATE = /^(?:19|20|21)\d\d-\d\d-\d\d$/;
const isNamed = (word: string): word is NamedPeriod => (PERIODS as readonly string[]).includes(word);
export const isAge = (word: string): word is Age => (AGES as readonly string[]).includes(word);
export const isDate = (word: string): word is DateWord => DATE.test(word);

/** The two dates of a range, or null when the word is none. */
export function rangeDates(word: string): [DateWord, DateWord] | null {
  const [from, to, more] = word.split('..');
  return from && to && more === undefined && isDate(from) && isDate(to) ? [from, to] : null;
}

/** Whether a word names a period of the dashboard. */
export const isPeriod = (word: unknown): word is Period =>
  typeof word === 'string' && (isNamed(word) || rangeDates(word) !== null);

/** Whether a word has the form of a span; a date in it may still not exist. */
export const isSpan = (word: unknown): word is SpanWord =>
  typeof word === 'string' && (isPeriod(word) || isAge(word) || isDate(word));

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
 * @returns null for days that do not exist, or that end before they begin
 */
export function spanOf(word: SpanWord, now: Instant, zone: string): Span | null {
  if (word === 'all') return { from: null, to: null };
  if (word === '12m') return { from: monthsBack(now, zone, 12), to: null };
  if (isNamed(word)) return { from: startOfDay(now, zone, Number.parseInt(word, 10) - 1), to: null };
  if (isAge(word)) {
    const [first, last] = AGE_DAYS[word];
    return {
      from: last === null ? null : startOfDay(now, zone, last),
      // Dated by a clock ahead of ours still counts as today.
      to: first === 0 ? null : startOfDay(now, zone, first - 1),
    };
  }
  const range = rangeDates(word);
  if (!range) return dayFromDate(word, zone);
  const first = dayFromDate(range[0], zone);
  const last = dayFromDate(range[1], zone);
  return first && last && first.from <= last.from ? { from: first.from, to: last.to } : null;
}

/** The time of the same length right before a period; null where nothing can come before it. */
export function spanBefore(
  period: Period,
  now: Instant,
  zone: string,
): { from: Instant; to: Instant } | null {
  const span = spanOf(period, now, zone);
  if (!span || span.from === null) return null;
  if (period === '12m') return { from: monthsBack(now, zone, 24), to: span.from };
  const days = daysBetween(span.from, span.to ?? startOfDay(now, zone, -1), zone);
  return { from: startOfDay(span.from, zone, days), to: span.from };
}
