'use client';
import { useTranslations } from 'use-intl';

/** What a message tells, in words; a code that has none is shown as it is. */
export function useJobWords(): (event: string) => string {
  const t = useTranslations('settings.jobs.events');
  return (event) => {
    const key = event.replaceAll('.', '_') as 'ticket_assigned';
    return t.has(key) ? t(key) : event;
  };
}
