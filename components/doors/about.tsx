'use client';
import { useTranslations } from 'use-intl';

/** One sentence on what Holdfast does, for those who see it for the first time. */
export function About({ className = '' }: { className?: string }) {
  const t = useTranslations('doors');
  return (
    <div className={className}>
      <h2 className="h-ticket">{t('aboutTitle')}</h2>
      <p className="mt-2 text-base text-ink-2">{t('about')}</p>
    </div>
  );
}
