'use client';
import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { Switch as AriaSwitch } from 'react-aria-components/Switch';

export interface SwitchProps {
  children: ReactNode;
  detail?: ReactNode;
  isSelected: boolean;
  onChange: (isSelected: boolean) => void;
  isDisabled?: boolean;
}

/** A setting that takes effect at once. Fills its row, so the whole row is the target; on shows a tick as well as colour. */
export function Switch({ children, detail, ...rest }: SwitchProps) {
  return (
    <AriaSwitch
      {...rest}
      className="group flex min-h-11 w-full items-center justify-between gap-3 text-base data-disabled:opacity-50 dense:min-h-8 dense:text-sm"
    >
      <span className="min-w-0">
        {children}
        {detail ? <span className="block text-sm text-ink-3 dense:text-xs">{detail}</span> : null}
      </span>
      <span className="flex h-7 w-11.5 flex-none items-center rounded-full bg-fill-2 p-0.5 ring-1 ring-line-strong transition-colors duration-quick ring-inset group-data-focus-visible:outline-2 group-data-focus-visible:outline-offset-2 group-data-focus-visible:outline-accent group-data-selected:bg-accent group-data-selected:ring-accent dense:h-5 dense:w-8.5">
        <span className="grid size-6 place-items-center rounded-full bg-thumb text-transparent shadow-thumb transition-[translate] duration-quick ease-move group-data-selected:translate-x-4.5 group-data-selected:bg-surface group-data-selected:text-accent rtl:group-data-selected:-translate-x-4.5 dense:size-4 dense:group-data-selected:translate-x-3.5 dense:rtl:group-data-selected:-translate-x-3.5">
          <Check className="size-3.5 dense:size-2.5" style={{ strokeWidth: 3 }} />
        </span>
      </span>
    </AriaSwitch>
  );
}
