'use client';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { ButtonLink } from '#components/ui/button';
import { useAddress } from './use-address';

/** Forward and back through a long list. */
export function Pager({
  newer,
  older,
  words,
}: {
  newer: string | null;
  older: string | null;
  words: { newer: string; older: string };
}) {
  const t = useTranslations('settings');
  const { href } = useAddress();
  if (!newer && !older) return null;
  return (
    <nav aria-label={t('pages')} className="flex justify-center gap-2 px-4 py-4">
      {newer ? (
        <ButtonLink size="sm" href={href({ newer })} icon={<ChevronLeft className="rtl:-scale-x-100" />}>
          {words.newer}
        </ButtonLink>
      ) : null}
      {older ? (
        <ButtonLink size="sm" href={href({ older })} iconEnd={<ChevronRight className="rtl:-scale-x-100" />}>
          {words.older}
        </ButtonLink>
      ) : null}
    </nav>
  );
}
