'use client';
import { MailCheck, MailX } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Answer, SlowDown } from '#components/shell/access-faults';
import { AccessForm } from '#components/shell/access-form';
import { useRefusal } from '#components/shell/refusal';
import { Banner } from '#components/ui/banner';
import { Group, GroupBlock } from '#components/ui/group';
import { LiveRegion } from '#components/ui/live-region';
import { PasswordField } from '#components/ui/password-field';
import { TextField } from '#components/ui/text-field';
import { useFields } from '#components/ui/use-fields';
import { AccountFrame } from './account-frame';

const EMPTY = { email: '', old: '' };

interface EmailPageProps {
  email: string | null;
  /** Whether this desk sends mail: without, it cannot ask the new address. */
  canAsk: boolean;
  ask: (values: typeof EMPTY) => Promise<Answer<{ kind: 'mail' } | SlowDown>>;
}

/** Changes the address one signs in with: the new one has to answer first. */
export function EmailPage({ email, canAsk, ask }: EmailPageProps) {
  const t = useTranslations('access');
  const { says, whole, run } = useRefusal();
  const [sent, setSent] = useState<string | null>(null);
  const check = (field: keyof typeof EMPTY, value: string) =>
    field === 'email' ? says.email(value) : says.oldPassword(value);
  const fields = useFields({
    start: EMPTY,
    check,
    work: (values: typeof EMPTY) => {
      setSent(null);
      return run(ask(values), {
        done: () => {
          setSent(values.email.trim());
          fields.reset(EMPTY);
        },
      });
    },
  });
  const { isReady, formProps, props } = fields;
  const now = email ? t('account.emailNow', { email }) : undefined;
  return (
    <AccountFrame title={t('account.emailTitle')} detail={now} inside>
      {canAsk ? null : (
        <Banner icon={<MailX />} title={t('account.emailNoMail')} className="mt-4">
          {t('account.emailNoMailText')}
        </Banner>
      )}
      {sent ? (
        <Banner icon={<MailCheck />} title={t('account.emailSent')} className="mt-4 bg-surface">
          {t('account.emailSentText', { email: sent })}
        </Banner>
      ) : null}
      {canAsk ? (
        <Group label={t('account.emailTitle')} className="mt-4">
          <GroupBlock>
            <AccessForm form={formProps} isReady={isReady} refused={whole} verb={t('account.emailSend')}>
              <TextField
                label={t('account.emailNew')}
                type="email"
                autoComplete="email"
                maxLength={254}
                help={t('account.emailHelp')}
                {...props('email')}
              />
              <PasswordField label={t('oldPassword')} autoComplete="current-password" {...props('old')} />
            </AccessForm>
          </GroupBlock>
        </Group>
      ) : null}
      <LiveRegion>{sent ? t('account.emailSent') : ''}</LiveRegion>
    </AccountFrame>
  );
}
