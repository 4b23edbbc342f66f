import type { useTranslations } from 'use-intl';
import { dateWords } from '#components/ui/date-words';
import { DATE_LOCALE } from '#components/ui/when';
import { type Calendar, DAY_MINUTES, type Holiday, isAlwaysOpen, type OpenSpan } from '#domain/sla/calendar';
import { clockText } from './hours-form';

/** The words of `settings.hours`. */
export type HoursTranslator = ReturnType<typeof useTranslations<'settings.hours'>>;

/** A Monday. */
const MONDAY = Date.UTC(2024, 0, 1);
const DAY_MS = 86_400_000;

/** "Mon" or "Monday"; 0: Monday. */
export const dayName = (day: number, length: 'short' | 'long'): string =>
  new Intl.DateTimeFormat(DATE_LOCALE, { weekday: length, timeZone: 'UTC' }).format(MONDAY + day * DAY_MS);

/** "Mon to Fri 08:00 to 12:00, 13:00 to 17:00; Sat 09:00 to 12:00", or "Day and night". */
export function weekWords(
  { week, holidays }: Pick<Calendar, 'week' | 'holidays'>,
  t: HoursTranslator,
): string {
  if (isAlwaysOpen({ week, holidays })) return t('always');
  const groups: { from: number; to: number; spans: readonly OpenSpan[] }[] = [];
  for (const [day, spans] of week.entries()) {
    const last = groups.at(-1);
    if (last && last.to === day - 1 && JSON.stringify(last.spans) === JSON.stringify(spans)) last.to = day;
    else if (spans.length > 0) groups.push({ from: day, to: day, spans });
  }
  return groups
    .map(({ from, to, spans }) => {
      const name = dayName(from, 'short');
      const days = from === to ? name : t('days', { from: name, to: dayName(to, 'short') });
      if (spans.length === 1 && spans[0]?.[0] === 0 && spans[0][1] === DAY_MINUTES)
        return t('allDay', { days });
      const hours = spans.map(([a, b]) => t('span', { from: clockText(a), to: clockText(b) }));
      return t('dayHours', { days, hours: hours.join(', ') });
    })
    .join('; ');
}

/** "Christmas Day, 25 Dec every year". */
export function holidayWords({ date, name }: Holiday, t: HoursTranslator): string {
  const yearly = date.length === 5;
  const day = yearly ? t('yearlyDay', { day: dateWords(`2024-${date}`) }) : dateWords(date, 'year');
  return t('holiday', { name, day });
}
