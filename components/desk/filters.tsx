'use client';
import { ListFilter, Plus } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog';
import { Group } from 'react-aria-components/Group';
import { Popover } from 'react-aria-components/Popover';
import { useTranslations } from 'use-intl';
import { Button } from '#components/ui/button';
import { ChipButton, FilterChip } from '#components/ui/chip';
import { popoverStyle } from '#components/ui/list-popover';
import type { TicketQuery } from '#domain/reports/ticket-query';
import { FieldList, FieldValues } from './filter-values';
import { type FilterField, type FilterSources, filterValue, useFilterFields } from './use-filter-fields';

interface FiltersProps {
  query: TicketQuery;
  sources: FilterSources;
  /** `replace`: this change and the one before it are one step of the way back */
  onChange(changes: Partial<Record<keyof TicketQuery, unknown>>, replace?: boolean): void;
  /** somebody was found by name, whom the sources may not know */
  onPerson(id: string, name: string): void;
  /** the order of the list, at the end of the line */
  end: ReactNode;
}

/** The filters in force as chips, and one way to add another. All of them stand in the address. */
export function Filters({ query, sources, onChange, onPerson, end }: FiltersProps) {
  const t = useTranslations('desk.list');
  const fields = useFilterFields(query, sources);
  const [isOpen, setOpen] = useState(false);
  const [field, setField] = useState<FilterField | null>(null);
  const used = fields.filter((one) => one.value !== null);
  const all = query.q ? [...used.map((one) => one.name), 'q' as const] : used.map((one) => one.name);
  const choose = (value: unknown) => {
    if (field) onChange({ [field.name]: value });
    setOpen(false);
  };
  // Several are chosen one after the other: the list stays, and one step back leaves all of them.
  const chooseSome = (ids: readonly string[]) => {
    if (field) onChange({ [field.name]: filterValue(field, ids) }, query[field.name] !== undefined);
  };
  const begin = (one: FilterField) => {
    const [only, ...others] = one.choices;
    if (!only || others.length > 0) return setField(one);
    onChange({ [one.name]: filterValue(one, [only.id]) });
    setOpen(false);
  };
  return (
    <div className="flex min-h-12 flex-none items-center gap-3 px-4 text-sm desk:px-6">
      <Group aria-label={t('filters')} className="slide-x flex min-w-0 flex-1 items-center gap-2 py-1">
        <ListFilter className="size-4 flex-none text-ink-3" />
        {used.map((one) => (
          <FilterChip
            key={one.name}
            name={one.label}
            value={one.value}
            onPress={
              one.kind === 'fixed' || one.choices.length === 1
                ? undefined
                : () => {
                    setField(one);
                    setOpen(true);
                  }
            }
            onRemove={() => onChange({ [one.name]: undefined })}
          />
        ))}
        <DialogTrigger
          isOpen={isOpen}
          onOpenChange={(open) => {
            setOpen(open);
            if (open) setField(null);
          }}
        >
          <ChipButton tone="quiet" icon={<Plus />}>
            {t('addFilter')}
          </ChipButton>
          <Popover
            placement="bottom start"
            offset={6}
            className={`${popoverStyle} w-72 max-w-[calc(100vw-1rem)]`}
          >
            <Dialog aria-label={field?.label ?? t('addFilter')} className="outline-none">
              {field ? (
                <FieldValues
                  key={field.name}
                  field={field}
                  current={query[field.name]}
                  onChoose={choose}
                  onSome={chooseSome}
                  onPerson={onPerson}
                />
              ) : (
                <FieldList
                  label={t('addFilter')}
                  fields={fields.filter((one) => one.value === null)}
                  onChoose={begin}
                />
              )}
            </Dialog>
          </Popover>
        </DialogTrigger>
        {all.length > 1 ? (
          <Button
            tone="text"
            size="sm"
            onPress={() => onChange(Object.fromEntries(all.map((name) => [name, undefined])))}
          >
            {t('clear')}
          </Button>
        ) : null}
      </Group>
      {end}
    </div>
  );
}
