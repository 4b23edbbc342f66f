'use client';
import { useId } from 'react';

export interface SegmentedProps<T extends string> {
  label: string;
  value: T;
  onChange: (value: T) => void;
  options: ReadonlyArray<{ id: T; label: string; count?: number }>;
  className?: string;
}

/**
 * Two or three views of the same thing. Four or more become scrolling chips. The browser's own radio buttons: they
 * know the arrow keys, and stand on the first screen of the app, where code is dear.
 */
export function Segmented<T extends string>({
  label,
  value,
  onChange,
  options,
  className = '',
}: SegmentedProps<T>) {
  const name = useId();
  return (
    <div
      role="radiogroup"
      aria-label={label}
      className={`num slide-x flex min-h-11 rounded-btn bg-fill p-1 forced-colors:border dense:min-h-8 dense:rounded-ctl dense:p-0.75 ${className}`}
    >
      {options.map((o) => (
        <label
          key={o.id}
          className="relative flex flex-[1_0_auto] cursor-pointer items-center justify-center gap-1.5 rounded-[9px] px-1.5 text-base font-medium whitespace-nowrap text-ink-2 outline-offset-0 outline-accent transition-colors duration-quick has-checked:bg-thumb has-checked:font-semibold has-checked:text-ink has-checked:shadow-thumb has-focus-visible:outline-2 active:text-ink forced-colors:has-checked:border dense:rounded-[6px] dense:px-2.5 dense:text-sm"
        >
          <input
            type="radio"
            name={name}
            checked={o.id === value}
            onChange={() => onChange(o.id)}
            className="absolute -inset-y-1 inset-x-0 cursor-pointer appearance-none opacity-0"
          />
          {o.label}
          {o.count === undefined ? null : <span className="font-medium text-ink-3">{o.count}</span>}
        </label>
      ))}
    </div>
  );
}
