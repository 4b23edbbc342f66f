'use client';
import { useTranslations } from 'use-intl';
import type { Priority } from '#domain/priority/matrix';

const looks: Record<Priority, string> = {
  1: 'bg-danger-solid text-on-danger',
  2: 'bg-ink text-surface',
  3: 'text-ink ring-[1.5px] ring-line-strong ring-inset',
  4: 'text-ink-2 ring-1 ring-line ring-inset',
  5: 'text-ink-2 ring-1 ring-line ring-inset',
};

/** P1 to P5. Rank by weight; the only colour is P1, and the text always says it. */
export function PriorityTag({ priority }: { priority: Priority }) {
  const t = useTranslations('tickets');
  return (
    <span
      role="img"
      aria-label={t('priorityTag', { n: priority })}
      className={`inline-grid h-5 w-7 flex-none place-items-center rounded-tag text-xs font-semibold forced-colors:border ${looks[priority]}`}
    >
      P{priority}
    </span>
  );
}
