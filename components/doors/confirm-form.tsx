'use client';
import { CircleCheck } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Answer, SlowDown } from '#components/shell/access-faults';
import { AccessForm } from '#components/shell/access-form';
import { useRefusal } from '#components/shell/refusal';
import { ButtonLink } from '#components/ui/button';
import { PasswordField } from '#components/ui/password-field';
import { useFields } from '#components/ui/use-fields';
import { useSubmit } from '#components/ui/use-submit';
import { About } from './about';
import { DoorDone } from './door-done';
import { DoorFrame } from './door-frame';
import { LinkGone } from './link-gone';
import { useEnter } from './use-enter';

interface ConfirmProps {
  token: string;
  email: string;
  confirm: (values: {
    token: string;
    password: string;
  }) => Promise<Answer<{ kind: 'done'; email: string } | SlowDown>>;
}

/** A newcomer proves that the mail is theirs, with the password they chose; then they are signed in. */
export function ConfirmForm({ token, email, confirm }: ConfirmProps) {
  const t = useTranslations('access');
  const { says, whole, run } = useRefusal();
  const [gone, setGone] = useState(false);
  const enter = useEnter();
  const work = ({ password }: { password: string }) =>
    run(confirm({ token, password }), {
      done: ({ email: mine }) => enter.go(mine, password),
      gone: () => setGone(true),
    });
  const check = (_: 'password', value: string) => (value ? undefined : says.oldPassword(''));
  const { isReady, formProps, props } = useFields({ start: { password: '' }, check, work });

  if (gone) return <LinkGone again="/register" />;
  if (enter.failed) return <SignInNow>{t('confirm.done')}</SignInNow>;
  return (
    <DoorFrame title={t('confirm.title')} lead={t('confirm.lead', { email })} aside={<About />}>
      <AccessForm
        form={formProps}
        isReady={isReady}
        refused={whole}
        verb={t('confirm.confirm')}
        door
        username={email}
      >
        <PasswordField label={t('password')} autoComplete="current-password" {...props('password')} />
      </AccessForm>
    </DoorFrame>
  );
}

/** It worked, but signing in by itself did not. */
export function SignInNow({ children }: { children: string }) {
  const t = useTranslations('access');
  return (
    <DoorDone
      icon={<CircleCheck />}
      title={t('backToSignIn')}
      aside={<About />}
      action={
        <ButtonLink href="/sign-in" tone="primary" block>
          {t('backToSignIn')}
        </ButtonLink>
      }
    >
      <p>{children}</p>
    </DoorDone>
  );
}

interface TakeProps {
  token: string;
  email: string;
  take: (values: { token: string }) => Promise<Answer<{ kind: 'done'; email: string } | SlowDown>>;
}

/** Somebody's new address says yes. */
export function TakeEmail({ token, email, take }: TakeProps) {
  const t = useTranslations('access.confirm');
  const { whole, run } = useRefusal();
  const [state, setState] = useState<'asks' | 'done' | 'gone'>('asks');
  const { submit, isReady } = useSubmit(async () => {
    await run(take({ token }), { done: () => setState('done'), gone: () => setState('gone') });
  });
  const toStart = useTranslations('doors')('toStart');
  if (state === 'gone') return <LinkGone again="/account/email" />;
  if (state === 'done') {
    return (
      <DoorDone
        icon={<CircleCheck />}
        title={t('emailDone')}
        aside={<About />}
        action={
          <ButtonLink href="/" block>
            {toStart}
          </ButtonLink>
        }
      >
        <p>{t('emailDoneText', { email })}</p>
      </DoorDone>
    );
  }
  return (
    <DoorFrame title={t('emailTitle')} lead={t('emailLead', { email })} aside={<About />}>
      <AccessForm
        form={{ method: 'post', onSubmit: submit }}
        isReady={isReady}
        refused={whole}
        verb={t('emailUse')}
        door
      />
    </DoorFrame>
  );
}
