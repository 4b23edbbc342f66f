'use client';
import { X } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { useTranslations } from 'use-intl';
import type { Option } from '#components/ui/list-popover';
import { Select } from '#components/ui/select';

interface ManyChoiceProps {
  label: string;
  options: ReadonlyArray<Option<string>>;
  value: readonly string[];
  onChange(ids: string[]): void;
  error: string | null;
}

/** Some of a long list: chosen one after the other, each taken out by its cross. */
export function ManyChoice({ label, options, value, onChange, error }: ManyChoiceProps) {
  const t = useTranslations('settings.promises');
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
      {chosen.length > 0 ? (
        <ul aria-label={label} className="mt-2 flex flex-wrap gap-2 dense:gap-1.5">
          {chosen.map((one) => (
            <li
              key={one.id}
              className="flex min-h-8 max-w-full items-center rounded-full bg-fill ps-3 text-sm font-medium forced-colors:border dense:min-h-6.5 dense:ps-2.5 dense:text-xs"
            >
              <bdi className="min-w-0 truncate">{one.label}</bdi>
              <AriaButton
                aria-label={t('remove', { name: one.label })}
                onPress={() => onChange(value.filter((id) => id !== one.id))}
                className="relative grid size-8 flex-none place-items-center rounded-full text-ink-2 after:absolute after:-inset-1.5 data-pressed:bg-fill-2 dense:size-6.5 dense:after:inset-0 dense:data-hovered:bg-fill-2 [&_.lucide]:size-4 dense:[&_.lucide]:size-3.5"
              >
                <X />
              </AriaButton>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
