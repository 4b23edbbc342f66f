import { DATE_LOCALE } from './when';

/** "16 Nov"; with its weekday, "Mon 16 Nov"; or with its year, "16 Nov 2026": a calendar date, whatever the reader's zone. */
export function dateWords(date: string, more?: 'weekday' | 'year'): string {
  const format = new Intl.DateTimeFormat(DATE_LOCALE, {
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
    ...(more === 'weekday' ? { weekday: 'short' } : {}),
    ...(more === 'year' ? { year: 'numeric' } : {}),
  });
  return format.format(Date.parse(date)).replace(',', '');
}
