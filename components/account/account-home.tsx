'use client';
import { Bell, Check, KeyRound, Mail, MonitorSmartphone } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { type Answer, answerOf, browserRegion } from '#components/shell/access-faults';
import { AccessForm, ContactFields } from '#components/shell/access-form';
import { useRefusal } from '#components/shell/refusal';
import { Group, GroupBlock, GroupRow } from '#components/ui/group';
import { TextField } from '#components/ui/text-field';
import { showToast } from '#components/ui/toast';
import { useFields } from '#components/ui/use-fields';
import { AccountFrame } from './account-frame';

interface Profile {
  name: string;
  phone: string | null;
  company: string | null;
}
type Values = Record<keyof Profile, string>;
const valuesOf = ({ name, phone, company }: Profile): Values => ({
  name,
  phone: phone ?? '',
  company: company ?? '',
});

export interface AccountHomeProps {
  account: Profile & { email: string | null };
  devices: number;
  /** of the staff: whether they are away */
  away: ReactNode;
  save: (values: Values & { region: string | null }) => Promise<Answer<Profile>>;
  checkPhone: (values: {
    phone: string;
    region: string | null;
  }) => Promise<Answer<null | Readonly<Record<string, string | null>>>>;
}

/** Who one is here, and the ways to what needs the password. */
export function AccountHome({ account, devices, away, save, checkPhone }: AccountHomeProps) {
  const t = useTranslations('access');
  const keep = useTranslations('common')('save');
  const { says, whole, run } = useRefusal();
  const check = (field: keyof Values, value: string) => (field === 'name' ? says.name(value) : undefined);
  const ask = async (field: keyof Values, value: string) => {
    if (field !== 'phone') return undefined;
    const answer = await answerOf(checkPhone({ phone: value, region: browserRegion() }));
    return answer.ok && answer.data ? says.phone(answer.data) : undefined;
  };
  const fields = useFields({
    start: valuesOf(account),
    check,
    ask,
    work: (values: Values) =>
      run(save({ ...values, region: browserRegion() }), {
        done: (kept) => {
          fields.reset(valuesOf(kept));
          showToast({ text: t('account.saved'), icon: <Check /> });
        },
      }),
  });
  const { isReady, formProps, props } = fields;
  return (
    <AccountFrame title={t('account.title')}>
      <Group title={t('account.profile')} className="mt-3">
        <GroupBlock>
          <AccessForm form={formProps} isReady={isReady} refused={whole} verb={keep}>
            <TextField label={t('name')} autoComplete="name" maxLength={200} {...props('name')} />
            <ContactFields props={props} />
          </AccessForm>
        </GroupBlock>
      </Group>
      {away}
      <Group title={t('account.signIn')} className="mt-6">
        <GroupRow
          icon={<Mail />}
          title={t('account.emailTitle')}
          detail={account.email ?? t('account.noEmail')}
          href="/account/email"
        />
        <GroupRow icon={<KeyRound />} title={t('account.passwordTitle')} href="/account/password" />
        <GroupRow
          icon={<MonitorSmartphone />}
          title={t('account.devices')}
          detail={String(devices)}
          href="/account/devices"
        />
      </Group>
      <Group label={t('account.notifications')} className="mt-6">
        <GroupRow
          icon={<Bell />}
          title={t('account.notifications')}
          detail={t('account.notificationsDetail')}
          href="/account/notifications"
        />
      </Group>
    </AccountFrame>
  );
}
