'use client';
import { Hourglass, Lock, MailCheck } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { type Answer, answerOf, browserRegion, type SlowDown } from '#components/shell/access-faults';
import { AccessForm, ContactFields, NewPassword } from '#components/shell/access-form';
import { useRefusal } from '#components/shell/refusal';
import { Banner } from '#components/ui/banner';
import { TextLink } from '#components/ui/link';
import { TextField } from '#components/ui/text-field';
import { useFields } from '#components/ui/use-fields';
import { About } from './about';
import { Asked } from './asked';
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

  if (done)
    return (
      <Asked
        icon={done === 'mail' ? <MailCheck /> : <Hourglass />}
        title={t(`register.${done}Title`)}
        text={t(`register.${done}Text`, { email: values.email.trim() })}
        hasMail={done === 'mail'}
        onBack={() => setDone(null)}
      />
    );
  return (
    <DoorFrame
      title={t('register.title')}
      lead={organisation ? <Lead organisation={organisation} /> : undefined}
      back={{ href: '/sign-in', label: t('backToSignIn') }}
      aside={<About />}
    >
      <AccessForm
        form={formProps}
        isReady={isReady}
        refused={whole}
        verb={t('register.create')}
        door
        after={
          <>
            <p className="text-center text-sm text-ink-3 desk:text-start">{t('register.privacy')}</p>
            <p className="hidden text-base text-ink-2 desk:block">
              {t('haveAccount')}{' '}
              <TextLink strong href="/sign-in">
                {t('backToSignIn')}
              </TextLink>
            </p>
          </>
        }
      >
        <TextField label={t('name')} autoComplete="name" maxLength={200} {...props('name')} />
        <TextField
          label={t('email')}
          type="email"
          autoComplete="username"
          maxLength={254}
          {...props('email')}
        />
        <ContactFields props={props} />
        <NewPassword label={t('password')} {...props('password')} />
      </AccessForm>
    </DoorFrame>
  );
}

function Lead({ organisation }: { organisation: string }) {
  return (
    <span className="hidden desk:inline">{useTranslations('doors')('itService', { organisation })}</span>
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
