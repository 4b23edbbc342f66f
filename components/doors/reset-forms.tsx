'use client';
import { CircleCheck, MailCheck, MailX } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Answer, SlowDown } from '#components/shell/access-faults';
import { AccessForm, NewPassword } from '#components/shell/access-form';
import { useRefusal } from '#components/shell/refusal';
import { Banner } from '#components/ui/banner';
import { ButtonLink } from '#components/ui/button';
import { TextField } from '#components/ui/text-field';
import { useFields } from '#components/ui/use-fields';
import { About } from './about';
import { Asked } from './asked';
import { DoorDone } from './door-done';
import { DoorFrame } from './door-frame';
import { LinkGone } from './link-gone';

interface AskProps {
  askReset: (values: { email: string }) => Promise<Answer<{ kind: 'mail' } | SlowDown>>;
}

/** Asks for a link to set a new password. The answer tells nothing about who has an account. */
export function AskReset({ askReset }: AskProps) {
  const t = useTranslations('access');
  const { says, whole, run } = useRefusal();
  const [sent, setSent] = useState(false);
  const work = (values: { email: string }) => run(askReset(values), { done: () => setSent(true) });
  const check = (_: 'email', value: string) => says.email(value);
  const { values, isReady, formProps, props } = useFields({ start: { email: '' }, check, work });

  if (sent)
    return (
      <Asked
        icon={<MailCheck />}
        title={t('register.mailTitle')}
        text={t('reset.mailText', { email: values.email.trim() })}
        hasMail
        onBack={() => setSent(false)}
      />
    );
  return (
    <DoorFrame
      title={t('reset.title')}
      lead={t('reset.lead')}
      back={{ href: '/sign-in', label: t('backToSignIn') }}
      aside={<About />}
    >
      <AccessForm form={formProps} isReady={isReady} refused={whole} verb={t('reset.send')} door>
        <TextField
          label={t('email')}
          type="email"
          autoComplete="username"
          maxLength={254}
          {...props('email')}
        />
      </AccessForm>
    </DoorFrame>
  );
}

/** Where no mail is sent, a person helps. */
export function ResetWithoutMail() {
  const t = useTranslations('access');
  return (
    <DoorFrame
      title={t('reset.title')}
      back={{ href: '/sign-in', label: t('backToSignIn') }}
      aside={<About />}
    >
      <Banner icon={<MailX />} title={t('reset.noMail')}>
        {t('reset.noMailText')}
      </Banner>
      <ButtonLink href="/sign-in" block className="mt-6">
        {t('backToSignIn')}
      </ButtonLink>
    </DoorFrame>
  );
}

interface SetProps {
  token: string;
  setByReset: (values: { token: string; password: string }) => Promise<Answer<{ kind: 'done' } | SlowDown>>;
}

/** Sets a new password by a link. */
export function SetPassword({ token, setByReset }: SetProps) {
  const t = useTranslations('access');
  const { says, whole, run } = useRefusal();
  const [state, setState] = useState<'asks' | 'done' | 'gone'>('asks');
  const work = ({ password }: { password: string }) =>
    run(setByReset({ token, password }), { done: () => setState('done'), gone: () => setState('gone') });
  const check = (_: 'password', value: string) => says.newPassword(value, {});
  const { isReady, formProps, props } = useFields({ start: { password: '' }, check, work });

  if (state === 'gone') return <LinkGone again="/reset" />;
  if (state === 'done') {
    return (
      <DoorDone
        icon={<CircleCheck />}
        title={t('reset.doneTitle')}
        aside={<About />}
        action={
          <ButtonLink href="/sign-in" tone="primary" block>
            {t('backToSignIn')}
          </ButtonLink>
        }
      >
        <p>{t('reset.doneText')}</p>
      </DoorDone>
    );
  }
  return (
    <DoorFrame title={t('reset.title')} lead={t('reset.setLead')} aside={<About />}>
      <AccessForm form={formProps} isReady={isReady} refused={whole} verb={t('reset.set')} door>
        <NewPassword label={t('newPassword')} {...props('password')} />
      </AccessForm>
    </DoorFrame>
  );
}
