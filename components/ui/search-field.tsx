'use client';
import { Search, X } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { Input } from 'react-aria-components/Input';
import { SearchField as AriaSearchField } from 'react-aria-components/SearchField';
import { useTranslations } from 'use-intl';
import { Kbd } from './kbd';

export interface SearchFieldProps {
  /** its name for screen readers; the magnifier says it to the eye */
  label: string;
  value?: string;
  onChange?: (value: string) => void;
  onSubmit?: (value: string) => void;
  placeholder?: string;
  kbd?: string;
  autoFocus?: boolean;
  name?: string;
  className?: string;
}

/** Finding. Escape or the cross empties it. */
export function SearchField({ label, placeholder, kbd, className = '', ...rest }: SearchFieldProps) {
  const t = useTranslations('common');
  return (
    <AriaSearchField
      {...rest}
      aria-label={label}
      className={`group flex min-h-11 items-center rounded-btn bg-fill text-md text-ink data-focus-within:ring-2 data-focus-within:ring-accent data-focus-within:ring-inset dense:min-h-8 dense:rounded-ctl dense:bg-surface dense:text-sm dense:ring-1 dense:ring-fill-2 dense:ring-inset ${className}`}
    >
      <Search className="ms-3 size-5 text-ink-3 dense:ms-2.5 dense:size-4" />
      <Input
        placeholder={placeholder}
        className="min-w-0 flex-1 self-stretch bg-transparent px-2.5 outline-none [&::-webkit-search-cancel-button]:hidden"
      />
      {kbd ? (
        <span className="me-2 hidden group-data-empty:block">
          <Kbd>{kbd}</Kbd>
        </span>
      ) : null}
      <AriaButton
        aria-label={t('clear')}
        className="grid w-11 self-stretch place-items-center rounded-btn text-ink-2 group-data-empty:hidden dense:w-8"
      >
        <X className="size-4.5 dense:size-4" />
      </AriaButton>
    </AriaSearchField>
  );
}
