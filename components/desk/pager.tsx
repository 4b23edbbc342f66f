'use client';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { ButtonLink } from '#components/ui/button';

/** Forward and back through a long list. */
export function Pager({ newer, older }: { newer: string | null; older: string | null }) {
  const t = useTranslations('desk.list');
  if (!newer && !older) return null;
  return (
    <nav aria-label={t('pages')} className="flex justify-center gap-2 px-4 py-4">
      {newer ? (
        <ButtonLink size="sm" href={newer} icon={<ChevronLeft className="rtl:-scale-x-100" />}>
          {t('previousPage')}
        </ButtonLink>
      ) : null}
      {older ? (
        <ButtonLink size="sm" href={older} iconEnd={<ChevronRight className="rtl:-scale-x-100" />}>
          {t('nextPage')}
        </ButtonLink>
      ) : null}
    </nav>
  );
}
