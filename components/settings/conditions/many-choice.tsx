'use client';
import { useTranslations } from 'use-intl';
import type { Option } from '#components/ui/list-popover';
import { Select } from '#components/ui/select';
import { ChosenChips } from './chosen-chips';

interface ManyChoiceProps {
  label: string;
  options: ReadonlyArray<Option<string>>;
  value: readonly string[];
  onChange(ids: string[]): void;
  error: string | null;
}

/** Some of a long list: chosen one after the other, each taken out by its cross. */
export function ManyChoice({ label, options, value, onChange, error }: ManyChoiceProps) {
  const t = useTranslations('settings.conditions');
  const chosen = value.map((id) => ({ id, label: options.find((one) => one.id === id)?.label ?? id }));
  return (
    <div>
      <Select
        label={label}
        value={null}
        placeholder={t(value.length === 0 ? 'any' : 'another')}
        onChange={(id: string) => onChange([...value, id])}
        options={options.filter((one) => !value.includes(one.id))}
        error={error}
      />
      <ChosenChips
        label={label}
        chosen={chosen}
        onRemove={(id) => onChange(value.filter((one) => one !== id))}
      />
    </div>
  );
}
