'use client';
import { ServerOff } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { Button } from '#components/ui/button';
import { EmptyState } from '#components/ui/empty-state';

/** A page of the desk that could not be made; the rest of the desk stands. */
export default function DeskError({ reset }: { reset: () => void }) {
  const t = useTranslations('desk.error');
  return (
    <>
      <title>{`${t('title')} · Holdfast`}</title>
      <EmptyState
        level={1}
        icon={<ServerOff />}
        title={t('title')}
        action={<Button onPress={reset}>{t('again')}</Button>}
        className="flex-1"
      >
        {t('text')}
      </EmptyState>
    </>
  );
}
