'use client';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Answer, SlowDown } from '#components/shell/access-faults';
import { Refusal, useRefusal } from '#components/shell/refusal';
import { Button } from '#components/ui/button';
import { PasswordField } from '#components/ui/password-field';
import { TextField } from '#components/ui/text-field';
import { useFields } from '#components/ui/use-fields';
import { lengthFault, PASSWORD_MIN } from '#domain/access/password-rule';
import type { Role } from '#domain/access/roles';
import { About } from './about';
import { SignInNow } from './confirm-form';
import { DoorFrame } from './door-frame';
import { LinkGone } from './link-gone';
import { useEnter } from './use-enter';

const EMPTY = { name: '', password: '' };

interface InviteProps {
  token: string;
  email: string;
  role: Role;
  accept: (
    values: typeof EMPTY & { token: string },
  ) => Promise<Answer<{ kind: 'done'; email: string } | SlowDown>>;
}

/** Somebody who was invited makes their account. The address is the invitation's. */
export function InviteAccept({ token, email, role, accept }: InviteProps) {
  const t = useTranslations('access');
  const { says, whole, run } = useRefusal();
  const [gone, setGone] = useState(false);
  const enter = useEnter();
  const check = (field: keyof typeof EMPTY, value: string, values: typeof EMPTY) =>
    field === 'name' ? says.name(value) : says.newPassword(value, { name: values.name, email });
  const work = (values: typeof EMPTY) =>
    run(accept({ ...values, token }), {
      done: ({ email: mine }) => enter.go(mine, values.password),
      gone: () => setGone(true),
    });
  const { values, isReady, formProps, props } = useFields({ start: EMPTY, check, work });

  if (gone) return <LinkGone />;
  if (enter.failed) return <SignInNow>{t('invite.done')}</SignInNow>;
  return (
    <DoorFrame
      title={t('invite.title')}
      lead={t('invite.lead', { email, role: t(`invite.role.${role}`) })}
      aside={<About />}
    >
      <form {...formProps} className="flex flex-col gap-4">
        {/* For password managers: whose password this is. */}
        <input type="email" name="username" autoComplete="username" value={email} readOnly hidden />
        <TextField label={t('name')} autoComplete="name" maxLength={200} {...props('name')} />
        <PasswordField
          label={t('password')}
          help={t('passwordHelp', { min: String(PASSWORD_MIN) })}
          ok={lengthFault(values.password) ? undefined : t('passwordOk')}
          autoComplete="new-password"
          {...props('password')}
        />
        <Refusal words={whole} />
        <Button type="submit" tone="primary" block isDisabled={!isReady} className="mt-2">
          {t('invite.accept')}
        </Button>
      </form>
    </DoorFrame>
  );
}
