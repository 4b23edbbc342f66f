'use client';
import { useState } from 'react';
import { TextField } from '#components/ui/text-field';

interface NumberBoxProps {
  label: string;
  value: number | null;
  /** null: nothing stands there */
  onChange(value: number | null): void;
  error?: string | null;
  help?: string;
  hideLabel?: boolean;
  optional?: boolean;
  className?: string;
}

const NUMBER = /^-?\d+([.,]\d+)?$/;
const read = (text: string): number | null =>
  NUMBER.test(text.trim()) ? Number(text.trim().replace(',', '.')) : null;

/** A number that is typed; what is no number counts as nothing, and stays as it was typed. */
export function NumberBox({ value, onChange, className, ...rest }: NumberBoxProps) {
  const [text, setText] = useState(value === null ? '' : String(value));
  // Set from elsewhere: what was typed for another value goes.
  const shown = read(text) === value ? text : value === null ? '' : String(value);
  return (
    <TextField
      {...rest}
      value={shown}
      onChange={(typed) => {
        setText(typed);
        onChange(read(typed));
      }}
      inputMode="decimal"
      maxLength={14}
      className={className}
    />
  );
}
