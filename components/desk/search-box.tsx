'use client';
import { Search, X } from 'lucide-react';
import { type Ref, useEffect, useRef, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { Input } from 'react-aria-components/Input';
import { SearchField } from 'react-aria-components/SearchField';
import { useTranslations } from 'use-intl';
import { Kbd } from '#components/ui/kbd';
import { SEARCH_MAX } from '#domain/search/terms';

/** Searched when nothing was typed for so long, ms. */
const REST = 250;

/** The search of the list. What stands in the address stands here, and follows the typing. */
export function SearchBox({
  value,
  onSearch,
  ref,
}: {
  value: string;
  /** null: nothing is searched for any more */
  onSearch(text: string | null): void;
  ref: Ref<HTMLInputElement>;
}) {
  const t = useTranslations('desk.list');
  const [text, setText] = useState(value);
  const [seen, setSeen] = useState(value);
  const sent = useRef(value);
  // Changed elsewhere: by Back, or by clearing all filters.
  if (value !== seen) {
    setSeen(value);
    if (value !== text.trim()) setText(value);
  }
  useEffect(() => {
    sent.current = value;
  }, [value]);
  useEffect(() => {
    const wanted = text.trim();
    if (wanted === sent.current) return;
    const timer = setTimeout(() => {
      sent.current = wanted;
      onSearch(wanted || null);
    }, REST);
    return () => clearTimeout(timer);
  }, [text, onSearch]);
  return (
    <SearchField
      aria-label={t('search')}
      value={text}
      onChange={setText}
      maxLength={SEARCH_MAX}
      onKeyDown={(event) => {
        // An empty field gives the keys back to the list.
        if (event.key === 'Escape' && text === '' && event.target instanceof HTMLElement) event.target.blur();
        event.continuePropagation();
      }}
      className="group relative flex h-11 min-w-0 flex-1 items-center gap-2 rounded-btn bg-surface ps-3 ring-1 ring-line-strong ring-inset focus-within:ring-2 focus-within:ring-accent desk:max-w-72 dense:h-8 dense:rounded-ctl dense:ps-2.5"
    >
      <Search className="size-4 flex-none text-ink-3" />
      <Input
        ref={ref}
        dir="auto"
        placeholder={t('searchHint')}
        className="min-w-0 flex-1 self-stretch bg-transparent text-md outline-none placeholder:text-ink-3 dense:text-sm [&::-webkit-search-cancel-button]:hidden"
      />
      <span className="hidden pe-2 group-data-empty:desk:block">
        <Kbd>/</Kbd>
      </span>
      <Button
        aria-label={t('clearSearch')}
        className="grid size-11 flex-none place-items-center rounded-btn text-ink-2 -outline-offset-4 group-data-empty:hidden data-hovered:text-ink dense:size-8"
      >
        <X className="size-4" />
      </Button>
    </SearchField>
  );
}
