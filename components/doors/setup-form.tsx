'use client';
import { CircleAlert } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Banner } from '#components/ui/banner';
import { Button, ButtonLink } from '#components/ui/button';
import { PasswordField } from '#components/ui/password-field';
import { TextField } from '#components/ui/text-field';
import { useEarlyText } from '#components/ui/use-early-text';
import { useSubmit } from '#components/ui/use-submit';
import { PASSWORD_MAX, PASSWORD_MIN } from '#domain/access/password-rule';
import { About } from './about';
import { DoorFrame } from './door-frame';
import {
  EMPTY,
  type Fault,
  FIELDS,
  type Field,
  faultOf,
  type SetUp,
  type SetupValues,
  valueFault,
} from './setup-faults';

type Faults = Partial<Record<Field, string>>;

/** Makes the first administrator. Each field is checked when it is left; nothing typed is ever lost. */
export function SetupForm({ setUp }: { setUp: SetUp }) {
  const t = useTranslations('doors.setup');
  const [values, setValues] = useState<SetupValues>(EMPTY);
  const [faults, setFaults] = useState<Faults>({});
  const [refused, setRefused] = useState<'exists' | 'failed' | null>(null);
  const form = useRef<HTMLFormElement>(null);

  const words = (fault: Fault | null) =>
    fault ? t(fault, { min: String(PASSWORD_MIN), max: String(PASSWORD_MAX) }) : undefined;
  const change = (field: Field) => (text: string) => {
    setValues((before) => ({ ...before, [field]: text }));
    setFaults((before) => ({ ...before, [field]: undefined }));
  };
  const leave = (field: Field) => () => {
    const left = values[field];
    if (left) setFaults((before) => ({ ...before, [field]: words(valueFault(field, left)) }));
  };
  useEarlyText(form, Object.fromEntries(FIELDS.map((field) => [field, change(field)])));

  const show = (found: Faults) => {
    setFaults(found);
    const first = FIELDS.find((field) => found[field]);
    const element = first && form.current?.elements.namedItem(first);
    if (element instanceof HTMLInputElement) element.focus();
  };
  const create = async () => {
    setRefused(null);
    const found = Object.fromEntries(
      FIELDS.map((field) => [field, words(valueFault(field, values[field]))]),
    ) as Faults;
    if (FIELDS.some((field) => found[field])) return show(found);
    const answer = await setUp(values).catch(() => ({ ok: false as const, error: { code: 'failed' } }));
    if (answer.ok) return window.location.assign('/sign-in');
    const refusal = faultOf(answer.error);
    return refusal.field === null
      ? setRefused(refusal.whole)
      : show({ [refusal.field]: words(refusal.fault) });
  };
  const { submit, isReady } = useSubmit(create);

  const common = (field: Field) => ({
    name: field,
    value: values[field],
    onChange: change(field),
    onBlur: leave(field),
    error: faults[field],
  });
  return (
    <DoorFrame title={t('title')} lead={t('lead')} aside={<About />}>
      <form ref={form} method="post" onSubmit={submit} className="flex flex-col gap-4" noValidate>
        <PasswordField
          label={t('code')}
          help={t('codeHelp')}
          autoComplete="one-time-code"
          {...common('code')}
        />
        <TextField
          label={t('organisation')}
          autoComplete="organization"
          maxLength={120}
          {...common('organisation')}
        />
        <TextField label={t('name')} autoComplete="name" maxLength={120} {...common('name')} />
        <TextField
          label={t('email')}
          type="email"
          autoComplete="username"
          maxLength={254}
          {...common('email')}
        />
        <PasswordField
          label={t('password')}
          help={t('passwordHelp', { min: String(PASSWORD_MIN) })}
          autoComplete="new-password"
          {...common('password')}
        />
        {refused ? (
          <Banner tone="warn" icon={<CircleAlert />} title={t(refused)}>
            {refused === 'exists' ? <ButtonLink href="/sign-in">{t('goToSignIn')}</ButtonLink> : null}
          </Banner>
        ) : null}
        <Button type="submit" tone="primary" block isDisabled={!isReady} className="mt-2">
          {t('create')}
        </Button>
      </form>
    </DoorFrame>
  );
}
