import { DATE_LOCALE } from '#components/ui/when';
import type { Step } from '#domain/reports/days';

/** The most ticks that stand beside each other without touching. */
const MOST = 9;

/** Dates that get a tick: of days each of a week, or Mondays; of longer steps evenly many, firsts of a month or year. */
export function tickDates(dates: readonly string[], step: Step): string[] {
  if (dates.length <= 7) return [...dates];
  const weight = (date: string): boolean =>
    step === 'day' ? new Date(date).getUTCDay() === 1 : step === 'week' ? Number(date.slice(8)) <= 7 : true;
  // The first point may be cut short by what was asked for.
  const marked = dates.filter((date, i) => weight(date) && (i > 0 || step === 'day'));
  const every = Math.ceil(marked.length / MOST);
  return marked.filter((_, i) => i % every === (marked.length - 1) % every);
}

/** "16 Nov", "Nov 2026" or "2026". */
export function tickWords(date: string, step: Step, points: number): string {
  const parts: Intl.DateTimeFormatOptions =
    step === 'year'
      ? { year: 'numeric' }
      : step === 'day' || (step === 'week' && points <= 26)
        ? { day: 'numeric', month: 'short' }
        : { month: 'short', year: 'numeric' };
  return new Intl.DateTimeFormat(DATE_LOCALE, { ...parts, timeZone: 'UTC' }).format(Date.parse(date));
}
