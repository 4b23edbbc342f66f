'use client';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import { ToggleButtonGroup } from 'react-aria-components/ToggleButtonGroup';

export interface SegmentedProps<T extends string> {
  label: string;
  value: T;
  onChange: (value: T) => void;
  options: ReadonlyArray<{ id: T; label: string; count?: number }>;
  className?: string;
}

/** Two or three views of the same thing. Four or more become scrolling chips. */
export function Segmented<T extends string>({
  label,
  value,
  onChange,
  options,
  className = '',
}: SegmentedProps<T>) {
  return (
    <ToggleButtonGroup
      aria-label={label}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={(keys) => {
        const next = options.find((o) => keys.has(o.id));
        if (next) onChange(next.id);
      }}
      className={`num slide-x flex min-h-11 rounded-btn bg-fill p-1 forced-colors:border dense:min-h-8 dense:rounded-ctl dense:p-0.75 ${className}`}
    >
      {options.map((o) => (
        <ToggleButton
          key={o.id}
          id={o.id}
          className="relative flex flex-[1_0_auto] after:absolute after:-inset-y-1 after:inset-x-0 items-center justify-center gap-1.5 rounded-[9px] px-1.5 text-base font-medium whitespace-nowrap text-ink-2 outline-offset-0 transition-colors duration-quick data-pressed:text-ink data-selected:bg-thumb data-selected:font-semibold data-selected:text-ink data-selected:shadow-thumb forced-colors:data-selected:border dense:rounded-[6px] dense:px-2.5 dense:text-sm"
        >
          {o.label}
          {o.count === undefined ? null : <span className="font-medium text-ink-3">{o.count}</span>}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
