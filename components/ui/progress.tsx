'use client';
import { ProgressBar } from 'react-aria-components/ProgressBar';

interface ProgressProps {
  label: string;
  value: number;
  max: number;
  className?: string;
}

/** How far something is; the words beside it say the same. */
export function Progress({ label, value, max, className = '' }: ProgressProps) {
  return (
    <ProgressBar
      aria-label={label}
      value={value}
      maxValue={max > 0 ? max : 1}
      className={`relative block h-1 overflow-hidden rounded-full bg-fill-2 forced-colors:border ${className}`}
    >
      {({ percentage }) => (
        <span
          className="block h-full rounded-full bg-accent forced-colors:bg-[CanvasText]"
          style={{ width: `${percentage ?? 0}%` }}
        />
      )}
    </ProgressBar>
  );
}
