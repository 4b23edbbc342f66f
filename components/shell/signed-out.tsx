'use client';
import { KeyRound } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { Banner } from '#components/ui/banner';
import { ButtonLink } from '#components/ui/button';
import { SettleWords } from '#components/words/settle-words';
import { signInHref } from './sign-in-href';

interface SignedOutProps {
  /** Where signing in leads back to. */
  path: string;
  unsent: number;
  className: string;
}

/** Reading goes on without a session, sending waits for one. */
export const SignedOut = (props: SignedOutProps) => (
  <SettleWords>
    <Said {...props} />
  </SettleWords>
);

function Said({ path, unsent, className }: SignedOutProps) {
  const t = useTranslations('settle.signedOut');
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
