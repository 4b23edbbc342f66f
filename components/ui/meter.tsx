'use client';
import { Meter as AriaMeter } from 'react-aria-components/Meter';

export interface MeterProps {
  label: string;
  value: number;
  max: number;
  /** the value in words; a bar never speaks alone, so the same words stand beside it */
  valueText?: string;
  tone?: 'bar' | 'warn' | 'danger';
  /** a value to compare with, drawn as an upright mark */
  mark?: number;
  className?: string;
}

const grounds = { bar: 'bg-bar', warn: 'bg-warn-mark', danger: 'bg-danger' };
const share = (value: number, max: number) =>
  `${max > 0 ? Math.min(100, Math.max(0, (value / max) * 100)) : 0}%`;

/** A measured amount against its whole. */
export function Meter({ label, value, max, valueText, tone = 'bar', mark, className = '' }: MeterProps) {
  return (
    <AriaMeter
      aria-label={label}
      value={value}
      maxValue={max > 0 ? max : 1}
      valueLabel={valueText}
      className={`relative block h-2 rounded-[3px] bg-fill forced-colors:border ${className}`}
    >
      <span
        className={`block h-full rounded-[3px] forced-colors:bg-[CanvasText] ${grounds[tone]}`}
        style={{ width: share(value, max) }}
      />
      {mark === undefined ? null : (
        <span
          className="absolute -inset-y-0.75 w-0.5 bg-ink"
          style={{ insetInlineStart: share(mark, max) }}
        />
      )}
    </AriaMeter>
  );
}
