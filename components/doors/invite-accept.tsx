'use client';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Answer, SlowDown } from '#components/shell/access-faults';
import { AccessForm, NewPassword } from '#components/shell/access-form';
import { useRefusal } from '#components/shell/refusal';
import { TextField } from '#components/ui/text-field';
import { useFields } from '#components/ui/use-fields';
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
  const { isReady, formProps, props } = useFields({ start: EMPTY, check, work });

  if (gone) return <LinkGone />;
  if (enter.failed) return <SignInNow>{t('invite.done')}</SignInNow>;
  return (
    <DoorFrame
      title={t('invite.title')}
      lead={t('invite.lead', { email, role: t(`invite.role.${role}`) })}
      aside={<About />}
    >
      <AccessForm
        form={formProps}
        isReady={isReady}
        refused={whole}
        verb={t('invite.accept')}
        door
        username={email}
      >
        <TextField label={t('name')} autoComplete="name" maxLength={200} {...props('name')} />
        <NewPassword label={t('password')} {...props('password')} />
      </AccessForm>
    </DoorFrame>
  );
}
