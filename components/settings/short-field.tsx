'use client';
import type { ReactNode } from 'react';
import { Group } from 'react-aria-components/Group';
import { Input } from 'react-aria-components/Input';
import { TextField as AriaTextField } from 'react-aria-components/TextField';
import { boxStyle } from '#components/ui/field-parts';

interface ShortFieldProps {
  /** read by screen readers; on the screen its place says it */
  label: string;
  value: string;
  onChange(text: string): void;
  onBlur?(): void;
  isWrong: boolean;
  /** id of the sentence that says what is wrong */
  describedBy?: string;
  /** inside the box at its end, such as a unit */
  end?: ReactNode;
  numeric?: boolean;
  maxLength?: number;
  className?: string;
}

/** A time or a number among others in one line: what is wrong stands below all of them. */
export function ShortField(props: ShortFieldProps) {
  const { label, value, onChange, onBlur, isWrong, describedBy, end, numeric, maxLength, className } = props;
  return (
    <AriaTextField
      aria-label={label}
      value={value}
      onChange={onChange}
      onBlur={onBlur}
      isInvalid={isWrong}
      validationBehavior="aria"
      aria-describedby={isWrong ? describedBy : undefined}
      inputMode={numeric ? 'decimal' : undefined}
      maxLength={maxLength}
      autoComplete="off"
      className={`block min-w-0 ${className ?? ''}`}
    >
      <Group
        isInvalid={isWrong}
        className={`${boxStyle} overflow-hidden data-focus-within:ring-2 data-focus-within:ring-accent data-invalid:ring-2 data-invalid:ring-danger`}
      >
        <Input
          dir="ltr"
          className="num w-full min-w-0 flex-1 self-stretch bg-transparent px-3 outline-none dense:px-2.5"
        />
        {end ? <span className="flex-none pe-3 text-ink-3 dense:pe-2.5">{end}</span> : null}
      </Group>
    </AriaTextField>
  );
}
