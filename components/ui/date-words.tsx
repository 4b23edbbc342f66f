import { DATE_LOCALE } from './when';

/** "16 Nov" or, long, "Mon 16 Nov": a calendar date, whatever the reader's zone. */
export function dateWords(date: string, long = false): string {
  const format = new Intl.DateTimeFormat(DATE_LOCALE, {
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
    ...(long ? { weekday: 'short' } : {}),
  });
  return format.format(Date.parse(date)).replace(',', '');
}
