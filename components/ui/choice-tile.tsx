'use client';
import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup';
import { FieldNotes, LabelRow } from './field-parts';

export interface ChoiceTilesProps<T extends string> {
  label: string;
  value: T | null;
  onChange: (value: T) => void;
  options: ReadonlyArray<{ id: T; label: string; hint?: string; icon?: ReactNode }>;
  /** two or three across; one column on the narrowest phones and for long words */
  columns?: 1 | 2 | 3;
  size?: 'md' | 'sm';
  help?: ReactNode;
  error?: string | null;
  optional?: boolean;
  name?: string;
  className?: string;
}

/** Beside its words where there is room; in the corner of a narrow tile, so that words stay whole and nothing moves. */
const TICK = {
  beside: 'hidden size-4 group-data-selected:block',
  corner:
    'hidden size-4 group-data-selected:block max-desk:absolute max-desk:end-1 max-desk:top-1 max-desk:size-3',
};
const across = { 1: 'grid gap-2', 2: 'side-by-2', 3: 'side-by-3 tight:grid-cols-1' };

/** A radio group drawn as tiles. The chosen one has an edge, a ground, a tick and weight, so colour is never the only sign. */
export function ChoiceTiles<T extends string>(props: ChoiceTilesProps<T>) {
  const {
    label,
    value,
    onChange,
    options,
    columns = 3,
    size = 'md',
    help,
    error,
    optional,
    name,
    className = '',
  } = props;
  return (
    <RadioGroup
      value={value ?? ''}
      name={name}
      isInvalid={Boolean(error)}
      validationBehavior="aria"
      onChange={(id) => {
        const next = options.find((o) => o.id === id);
        if (next) onChange(next.id);
      }}
      className={`group/choices ${className}`}
    >
      <LabelRow optional={optional}>{label}</LabelRow>
      <div className={across[columns]}>
        {options.map((o) => (
          <Radio
            key={o.id}
            value={o.id}
            className={`group relative flex min-w-0 items-center justify-center gap-1.5 rounded-btn bg-surface py-2 text-center text-base/5 font-medium text-ink ring-1 ring-line-strong transition-colors duration-press ring-inset data-focus-visible:outline-2 data-focus-visible:outline-offset-2 data-focus-visible:outline-accent group-data-invalid/choices:ring-danger data-pressed:bg-fill data-selected:bg-accent-soft data-selected:font-semibold data-selected:text-accent data-selected:ring-2 data-selected:ring-accent dense:min-h-9 dense:rounded-ctl dense:py-1 dense:text-sm ${size === 'sm' ? 'min-h-11 px-1' : 'min-h-12 px-2.5'}`}
          >
            <Check className={columns === 3 ? TICK.corner : TICK.beside} style={{ strokeWidth: 2.5 }} />
            {o.icon ? (
              <span className="group-data-selected:hidden [&_.lucide]:size-4.5">{o.icon}</span>
            ) : null}
            <span className="min-w-0">
              {o.label}
              {o.hint ? <span className="block text-xs font-regular text-ink-2">{o.hint}</span> : null}
            </span>
          </Radio>
        ))}
      </div>
      <FieldNotes help={help} error={error} />
    </RadioGroup>
  );
}
