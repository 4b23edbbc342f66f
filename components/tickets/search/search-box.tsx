'use client';
import { Search, X } from 'lucide-react';
import { type Ref, useEffect, useRef, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { Input } from 'react-aria-components/Input';
import { SearchField } from 'react-aria-components/SearchField';
import { useTranslations } from 'use-intl';
import { Kbd } from '#components/ui/kbd';
import { SEARCH_MAX } from '#domain/search/terms';

/** The box. It has the cursor when the place is opened anew, and not when somebody comes back to what was found. */
export function SearchBox({
  typed,
  onType,
  ref,
}: {
  typed: string;
  onType(text: string): void;
  ref: Ref<HTMLInputElement>;
}) {
  const t = useTranslations('search');
  // Letters are drawn from here: an address that changes late must not move the cursor.
  const [text, setText] = useState(typed);
  const [seen, setSeen] = useState(typed);
  if (typed !== seen) {
    setSeen(typed);
    setText(typed);
  }
  const isNew = useRef(typed === '');
  const field = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isNew.current) field.current?.querySelector('input')?.focus({ preventScroll: true });
  }, []);
  return (
    <SearchField
      ref={field}
      aria-label={t('box')}
      value={text}
      onChange={(next) => {
        setText(next);
        onType(next);
      }}
      maxLength={SEARCH_MAX}
      className="group relative flex h-12 min-w-0 items-center gap-2 rounded-btn bg-surface ps-3.5 ring-1 ring-line-strong ring-inset focus-within:ring-2 focus-within:ring-accent"
    >
      <Search className="size-5 flex-none text-ink-3" />
      <Input
        ref={ref}
        data-search-box
        dir="auto"
        enterKeyHint="search"
        autoCapitalize="none"
        autoCorrect="off"
        spellCheck={false}
        placeholder={t('hint')}
        className="min-w-0 flex-1 self-stretch bg-transparent text-md outline-none placeholder:text-ink-3 [&::-webkit-search-cancel-button]:hidden"
      />
      <span className="hidden pe-3 group-data-empty:desk:block">
        <Kbd>/</Kbd>
      </span>
      <Button
        aria-label={t('clear')}
        className="grid size-11 flex-none place-items-center rounded-btn text-ink-2 -outline-offset-4 group-data-empty:hidden data-hovered:text-ink"
      >
        <X className="size-5" />
      </Button>
    </SearchField>
  );
}
