'use client';
import { useTranslations } from 'use-intl';

/** How many incidents there were each week, the newest at the end. */
export function WeekBars({ weeks }: { weeks: readonly number[] }) {
  const t = useTranslations('problems');
  const most = Math.max(1, ...weeks);
  return (
    <div role="img" aria-label={t('chart', { most: String(most) })} className="flex h-12 items-end gap-0.5">
      {weeks.map((count, at) => (
        <span
          // biome-ignore lint/suspicious/noArrayIndexKey: weeks have nothing but their place
          key={at}
          className={`min-h-px flex-1 rounded-t-sm ${count === 0 ? 'bg-line' : 'bg-accent'}`}
          style={{ height: `${(count / most) * 100}%` }}
        />
      ))}
    </div>
  );
}
