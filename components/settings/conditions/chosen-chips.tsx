'use client';
import { X } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { useTranslations } from 'use-intl';

interface ChosenChipsProps {
  label: string;
  chosen: ReadonlyArray<{ id: string; label: string }>;
  onRemove(id: string): void;
}

/** What was chosen, each taken out by its cross. */
export function ChosenChips({ label, chosen, onRemove }: ChosenChipsProps) {
  const t = useTranslations('settings.conditions');
  if (chosen.length === 0) return null;
  return (
    <ul aria-label={label} className="mt-2 flex flex-wrap gap-2 dense:gap-1.5">
      {chosen.map((one) => (
        <li
          key={one.id}
          className="flex min-h-8 max-w-full items-center rounded-full bg-fill ps-3 text-sm font-medium forced-colors:border dense:min-h-6.5 dense:ps-2.5 dense:text-xs"
        >
          <bdi className="min-w-0 truncate">{one.label}</bdi>
          <AriaButton
            aria-label={t('remove', { name: one.label })}
            onPress={() => onRemove(one.id)}
            className="relative grid size-8 flex-none place-items-center rounded-full text-ink-2 after:absolute after:-inset-1.5 data-pressed:bg-fill-2 dense:size-6.5 dense:after:inset-0 dense:data-hovered:bg-fill-2 [&_.lucide]:size-4 dense:[&_.lucide]:size-3.5"
          >
            <X />
          </AriaButton>
        </li>
      ))}
    </ul>
  );
}
