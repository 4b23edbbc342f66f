'use client';
import { Check } from 'lucide-react';
import { Checkbox, CheckboxGroup } from 'react-aria-components';
import { FieldNotes, LabelRow } from './field-parts';

interface TickGroupProps<T extends string> {
  label: string;
  hideLabel?: boolean;
  options: ReadonlyArray<{ id: T; label: string }>;
  value: readonly T[];
  /** the chosen ones, in the order of the options */
  onChange(chosen: T[]): void;
  help?: string;
  error?: string | null;
  optional?: boolean;
  /** side by side, as many as fit */
  inline?: boolean;
}

/** Any number of a few, each a box to tick. */
export function TickGroup<T extends string>(props: TickGroupProps<T>) {
  const { label, hideLabel, options, value, onChange, help, error, optional, inline } = props;
  return (
    <CheckboxGroup
      value={[...value]}
      onChange={(ids) => onChange(options.flatMap(({ id }) => (ids.includes(id) ? [id] : [])))}
      isInvalid={Boolean(error)}
      validationBehavior="aria"
    >
      <LabelRow hidden={hideLabel} optional={optional}>
        {label}
      </LabelRow>
      <div className={inline ? 'flex flex-wrap gap-x-5' : 'flex flex-col'}>
        {options.map((one) => (
          <Checkbox
            key={one.id}
            value={one.id}
            className="group flex min-h-11 items-center gap-2.5 text-base dense:min-h-8 dense:text-sm"
          >
            <span className="grid size-5 flex-none place-items-center rounded-tag text-transparent ring-[1.5px] ring-line-strong ring-inset group-data-focus-visible:outline-2 group-data-focus-visible:outline-offset-2 group-data-focus-visible:outline-accent group-data-selected:bg-accent group-data-selected:text-on-accent group-data-selected:ring-accent forced-colors:border dense:size-4.5">
              <Check className="size-3.5" style={{ strokeWidth: 3 }} />
            </span>
            <bdi>{one.label}</bdi>
          </Checkbox>
        ))}
      </div>
      <FieldNotes help={help} error={error ?? null} />
    </CheckboxGroup>
  );
}
