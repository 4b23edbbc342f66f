'use client';
import { ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { Select as AriaSelect, SelectValue } from 'react-aria-components/Select';
import { useTranslations } from 'use-intl';
import { buttonStyle } from './button-style';
import { boxStyle, FieldNotes, LabelRow } from './field-parts';
import { type Option, OptionPopover } from './list-popover';

export interface SelectProps<T extends string> {
  label: string;
  value: T | null;
  onChange: (value: T) => void;
  options: ReadonlyArray<Option<T>>;
  help?: ReactNode;
  error?: string | null;
  optional?: boolean;
  hideLabel?: boolean;
  placeholder?: string;
  name?: string;
  isDisabled?: boolean;
  /** 'button': the compact form of a desk toolbar */
  look?: 'field' | 'button';
  className?: string;
}

/** One of a known list, when there are too many for tiles. */
export function Select<T extends string>(props: SelectProps<T>) {
  const {
    label,
    value,
    onChange,
    options,
    help,
    error,
    optional,
    hideLabel,
    placeholder,
    look = 'field',
    className,
    ...rest
  } = props;
  const t = useTranslations('common');
  return (
    <AriaSelect
      {...rest}
      value={value}
      onChange={(id) => {
        const next = options.find((o) => o.id === id);
        if (next) onChange(next.id);
      }}
      placeholder={placeholder ?? t('choose')}
      isInvalid={Boolean(error)}
      validationBehavior="aria"
      className={`group/select min-w-0 ${className ?? ''}`}
    >
      <LabelRow optional={optional} hidden={hideLabel || look === 'button'}>
        {label}
      </LabelRow>
      <AriaButton
        className={
          look === 'button'
            ? buttonStyle({ tone: 'secondary', size: 'sm' })
            : `${boxStyle} justify-between gap-2.5 px-3.5 text-start data-focus-visible:outline-offset-2 group-data-invalid/select:ring-2 group-data-invalid/select:ring-danger dense:px-3`
        }
      >
        <SelectValue className="min-w-0 truncate data-placeholder:text-ink-3">
          {({ selectedText, defaultChildren }) => selectedText || defaultChildren}
        </SelectValue>
        <ChevronDown className="size-4.5 text-ink-3" />
      </AriaButton>
      <FieldNotes help={help} error={error} />
      <OptionPopover options={options} />
    </AriaSelect>
  );
}
