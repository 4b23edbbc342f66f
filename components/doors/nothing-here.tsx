'use client';
import { MapPinOff } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { ButtonLink } from '#components/ui/button';
import { EmptyState } from '#components/ui/empty-state';

/** An address without a page. */
export function NothingHere() {
  const t = useTranslations('doors');
  return (
    <main className="grid min-h-dvh place-items-center bg-canvas px-gutter">
      <EmptyState
        icon={<MapPinOff />}
        title={t('nothingHere')}
        action={<ButtonLink href="/">{t('toStart')}</ButtonLink>}
      >
        {t('nothingHereWhy')}
      </EmptyState>
    </main>
  );
}
