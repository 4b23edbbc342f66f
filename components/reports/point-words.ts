'use client';
import { useTranslations } from 'use-intl';
import { dateWords } from '#components/ui/date-words';
import type { Step } from '#domain/reports/days';

/** The days of one point of the flow in words: "Mon 16 Nov", or "16 Nov 2026 to 22 Nov 2026". */
export function usePointWords(step: Step): (date: string, last: string) => string {
  const t = useTranslations('desk.flow');
  return (date, last) =>
    step === 'day' || date === last
      ? dateWords(date, step === 'day' ? 'weekday' : 'year')
      : t('through', { from: dateWords(date, 'year'), to: dateWords(last, 'year') });
}
