'use client';
import { Check, Minus } from 'lucide-react';
import type { ReactNode } from 'react';
import { Checkbox as AriaCheckbox } from 'react-aria-components/Checkbox';

export interface CheckboxProps {
  /** words beside the box; without them give `label` */
  children?: ReactNode;
  /** its name for screen readers when nothing stands beside it */
  label?: string;
  isSelected: boolean;
  isIndeterminate?: boolean;
  onChange: (isSelected: boolean) => void;
  isDisabled?: boolean;
  name?: string;
  value?: string;
}

/** Yes or no that is sent with the rest of a form, or the choice of a row. */
export function Checkbox({ children, label, ...rest }: CheckboxProps) {
  return (
    <AriaCheckbox
      {...rest}
      aria-label={children ? undefined : label}
      className={`group relative flex items-center gap-3 text-base text-ink after:absolute data-disabled:opacity-50 dense:gap-2.5 dense:text-sm ${children ? 'min-h-11 after:inset-0 dense:min-h-8' : 'after:-inset-3.5 dense:after:-inset-2'}`}
    >
      <span className="grid size-5 flex-none place-items-center rounded-tag text-transparent ring-[1.5px] ring-line-strong ring-inset group-data-focus-visible:outline-2 group-data-focus-visible:outline-offset-2 group-data-focus-visible:outline-accent group-data-indeterminate:bg-accent group-data-indeterminate:text-on-accent group-data-indeterminate:ring-0 group-data-selected:bg-accent group-data-selected:text-on-accent group-data-selected:ring-0 dense:size-4 dense:rounded-[4px]">
        {rest.isIndeterminate ? (
          <Minus className="size-3.5 dense:size-3" style={{ strokeWidth: 3 }} />
        ) : (
          <Check className="size-3.5 dense:size-3" style={{ strokeWidth: 3 }} />
        )}
      </span>
      {children ? <span className="min-w-0">{children}</span> : null}
    </AriaCheckbox>
  );
}
