'use client';
import { Hourglass, Lock, MailCheck } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { type Answer, answerOf, browserRegion, type SlowDown } from '#components/shell/access-faults';
import { Refusal, useRefusal } from '#components/shell/refusal';
import { Banner } from '#components/ui/banner';
import { Button, ButtonLink } from '#components/ui/button';
import { TextLink } from '#components/ui/link';
import { PasswordField } from '#components/ui/password-field';
import { TextField } from '#components/ui/text-field';
import { useFields } from '#components/ui/use-fields';
import { lengthFault, PASSWORD_MIN } from '#domain/access/password-rule';
import { About } from './about';
import { DoorDone } from './door-done';
import { DoorFrame } from './door-frame';

const EMPTY = { name: '', email: '', phone: '', company: '', password: '' };
type Field = keyof typeof EMPTY;

export interface RegisterProps {
  organisation: string | null;
  register: (
    values: typeof EMPTY & { region: string | null },
  ) => Promise<Answer<{ kind: 'mail' | 'waiting' } | SlowDown>>;
  checkPhone: (values: {
    phone: string;
    region: string | null;
  }) => Promise<Answer<null | Readonly<Record<string, string | null>>>>;
}

/** Somebody makes an account for themselves. */
export function RegisterForm({ organisation, register, checkPhone }: RegisterProps) {
  const t = useTranslations('access');
  const { says, whole, run } = useRefusal();
  const [done, setDone] = useState<'mail' | 'waiting' | null>(null);

  const check = (field: Field, value: string, values: typeof EMPTY) => {
    if (field === 'name') return says.name(value);
    if (field === 'email') return says.email(value);
    return field === 'password' ? says.newPassword(value, values) : undefined;
  };
  const ask = async (field: Field, value: string) => {
    if (field !== 'phone') return undefined;
    const answer = await answerOf(checkPhone({ phone: value, region: browserRegion() }));
    return answer.ok && answer.data ? says.phone(answer.data) : undefined;
  };
  const work = (values: typeof EMPTY) =>
    run(register({ ...values, region: browserRegion() }), { done: ({ kind }) => setDone(kind) });
  const { values, isReady, formProps, props } = useFields({ start: EMPTY, check, ask, work });

  if (done) return <Registered kind={done} email={values.email.trim()} onBack={() => setDone(null)} />;
  return (
    <DoorFrame
      title={t('register.title')}
      lead={organisation ? <Lead organisation={organisation} /> : undefined}
      back={{ href: '/sign-in', label: t('backToSignIn') }}
      aside={<About />}
    >
      <form {...formProps} className="flex flex-col gap-4">
        <TextField label={t('name')} autoComplete="name" maxLength={200} {...props('name')} />
        <TextField
          label={t('email')}
          type="email"
          autoComplete="username"
          maxLength={254}
          {...props('email')}
        />
        <TextField
          label={t('phone')}
          type="tel"
          optional
          autoComplete="tel"
          maxLength={60}
          {...props('phone')}
        />
        <TextField
          label={t('company')}
          optional
          autoComplete="organization"
          maxLength={120}
          {...props('company')}
        />
        <PasswordField
          label={t('password')}
          help={t('passwordHelp', { min: String(PASSWORD_MIN) })}
          ok={lengthFault(values.password) ? undefined : t('passwordOk')}
          autoComplete="new-password"
          {...props('password')}
        />
        <Refusal words={whole} />
        <Button type="submit" tone="primary" block isDisabled={!isReady} className="mt-2">
          {t('register.create')}
        </Button>
        <p className="text-center text-sm text-ink-3 desk:text-start">{t('register.privacy')}</p>
        <p className="hidden text-base text-ink-2 desk:block">
          {t('haveAccount')}{' '}
          <TextLink strong href="/sign-in">
            {t('backToSignIn')}
          </TextLink>
        </p>
      </form>
    </DoorFrame>
  );
}

function Lead({ organisation }: { organisation: string }) {
  return (
    <span className="hidden desk:inline">{useTranslations('doors')('itService', { organisation })}</span>
  );
}

/** The answer is the same whoever has the address. */
function Registered({
  kind,
  email,
  onBack,
}: {
  kind: 'mail' | 'waiting';
  email: string;
  onBack: () => void;
}) {
  const t = useTranslations('access.register');
  const toSignIn = useTranslations('access')('backToSignIn');
  return (
    <DoorDone
      icon={kind === 'mail' ? <MailCheck /> : <Hourglass />}
      title={t(`${kind}Title`)}
      aside={<About />}
      action={
        <>
          <ButtonLink href="/sign-in" block>
            {toSignIn}
          </ButtonLink>
          <Button tone="text" block onPress={onBack}>
            {t('change')}
          </Button>
        </>
      }
    >
      <p>{t(`${kind}Text`, { email })}</p>
      {kind === 'mail' ? <p className="text-sm text-ink-3">{t('mailHint')}</p> : null}
    </DoorDone>
  );
}

/** Nobody registers by themselves here. */
export function RegisterClosed() {
  const t = useTranslations('access');
  return (
    <DoorFrame
      title={t('register.title')}
      back={{ href: '/sign-in', label: t('backToSignIn') }}
      aside={<About />}
    >
      <Banner icon={<Lock />} title={t('register.closed')}>
        {t('register.closedText')}
      </Banner>
      <p className="mt-6 text-base text-ink-2">
        {t('haveAccount')}{' '}
        <TextLink strong href="/sign-in">
          {t('backToSignIn')}
        </TextLink>
      </p>
    </DoorFrame>
  );
}
