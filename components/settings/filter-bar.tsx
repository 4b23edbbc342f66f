'use client';
import { ChevronDown, ListFilter } from 'lucide-react';
import type { ReactNode } from 'react';
import { Group } from 'react-aria-components/Group';
import { useTranslations } from 'use-intl';
import { Button } from '#components/ui/button';
import { ChipButton, FilterChip } from '#components/ui/chip';
import { Menu } from '#components/ui/menu';
import { useAddress } from './use-address';

export interface FilterField {
  /** its name in the address */
  name: string;
  label: string;
  /** the value in force; undefined: not filtered */
  value: string | undefined;
  /** none: it can be taken away but not chosen here */
  choices: ReadonlyArray<{ id: string; label: string }>;
}

/** What narrows a list: the filters in force as chips, a menu for each that is not. */
export function FilterBar({ fields, children }: { fields: readonly FilterField[]; children?: ReactNode }) {
  const t = useTranslations('settings');
  const { set } = useAddress();
  const used = fields.filter((field) => field.value !== undefined);
  return (
    <Group
      aria-label={t('filters')}
      className="flex min-h-12 flex-none flex-wrap items-center gap-2 px-4 py-1.5 text-sm desk:px-6"
    >
      {children}
      <ListFilter className="size-4 flex-none text-ink-3" />
      {used.map((field) => (
        <FilterChip
          key={field.name}
          name={field.label}
          value={field.choices.find((one) => one.id === field.value)?.label ?? field.value}
          onRemove={() => set({ [field.name]: null })}
        />
      ))}
      {fields
        .filter((field) => field.value === undefined && field.choices.length > 0)
        .map((field) => (
          <Menu
            key={field.name}
            label={field.label}
            placement="bottom start"
            items={field.choices.map(({ id, label }) => ({
              id,
              label,
              onAction: () => set({ [field.name]: id }),
            }))}
            trigger={
              <ChipButton tone="line">
                {field.label}
                <ChevronDown className="-me-1 text-ink-3" />
              </ChipButton>
            }
          />
        ))}
      {used.length > 1 ? (
        <Button
          tone="text"
          size="sm"
          onPress={() => set(Object.fromEntries(used.map((field) => [field.name, null])))}
        >
          {t('clear')}
        </Button>
      ) : null}
    </Group>
  );
}
