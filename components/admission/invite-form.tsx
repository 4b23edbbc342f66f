'use client';
import { KeyRound } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Answer } from '#components/shell/access-faults';
import { AccessForm } from '#components/shell/access-form';
import { useRefusal } from '#components/shell/refusal';
import { Banner } from '#components/ui/banner';
import { Button } from '#components/ui/button';
import { Select } from '#components/ui/select';
import { TextField } from '#components/ui/text-field';
import { useFields } from '#components/ui/use-fields';
import { isStaff, ROLES, type Role } from '#domain/access/roles';
import { type Handed, HandOn } from './hand-on';
import { TeamChoice } from './team-choice';

interface InviteFormProps {
  teams: readonly { id: string; name: string }[];
  invite: (values: { email: string; role: Role; teamIds: string[] }) => Promise<Answer<Handed>>;
  resetLink: (values: { email: string }) => Promise<Answer<Handed>>;
}

/** An administrator invites somebody. */
export function InviteForm({ teams, invite, resetLink }: InviteFormProps) {
  const t = useTranslations('access');
  const { says, whole, run } = useRefusal();
  const router = useRouter();
  const [role, setRole] = useState<Role>('requester');
  const [teamIds, setTeamIds] = useState<readonly string[]>([]);
  const [teamFault, setTeamFault] = useState<string | null>(null);
  const [handed, setHanded] = useState<(Handed & { what: 'invite' | 'reset' }) | null>(null);
  const [known, setKnown] = useState<string | null>(null);
  const check = (_: 'email', value: string) => says.email(value);
  const fields = useFields({
    start: { email: '' },
    check,
    work: async ({ email }: { email: string }) => {
      setHanded(null);
      setKnown(null);
      setTeamFault(null);
      const refused = await run(invite({ email, role, teamIds: isStaff(role) ? [...teamIds] : [] }), {
        done: (made) => {
          setHanded({ ...made, what: 'invite' });
          fields.reset({ email: '' });
          router.refresh();
        },
      });
      if (refused?.email) setKnown(email.trim());
      if (!refused?.teamIds) return refused;
      setTeamFault(t('admission.teamsGone'));
      return undefined;
    },
  });
  const help = async (email: string) => {
    await run(resetLink({ email }), {
      done: (made) => {
        setKnown(null);
        setHanded({ ...made, what: 'reset' });
        fields.reset({ email: '' });
      },
    });
  };
  const { isReady, formProps, props } = fields;
  return (
    <div className="max-w-130">
      <p className="text-base text-ink-2 dense:text-sm">{t('admission.inviteLead')}</p>
      <AccessForm
        form={formProps}
        isReady={isReady}
        refused={whole}
        verb={t('admission.invite')}
        className="mt-5"
      >
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
      </AccessForm>
      {known ? (
        <Banner icon={<KeyRound />} title={t('admission.hasAccount', { email: known })} className="mt-5">
          <p>{t('admission.hasAccountText')}</p>
          <Button size="sm" tone="ghost" className="mt-3" onPress={() => void help(known)}>
            {t('admission.resetLink')}
          </Button>
        </Banner>
      ) : null}
      {handed ? <HandOn {...handed} /> : null}
    </div>
  );
}
