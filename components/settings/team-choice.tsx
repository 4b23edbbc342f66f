'use client';
import { useTranslations } from 'use-intl';
import { TickGroup } from '#components/ui/tick-group';

interface TeamChoiceProps {
  teams: ReadonlyArray<{ id: string; name: string }>;
  value: readonly string[];
  onChange(teamIds: string[]): void;
  error: string | null;
}

/** The teams of a person, each a box to tick. */
export function TeamChoice({ teams, value, onChange, error }: TeamChoiceProps) {
  const t = useTranslations('settings');
  return (
    <TickGroup
      label={t('list.teams')}
      options={teams.map(({ id, name }) => ({ id, label: name }))}
      value={value}
      onChange={(ids) => onChange([...ids].sort())}
      help={t('person.teamsAbout')}
      error={error}
    />
  );
}
