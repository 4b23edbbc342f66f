'use client';
import { useTranslations } from 'use-intl';
import { useMe } from '#components/shell/actor';
import { useDirectory } from '#components/shell/directory';
import { ComboBox } from '#components/ui/combo-box';

interface ForWhomProps {
  /** empty: oneself; null: nobody chosen */
  value: string | null;
  onChange(value: string | null): void;
  error: string | null;
}

/** For oneself, or for somebody else. */
export function ForWhom({ value, onChange, error }: ForWhomProps) {
  const t = useTranslations('catalog');
  const { actor, name } = useMe();
  const { people } = useDirectory();
  const others = [...(people?.values() ?? [])]
    .filter(({ id, active }) => active && id !== actor.id)
    .map((person) => ({ id: person.id, label: person.name, detail: person.email ?? undefined }))
    .sort((a, b) => a.label.localeCompare(b.label));
  return (
    <ComboBox
      label={t('forWhom')}
      value={value === '' ? actor.id : value}
      onChange={onChange}
      options={[{ id: actor.id, label: t('forYou', { name }) }, ...others]}
      help={value && value !== actor.id ? t('forHelp') : undefined}
      error={error}
    />
  );
}
