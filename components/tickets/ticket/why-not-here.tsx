'use client';
import { CloudDownload, FileQuestionMark, WifiOff } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { ButtonLink } from '#components/ui/button';
import { EmptyState } from '#components/ui/empty-state';
import { SheetWords } from '#components/words/sheet-words';

export type NotHereWhy = 'fetching' | 'offline' | 'not_found';

/** Why a ticket is not shown. `alone`: it has the page to itself, so there is a way on. */
export function WhyNotHere(props: WhyNotHereProps) {
  return (
    <SheetWords>
      <Why {...props} />
    </SheetWords>
  );
}

interface WhyNotHereProps {
  why: NotHereWhy;
  alone: boolean;
}

function Why({ why, alone }: WhyNotHereProps) {
  const t = useTranslations('tickets.missing');
  const action = alone ? (
    <ButtonLink href="/app" tone="primary">
      {t('action')}
    </ButtonLink>
  ) : undefined;
  switch (why) {
    case 'fetching':
      return <EmptyState level={1} icon={<CloudDownload />} title={t('fetching')} />;
    case 'offline':
      return (
        <EmptyState level={1} icon={<WifiOff />} title={t('offline')} action={action}>
          {t('offlineText')}
        </EmptyState>
      );
    case 'not_found':
      return (
        <EmptyState level={1} icon={<FileQuestionMark />} title={t('notFound')} action={action}>
          {t('notFoundText')}
        </EmptyState>
      );
  }
}
