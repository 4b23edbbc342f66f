const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Two clocks that differ by more than this are both shown. */
const CLOCKS_DIFFER = 2 * MINUTE;

/** What this file needs from the catalogue: the translator of `common.time`. */
export type TimeTranslator = (
  key:
    | 'today'
    | 'yesterday'
    | 'tomorrow'
    | 'dayClock'
    | 'ago'
    | 'ahead'
    | 'now'
    | 'seconds'
    | 'minutes'
    | 'hours'
    | 'hoursMinutes'
    | 'hoursMinutesShort'
    | 'days'
    | 'daysHours'
    | 'onServer',
  values?: Record<string, string | number>,
) => string;

export interface TimeContext {
  t: TimeTranslator;
  /** IANA zone of the reader */
  timeZone: string;
  /** BCP 47 tag for the forms of dates */
  locale: string;
}

/** '14:07', always on 24 hours. `at` in ms since the epoch. */
export function clock24(at: number, { timeZone, locale }: TimeContext): string {
  return new Intl.DateTimeFormat(locale, {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone,
  }).format(at);
}

/** The calendar day in the reader's zone as a count of days, so that days can be subtracted. */
function dayNumber(at: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en', {
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    timeZone,
  }).formatToParts(at);
  const part = (type: string) => Number(parts.find((p) => p.type === type)?.value);
  return Date.UTC(part('year'), part('month') - 1, part('day')) / DAY;
}

/** 'today', 'yesterday', 'tomorrow', a weekday within six days, else '16 Nov', with the year when it is another. */
export function dayWord(at: number, now: number, { t, timeZone, locale }: TimeContext): string {
  const away = dayNumber(at, timeZone) - dayNumber(now, timeZone);
  if (away === 0) return t('today');
  if (away === -1) return t('yesterday');
  if (away === 1) return t('tomorrow');
  if (Math.abs(away) < 7) return new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone }).format(at);
  const year = (n: number) => new Intl.DateTimeFormat('en', { year: 'numeric', timeZone }).format(n);
  return new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'short',
    year: year(at) === year(now) ? undefined : 'numeric',
    timeZone,
  }).format(at);
}

/** '14:07' today, else the day before it: 'yesterday 14:07', 'Thu 22:00', '16 Nov 09:30'. */
export function dayClock(at: number, now: number, context: TimeContext): string {
  const clock = clock24(at, context);
  if (dayNumber(at, context.timeZone) === dayNumber(now, context.timeZone)) return clock;
  return context.t('dayClock', { day: dayWord(at, now, context), clock });
}

/**
 * A span in words: '40 s', '36 min', '2 h 36 min', '1 d 4 h'. Whole units, rounded down; the sign is dropped because
 * the words around it say left or over. `short` drops the last unit's name ('2 h 36') for rows.
 */
export function durationWords(ms: number, { t }: Pick<TimeContext, 't'>, short = false): string {
  const span = Math.abs(ms);
  if (span < MINUTE) return t('seconds', { seconds: Math.floor(span / SECOND) });
  if (span < HOUR) return t('minutes', { minutes: Math.floor(span / MINUTE) });
  if (span < DAY) {
    const hours = Math.floor(span / HOUR);
    const minutes = Math.floor((span % HOUR) / MINUTE);
    if (minutes === 0) return t('hours', { hours });
    return short
      ? t('hoursMinutesShort', { hours, minutes: String(minutes).padStart(2, '0') })
      : t('hoursMinutes', { hours, minutes });
  }
  const days = Math.floor(span / DAY);
  const hours = Math.floor((span % DAY) / HOUR);
  return hours === 0 ? t('days', { days }) : t('daysHours', { days, hours });
}

/** How long since, or until: 'now', '4 min ago', 'in 2 h 36 min'; beyond a day it is the day and the clock. */
export function agoWords(at: number, now: number, context: TimeContext): string {
  const span = now - at;
  if (Math.abs(span) < 5 * SECOND) return context.t('now');
  if (Math.abs(span) >= DAY) return dayClock(at, now, context);
  return context.t(span > 0 ? 'ago' : 'ahead', { span: durationWords(span, context) });
}

/** When it happened; and when the server heard of it, if that was more than two minutes apart. */
export function twoClocks(
  happened: number,
  received: number | null,
  now: number,
  context: TimeContext,
): string {
  const first = dayClock(happened, now, context);
  if (received === null || Math.abs(received - happened) <= CLOCKS_DIFFER) return first;
  const sameDay = dayNumber(happened, context.timeZone) === dayNumber(received, context.timeZone);
  const second = sameDay ? clock24(received, context) : dayClock(received, now, context);
  return context.t('onServer', { happened: first, received: second });
}
