'use client';
import { useTranslations } from 'use-intl';
import { KnownRow } from '#components/shell/known-row';
import type { Announcement } from '#domain/major/announcement';

interface KnownListProps {
  known: readonly (Announcement & { siteName: string | null })[];
  className?: string;
}

/** What a manager published for those who are not signed in: if it is their trouble, they need not report it. */
export function KnownList({ known, className = '' }: KnownListProps) {
  const t = useTranslations('known');
  return (
    <section className={className}>
      <h2 className="text-lg font-semibold tracking-[-0.012em]">{t('title')}</h2>
      <p className="mt-1 text-base text-ink-2">{t('lead')}</p>
      <ul className="mt-4">
        {known.map((one) => (
          <li key={one.id} className="border-t border-line py-4">
            <KnownRow one={one} site={one.siteName ?? undefined} />
          </li>
        ))}
      </ul>
    </section>
  );
}
