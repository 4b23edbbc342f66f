'use client';
import { Check } from 'lucide-react';
import { Checkbox, CheckboxGroup } from 'react-aria-components';
import { useTranslations } from 'use-intl';
import { FieldNotes, LabelRow } from '#components/ui/field-parts';

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
    <CheckboxGroup
      value={[...value]}
      onChange={(ids) => onChange([...ids].sort())}
      isInvalid={Boolean(error)}
      validationBehavior="aria"
    >
      <LabelRow>{t('list.teams')}</LabelRow>
      <div className="flex flex-col">
        {teams.map((team) => (
          <Checkbox
            key={team.id}
            value={team.id}
            className="group flex min-h-11 items-center gap-2.5 text-base dense:min-h-8 dense:text-sm"
          >
            <span className="grid size-5 flex-none place-items-center rounded-tag text-transparent ring-[1.5px] ring-line-strong ring-inset group-data-focus-visible:outline-2 group-data-focus-visible:outline-offset-2 group-data-focus-visible:outline-accent group-data-selected:bg-accent group-data-selected:text-on-accent group-data-selected:ring-accent forced-colors:border dense:size-4.5">
              <Check className="size-3.5" style={{ strokeWidth: 3 }} />
            </span>
            <bdi>{team.name}</bdi>
          </Checkbox>
        ))}
      </div>
      <FieldNotes help={t('person.teamsAbout')} error={error} />
    </CheckboxGroup>
  );
}
