'use client';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Button, ButtonLink } from '#components/ui/button';
import { About } from './about';
import { DoorDone } from './door-done';

interface AskedProps {
  icon: ReactNode;
  title: string;
  text: string;
  /** a mail is on its way */
  hasMail: boolean;
  /** back to the form, with what was typed */
  onBack: () => void;
}

/** What was asked for is on its way. The answer is the same whoever has the address. */
export function Asked({ icon, title, text, hasMail, onBack }: AskedProps) {
  const t = useTranslations('access');
  return (
    <DoorDone
      icon={icon}
      title={title}
      aside={<About />}
      action={
        <>
          <ButtonLink href="/sign-in" block>
            {t('backToSignIn')}
          </ButtonLink>
          <Button tone="text" block onPress={onBack}>
            {t('register.change')}
          </Button>
        </>
      }
    >
      <p>{text}</p>
      {hasMail ? <p className="text-sm text-ink-3">{t('register.mailHint')}</p> : null}
    </DoorDone>
  );
}
