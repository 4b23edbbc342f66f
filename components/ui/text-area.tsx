'use client';
import type { CSSProperties, ReactNode } from 'react';
import { TextArea as AriaTextArea } from 'react-aria-components/TextArea';
import {
  type TextFieldProps as AriaProps,
  TextField as AriaTextField,
} from 'react-aria-components/TextField';
import { FieldNotes, LabelRow } from './field-parts';

export interface TextAreaProps
  extends Omit<AriaProps, 'children' | 'className' | 'style' | 'isInvalid' | 'validate' | 'type'> {
  label: string;
  help?: ReactNode;
  error?: string | null;
  optional?: boolean;
  labelEnd?: ReactNode;
  hideLabel?: boolean;
  /** lines shown when empty; it grows with the text up to half the screen */
  rows?: number;
  placeholder?: string;
  className?: string;
}

/** Several lines of text. Grows with what is typed, and keeps it when there is an error. */
export function TextArea(props: TextAreaProps) {
  const {
    label,
    help,
    error,
    optional,
    labelEnd,
    hideLabel,
    rows = 3,
    placeholder,
    className,
    ...rest
  } = props;
  return (
    <AriaTextField
      {...rest}
      isInvalid={Boolean(error)}
      validationBehavior="aria"
      className={`block min-w-0 ${className ?? ''}`}
    >
      <LabelRow optional={optional} end={labelEnd} hidden={hideLabel}>
        {label}
      </LabelRow>
      <AriaTextArea
        rows={rows}
        dir="auto"
        placeholder={placeholder}
        className="block field-sizing-content max-h-[50dvh] min-h-[calc(var(--rows)*1.5rem+1.375rem)] dense:min-h-[calc(var(--rows)*1.375rem+1rem)] w-full resize-none rounded-btn bg-surface px-3.5 py-2.75 text-md/6 text-ink ring-1 ring-line-strong outline-none ring-inset data-focused:ring-2 data-focused:ring-accent data-invalid:ring-2 data-invalid:ring-danger dense:rounded-ctl dense:px-3 dense:py-2 dense:text-sm/5.5"
        style={{ '--rows': rows } as CSSProperties}
      />
      <FieldNotes help={help} error={error} />
    </AriaTextField>
  );
}
