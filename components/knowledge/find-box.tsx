'use client';
import { Search, X } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { Input } from 'react-aria-components/Input';
import { SearchField } from 'react-aria-components/SearchField';
import { useTranslations } from 'use-intl';
import { SEARCH_MAX } from '#domain/search/terms';

/** Where the words are typed by which an article is found. */
export function FindBox({ value, onChange }: { value: string; onChange: (text: string) => void }) {
  const t = useTranslations('knowledge');
  return (
    <SearchField
      aria-label={t('box')}
      value={value}
      onChange={onChange}
      maxLength={SEARCH_MAX}
      className="group relative flex h-12 min-w-[min(100%,16rem)] flex-1 items-center gap-2 rounded-btn bg-surface ps-3.5 ring-1 ring-line-strong ring-inset focus-within:ring-2 focus-within:ring-accent dense:h-9 dense:max-w-80 dense:rounded-ctl dense:ps-2.5"
    >
      <Search className="size-5 flex-none text-ink-3" />
      <Input
        dir="auto"
        enterKeyHint="search"
        autoCapitalize="none"
        autoCorrect="off"
        spellCheck={false}
        placeholder={t('hint')}
        className="min-w-0 flex-1 self-stretch bg-transparent text-md outline-none placeholder:text-ink-3 dense:text-sm [&::-webkit-search-cancel-button]:hidden"
      />
      <Button
        aria-label={t('clear')}
        className="grid size-11 flex-none place-items-center rounded-btn text-ink-2 -outline-offset-4 group-data-empty:hidden data-hovered:text-ink dense:size-9"
      >
        <X className="size-5" />
      </Button>
    </SearchField>
  );
}
