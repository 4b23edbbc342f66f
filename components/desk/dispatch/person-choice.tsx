'use client';
import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup';
import { LabelRow } from '#components/ui/field-parts';

/** Somebody, or something, a ticket can go to. */
export interface PersonLine {
  id: string;
  label: string;
  /** why they stand here */
  why: ReactNode;
}

interface PersonChoiceProps {
  label: string;
  value: string | null;
  onChange(id: string): void;
  /** lines under their heading, best first; null: no heading */
  parts: { title: string | null; lines: PersonLine[] }[];
}

/** One of many, each with its reason in words: the chosen one has an edge, a ground, a tick and weight. */
export function PersonChoice({ label, value, onChange, parts }: PersonChoiceProps) {
  const shown = parts.filter(({ lines }) => lines.length > 0);
  const first = value ?? shown[0]?.lines[0]?.id;
  return (
    <RadioGroup value={value ?? ''} onChange={onChange}>
      <LabelRow>{label}</LabelRow>
      {shown.map(({ title, lines }) => (
        <div key={title ?? ''} className="not-first:mt-4">
          {title ? <p className="pb-1.5 text-sm text-pretty text-ink-3">{title}</p> : null}
          <div className="flex flex-col gap-1.5">
            {lines.map(({ id, label: name, why }) => (
              <Radio
                key={id}
                value={id}
                // The keys begin at what is suggested.
                autoFocus={id === first}
                className="group flex min-h-11 cursor-pointer items-center gap-3 rounded-btn bg-surface px-3 py-2 text-base text-ink ring-1 ring-line-strong transition-colors duration-press ring-inset data-focus-visible:outline-2 data-focus-visible:outline-offset-2 data-focus-visible:outline-accent data-pressed:bg-fill data-selected:bg-accent-soft data-selected:ring-2 data-selected:ring-accent dense:min-h-9 dense:rounded-ctl dense:py-1.5 dense:text-sm"
              >
                <span className="min-w-0 flex-1">
                  <span className="block font-medium wrap-anywhere group-data-selected:font-semibold group-data-selected:text-accent">
                    <bdi>{name}</bdi>
                  </span>
                  {why ? (
                    <span className="block text-sm text-pretty text-ink-2 dense:text-xs">{why}</span>
                  ) : null}
                </span>
                <Check
                  className="invisible size-4 flex-none text-accent group-data-selected:visible"
                  style={{ strokeWidth: 2.5 }}
                />
              </Radio>
            ))}
          </div>
        </div>
      ))}
    </RadioGroup>
  );
}
