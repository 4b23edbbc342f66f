'use client';
import { Check, Copy, MailCheck } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Answer } from '#components/shell/access-faults';
import { copyText } from '#components/shell/copy-text';
import { Refusal, useRefusal } from '#components/shell/refusal';
import { Banner } from '#components/ui/banner';
import { Button } from '#components/ui/button';
import { LiveRegion } from '#components/ui/live-region';
import { Select } from '#components/ui/select';
import { TextField } from '#components/ui/text-field';
import { showToast } from '#components/ui/toast';
import { useFields } from '#components/ui/use-fields';
import { isStaff, ROLES, type Role } from '#domain/access/roles';
import { TeamChoice } from './team-choice';

interface Invited {
  email: string;
  link: string | null;
}

interface InviteFormProps {
  teams: readonly { id: string; name: string }[];
  invite: (values: { email: string; role: Role; teamIds: string[] }) => Promise<Answer<Invited>>;
}

/** An administrator invites somebody. */
export function InviteForm({ teams, invite }: InviteFormProps) {
  const t = useTranslations('access');
  const { says, whole, run } = useRefusal();
  const router = useRouter();
  const [role, setRole] = useState<Role>('requester');
  const [teamIds, setTeamIds] = useState<readonly string[]>([]);
  const [teamFault, setTeamFault] = useState<string | null>(null);
  const [invited, setInvited] = useState<Invited | null>(null);
  const check = (_: 'email', value: string) => says.email(value);
  const fields = useFields({
    start: { email: '' },
    check,
    work: async ({ email }: { email: string }) => {
      setInvited(null);
      setTeamFault(null);
      const refused = await run(invite({ email, role, teamIds: isStaff(role) ? [...teamIds] : [] }), {
        done: (made) => {
          setInvited(made);
          fields.reset({ email: '' });
          router.refresh();
        },
      });
      if (!refused?.teamIds) return refused;
      setTeamFault(t('admission.teamsGone'));
      return undefined;
    },
  });
  const { isReady, formProps, props } = fields;
  return (
    <div className="max-w-130">
      <p className="text-base text-ink-2 dense:text-sm">{t('admission.inviteLead')}</p>
      <form {...formProps} className="mt-5 flex flex-col gap-4">
        <TextField label={t('email')} type="email" autoComplete="off" maxLength={254} {...props('email')} />
        <Select
          label={t('admission.role')}
          value={role}
          onChange={setRole}
          help={t(`admission.roleText.${role}`)}
          options={ROLES.map((id) => ({ id, label: t(`admission.roles.${id}`) }))}
        />
        {isStaff(role) && teams.length > 0 ? (
          <TeamChoice teams={teams} value={teamIds} onChange={setTeamIds} error={teamFault} />
        ) : null}
        <Refusal words={whole} />
        <Button type="submit" tone="primary" isDisabled={!isReady} className="desk:self-start">
          {t('admission.invite')}
        </Button>
      </form>
      {invited ? <Made {...invited} /> : null}
      <LiveRegion>{invited ? t('admission.mailed', { email: invited.email }) : ''}</LiveRegion>
    </div>
  );
}

/** The invitation is on its way; or its link, where this desk sends no mail. */
function Made({ email, link }: Invited) {
  const t = useTranslations('access.admission');
  if (link === null) return <Banner icon={<MailCheck />} title={t('mailed', { email })} className="mt-5" />;
  const whole = new URL(link, window.location.origin).href;
  const copy = async () => {
    const done = await copyText(whole);
    showToast({ text: t(done ? 'copied' : 'copyFailed'), icon: done ? <Check /> : undefined });
  };
  return (
    <Banner icon={<MailCheck />} title={t('linkTitle', { email })} className="mt-5">
      <p>{t('linkText')}</p>
      <TextField label={t('link')} hideLabel code value={whole} isReadOnly className="mt-3" />
      <Button icon={<Copy />} size="sm" tone="ghost" className="mt-3" onPress={() => void copy()}>
        {t('copy')}
      </Button>
    </Banner>
  );
}
