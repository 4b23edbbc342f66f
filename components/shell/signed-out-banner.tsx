'use client';
import { KeyRound } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { Banner } from '#components/ui/banner';
import { ButtonLink } from '#components/ui/button';
import { useSync } from './sync-facts';

/** Where to sign in, and where that leads back to. */
export const signInHref = (path: string) => `/sign-in?next=${encodeURIComponent(path)}`;

/** The session ended: reading goes on, sending waits. Nothing when signed in. */
export function SignedOutBanner({ path, className = '' }: { path: string; className?: string }) {
  const t = useTranslations('nav.signedOut');
  const { signedOut, unsent } = useSync();
  if (!signedOut) return null;
  return (
    <Banner
      tone="warn"
      icon={<KeyRound />}
      title={t('title', { count: unsent })}
      className={className}
      actions={
        <ButtonLink href={signInHref(path)} size="sm" tone="ghost" className="mt-3">
          {t('action')}
        </ButtonLink>
      }
    >
      {unsent > 0 ? t('text') : t('textNothing')}
    </Banner>
  );
}
