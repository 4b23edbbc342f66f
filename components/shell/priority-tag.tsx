'use client';
import { useTranslations } from 'use-intl';
import type { Priority } from '#domain/priority/matrix';

const looks: Record<Priority, string> = {
  1: 'bg-danger-solid text-on-danger',
  2: 'bg-ink text-surface',
  3: 'text-ink ring-[1.5px] ring-ink-2 ring-inset',
  4: 'text-ink-3 ring-1 ring-line ring-inset',
  5: 'text-ink-3 ring-1 ring-line ring-inset',
};

/** P1 to P5, ranked by weight: only the first has colour, and the text always stands. */
export function PriorityTag({ priority, className = '' }: { priority: Priority; className?: string }) {
  const t = useTranslations('tickets');
  return (
    <span
      className={`num inline-grid h-5 min-w-7 flex-none place-items-center rounded-tag px-1 text-xs/none font-semibold forced-colors:border ${looks[priority]} ${className}`}
    >
      <span aria-hidden>P{priority}</span>
      <span className="sr-only">{t('priorityTag', { n: priority })}</span>
    </span>
  );
}
