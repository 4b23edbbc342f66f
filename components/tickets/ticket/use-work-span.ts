'use client';
import { useTranslations } from 'use-intl';
import { HOUR, MINUTE } from '#domain/kernel/types';

/** Working time in words. In hours, however many: a day of working time is none of the calendar. */
export function useWorkSpan(): (ms: number) => string {
  const t = useTranslations('promises');
  return (ms) => {
    const all = Math.floor(Math.abs(ms) / MINUTE);
    const [hours, minutes] = [Math.floor((all * MINUTE) / HOUR), all % 60];
    if (hours === 0) return t('minutes', { minutes });
    return minutes === 0 ? t('hours', { hours }) : t('hoursMinutes', { hours, minutes });
  };
}
