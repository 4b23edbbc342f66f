'use client';
import { Minus, Plus } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { useTranslations } from 'use-intl';
import { boxStyle } from './field-parts';

export interface NumberStepperProps {
  label: string;
  value: number;
  onChange: (value: number) => void;
  step?: number;
  min?: number;
  max?: number;
  /** the value in words, such as '1 h 25'; also what a screen reader hears */
  format: (value: number) => string;
  help?: ReactNode;
  decreaseLabel?: string;
  increaseLabel?: string;
}

const side = 'grid w-11 flex-none self-stretch place-items-center rounded-btn text-ink-2 -outline-offset-4 data-disabled:opacity-30 data-pressed:bg-fill dense:w-9';

/** A number set in steps with the thumb; the arrow keys do the same. */
export function NumberStepper(props: NumberStepperProps) {
  const { label, value, onChange, step = 1, min = 0, max = Number.MAX_SAFE_INTEGER, format, help } = props;
  const t = useTranslations('common');
  const id = useId();
  const set = (next: number) => onChange(Math.min(max, Math.max(min, next)));
  return (
    <div>
      <span id={`${id}-label`} className="mb-1.5 block text-sm font-semibold text-ink">
        {label}
      </span>
      <div className={`${boxStyle} justify-between px-0.5`}>
        <AriaButton aria-label={props.decreaseLabel ?? t('decrease', { name: label })} isDisabled={value <= min} onPress={() => set(value - step)} className={side}>
          <Minus className="size-4.5" />
        </AriaButton>
        <span
          role="spinbutton"
          tabIndex={0}
          aria-labelledby={`${id}-label`}
          aria-describedby={help ? `${id}-help` : undefined}
          aria-valuenow={value}
          aria-valuemin={min}
          aria-valuemax={max}
          aria-valuetext={format(value)}
          className="num rounded-tag px-1 font-medium"
          onKeyDown={(e) => {
            const by = { ArrowUp: step, ArrowRight: step, ArrowDown: -step, ArrowLeft: -step }[e.key];
            if (by === undefined) return;
            e.preventDefault();
            set(value + by);
          }}
        >
          {format(value)}
        </span>
        <AriaButton aria-label={props.increaseLabel ?? t('increase', { name: label })} isDisabled={value >= max} onPress={() => set(value + step)} className={side}>
          <Plus className="size-4.5" />
        </AriaButton>
      </div>
      {help ? (
        <p id={`${id}-help`} className="mt-1.5 text-sm text-ink-3">
          {help}
        </p>
      ) : null}
    </div>
  );
}
