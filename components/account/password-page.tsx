'use client';
import { CircleCheck } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Answer, SlowDown } from '#components/shell/access-faults';
import { AccessForm, NewPassword } from '#components/shell/access-form';
import { useRefusal } from '#components/shell/refusal';
import { Banner } from '#components/ui/banner';
import { Group, GroupBlock } from '#components/ui/group';
import { LiveRegion } from '#components/ui/live-region';
import { PasswordField } from '#components/ui/password-field';
import { Switch } from '#components/ui/switch';
import { useFields } from '#components/ui/use-fields';
import { AccountFrame } from './account-frame';

const EMPTY = { old: '', password: '' };

interface PasswordPageProps {
  name: string;
  email: string | null;
  change: (values: typeof EMPTY & { endOthers: boolean }) => Promise<Answer<{ kind: 'done' } | SlowDown>>;
}

/** Changes the password. Signing out the other devices is offered, and on. */
export function PasswordPage({ name, email, change }: PasswordPageProps) {
  const t = useTranslations('access');
  const { says, whole, run } = useRefusal();
  const [endOthers, setEndOthers] = useState(true);
  const [done, setDone] = useState(false);
  const check = (field: keyof typeof EMPTY, value: string) =>
    field === 'old' ? says.oldPassword(value) : says.newPassword(value, { name, email: email ?? undefined });
  const fields = useFields({
    start: EMPTY,
    check,
    work: (values: typeof EMPTY) => {
      setDone(false);
      return run(change({ ...values, endOthers }), {
        done: () => {
          fields.reset(EMPTY);
          setDone(true);
        },
      });
    },
  });
  const { isReady, formProps, props } = fields;
  return (
    <AccountFrame title={t('account.passwordTitle')} inside>
      {done ? (
        <Banner icon={<CircleCheck />} title={t('account.passwordDone')} className="mt-2 bg-surface" />
      ) : null}
      <Group label={t('account.passwordTitle')} className="mt-3">
        <GroupBlock>
          <AccessForm
            form={formProps}
            isReady={isReady}
            refused={whole}
            verb={t('account.passwordChange')}
            username={email ?? ''}
          >
            <PasswordField label={t('oldPassword')} autoComplete="current-password" {...props('old')} />
            <NewPassword label={t('newPassword')} {...props('password')} />
            <Switch isSelected={endOthers} onChange={setEndOthers} detail={t('account.passwordOthersText')}>
              {t('account.passwordOthers')}
            </Switch>
          </AccessForm>
        </GroupBlock>
      </Group>
      <LiveRegion>{done ? t('account.passwordDone') : ''}</LiveRegion>
    </AccountFrame>
  );
}
