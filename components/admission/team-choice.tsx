'use client';
import { Check } from 'lucide-react';
import { Checkbox } from 'react-aria-components/Checkbox';
import { CheckboxGroup } from 'react-aria-components/CheckboxGroup';
import { useTranslations } from 'use-intl';
import { FieldNotes, LabelRow } from '#components/ui/field-parts';

interface TeamChoiceProps {
  teams: readonly { id: string; name: string }[];
  value: readonly string[];
  onChange: (ids: string[]) => void;
  error: string | null;
}

/** Which teams somebody joins: as many as are ticked. */
export function TeamChoice({ teams, value, onChange, error }: TeamChoiceProps) {
  const t = useTranslations('access.admission');
  return (
    <CheckboxGroup
      value={[...value]}
      onChange={onChange}
      isInvalid={Boolean(error)}
      validationBehavior="aria"
      className="min-w-0"
    >
      <LabelRow optional>{t('teams')}</LabelRow>
      <div className="flex flex-wrap gap-2">
        {teams.map(({ id, name }) => (
          <Checkbox
            key={id}
            value={id}
            className="flex min-h-11 items-center gap-1.5 rounded-full bg-surface px-3.5 text-base ring-1 ring-line-strong ring-inset data-focus-visible:outline-2 data-focus-visible:outline-offset-2 data-focus-visible:outline-accent data-pressed:bg-fill data-selected:bg-accent-soft data-selected:font-semibold data-selected:ring-[1.5px] data-selected:ring-accent dense:min-h-8 dense:px-3 dense:text-sm"
          >
            {({ isSelected }) => (
              <>
                {isSelected ? <Check className="size-4 text-accent" /> : null}
                {name}
              </>
            )}
          </Checkbox>
        ))}
      </div>
      <FieldNotes error={error} />
    </CheckboxGroup>
  );
}
