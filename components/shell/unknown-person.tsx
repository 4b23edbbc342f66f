'use client';
import { useTranslations } from 'use-intl';
import { ButtonLink } from '#components/ui/button';
import { Wordmark } from './logo';
import { signInHref } from './signed-out-banner';

/** Nobody has signed in on this device yet: the one thing that needs signal. */
export function UnknownPerson({
  path,
  reason,
}: {
  path: string;
  reason: 'signed_out' | 'offline' | 'storage';
}) {
  const t = useTranslations('nav.unknown');
  return (
    <main className="flex min-h-dvh flex-col bg-canvas px-gutter pt-safe pb-safe">
      <div className="mx-auto flex w-full max-w-100 flex-1 flex-col justify-center py-10">
        <Wordmark />
        <h1 className="h-page mt-8">{t('title')}</h1>
        <p className="mt-2 text-base text-ink-2">{t('text')}</p>
        {reason === 'signed_out' ? null : <p className="mt-3 text-base text-ink-2">{t(reason)}</p>}
        <ButtonLink href={signInHref(path)} tone="primary" className="mt-6">
          {t('action')}
        </ButtonLink>
      </div>
    </main>
  );
}
