'use client';
import { useTranslations } from 'use-intl';
import { Select } from '#components/ui/select';
import { TextField } from '#components/ui/text-field';
import type { Attribute } from '#domain/asset/classes';

interface AttributeFieldProps {
  attribute: Attribute;
  value: string | boolean;
  onChange: (value: string | boolean) => void;
  error: string | null;
}

/** The field of one attribute of a class, by its kind. */
export function AttributeField({ attribute, value, onChange, error }: AttributeFieldProps) {
  const t = useTranslations('assets');
  const { label, kind, unit, choices, required } = attribute;
  const name = unit ? `${label} (${unit})` : label;
  if (kind === 'choice' || kind === 'yesno') {
    const options =
      kind === 'choice'
        ? choices.map((one) => ({ id: `=${one}`, label: one }))
        : [
            { id: '=true', label: t('facts.yes') },
            { id: '=false', label: t('facts.no') },
          ];
    const chosen = value === '' ? 'none' : `=${value}`;
    const take = (id: string) => {
      if (id === 'none') return onChange('');
      onChange(kind === 'yesno' ? id === '=true' : id.slice(1));
    };
    return (
      <Select
        label={name}
        value={chosen}
        onChange={take}
        options={[{ id: 'none', label: t('form.unset') }, ...options]}
        error={error}
      />
    );
  }
  return (
    <TextField
      label={name}
      optional={!required}
      type={kind === 'date' ? 'date' : 'text'}
      {...(kind === 'number' ? { inputMode: 'decimal' as const } : {})}
      value={String(value)}
      onChange={onChange}
      error={error}
    />
  );
}
