'use client';
import { ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { ComboBox as AriaComboBox } from 'react-aria-components/ComboBox';
import { Group } from 'react-aria-components/Group';
import { Input } from 'react-aria-components/Input';
import { useTranslations } from 'use-intl';
import { boxStyle, FieldNotes, LabelRow } from './field-parts';
import { type Option, OptionPopover } from './list-popover';

export interface ComboBoxProps<T extends string> {
  label: string;
  value: T | null;
  onChange: (value: T | null) => void;
  options: ReadonlyArray<Option<T>>;
  /** give both to search elsewhere: the options are then shown as they are */
  inputValue?: string;
  onInputChange?: (text: string) => void;
  emptyText?: string;
  help?: ReactNode;
  error?: string | null;
  optional?: boolean;
  placeholder?: string;
  name?: string;
  isDisabled?: boolean;
  autoFocus?: boolean;
  className?: string;
}

/** One of a long list, found by typing. */
export function ComboBox<T extends string>(props: ComboBoxProps<T>) {
  const {
    label,
    value,
    onChange,
    options,
    emptyText,
    help,
    error,
    optional,
    placeholder,
    className,
    ...rest
  } = props;
  const t = useTranslations('common');
  const elsewhere = props.onInputChange !== undefined;
  return (
    <AriaComboBox
      {...rest}
      value={value}
      onChange={(id) => onChange(options.find((o) => o.id === id)?.id ?? null)}
      {...(elsewhere ? { items: options } : { defaultItems: options })}
      menuTrigger="focus"
      allowsEmptyCollection
      isInvalid={Boolean(error)}
      validationBehavior="aria"
      className={`min-w-0 ${className ?? ''}`}
    >
      <LabelRow optional={optional}>{label}</LabelRow>
      <Group
        isInvalid={Boolean(error)}
        className={`${boxStyle} data-focus-within:ring-2 data-focus-within:ring-accent data-invalid:ring-2 data-invalid:ring-danger`}
      >
        <Input
          dir="auto"
          placeholder={placeholder}
          className="min-w-0 flex-1 self-stretch bg-transparent px-3.5 outline-none dense:px-3"
        />
        <AriaButton className="grid w-11 flex-none self-stretch place-items-center rounded-btn text-ink-3 -outline-offset-4 dense:w-8">
          <ChevronDown className="size-4.5" />
        </AriaButton>
      </Group>
      <FieldNotes help={help} error={error} />
      <OptionPopover options={options} emptyText={emptyText ?? t('nothingFound')} />
    </AriaComboBox>
  );
}
