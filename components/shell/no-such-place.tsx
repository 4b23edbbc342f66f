'use client';
import { Compass } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { ButtonLink } from '#components/ui/button';
import { EmptyState } from '#components/ui/empty-state';
import { NobodyWords } from '#components/words/nobody-words';
import { Page } from './page';

/** An address of the app at which there is nothing. */
export function NoSuchPlace() {
  return (
    <NobodyWords>
      <Nothing />
    </NobodyWords>
  );
}

function Nothing() {
  const t = useTranslations('nobody.missing');
  const action = (
    <ButtonLink href="/app" tone="primary">
      {t('action')}
    </ButtonLink>
  );
  return (
    <Page className="flex flex-col justify-center pb-20">
      <EmptyState level={1} icon={<Compass />} title={t('title')} action={action} />
    </Page>
  );
}
