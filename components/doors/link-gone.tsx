'use client';
import { Unlink } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { ButtonLink } from '#components/ui/button';
import { About } from './about';
import { DoorFrame } from './door-frame';

/** A link that was used, ran out, or never was one: they look alike. */
export function LinkGone({ again }: { again?: '/register' | '/reset' | '/account/email' }) {
  const t = useTranslations('access');
  return (
    <DoorFrame
      title={t('confirm.goneTitle')}
      icon={<Unlink className="size-10 stroke-[1.5] text-ink-3" />}
      aside={<About />}
    >
      <p className="-mt-4 text-base text-ink-2">{t('confirm.goneText')}</p>
      <div className="mt-6 flex flex-col gap-3">
        {again === '/reset' ? (
          <ButtonLink href="/reset" tone="primary" block>
            {t('reset.again')}
          </ButtonLink>
        ) : null}
        <ButtonLink href="/sign-in" block>
          {t('backToSignIn')}
        </ButtonLink>
      </div>
    </DoorFrame>
  );
}
