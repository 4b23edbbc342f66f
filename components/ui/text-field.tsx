'use client';
import type { ReactNode } from 'react';
import { Group } from 'react-aria-components/Group';
import { Input } from 'react-aria-components/Input';
import {
  type TextFieldProps as AriaProps,
  TextField as AriaTextField,
} from 'react-aria-components/TextField';
import { boxStyle, FieldNotes, LabelRow } from './field-parts';

export interface TextFieldProps
  extends Omit<AriaProps, 'children' | 'className' | 'style' | 'isInvalid' | 'validate'> {
  label: string;
  help?: ReactNode;
  /** one sentence: what is missing, and a right example */
  error?: string | null;
  /** good news about what was typed */
  ok?: ReactNode;
  optional?: boolean;
  /** at the end of the label's line, such as a link */
  labelEnd?: ReactNode;
  hideLabel?: boolean;
  icon?: ReactNode;
  /** inside the box at its end, such as a button */
  trailing?: ReactNode;
  /** codes copied by hand: the face in which 0 and O differ */
  code?: boolean;
  placeholder?: string;
  /** of a day: the first and the last that a calendar offers */
  min?: string;
  max?: string;
  className?: string;
}

/** One line of text. The native text is never cleared by an error. */
export function TextField(props: TextFieldProps) {
  const {
    label,
    help,
    error,
    ok,
    optional,
    labelEnd,
    hideLabel,
    icon,
    trailing,
    code,
    placeholder,
    min,
    max,
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
      <Group
        isInvalid={Boolean(error)}
        className={`${boxStyle} overflow-hidden data-focus-within:ring-2 data-focus-within:ring-accent data-invalid:ring-2 data-invalid:ring-danger [&>.lucide]:ms-3.5 [&>.lucide]:-me-1 [&>.lucide]:size-5 [&>.lucide]:text-ink-3 dense:[&>.lucide]:ms-2.5 dense:[&>.lucide]:size-4`}
      >
        {icon}
        <Input
          dir={dirOf(rest.type)}
          placeholder={placeholder}
          min={min}
          max={max}
          className={`w-full min-w-0 flex-1 self-stretch bg-transparent px-3.5 outline-none dense:px-3 ${code ? 'code' : ''}`}
        />
        {trailing}
      </Group>
      <FieldNotes help={help} error={error} ok={ok} />
    </AriaTextField>
  );
}

/** Addresses, numbers and passwords read left to right everywhere; free text decides by its first letter. */
function dirOf(type: string | undefined): 'ltr' | 'auto' {
  return type === 'email' || type === 'tel' || type === 'url' || type === 'password' ? 'ltr' : 'auto';
}
