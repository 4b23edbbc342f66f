'use client';
import { Check } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Autocomplete, useFilter } from 'react-aria-components/Autocomplete';
import { Input } from 'react-aria-components/Input';
import { type Key, ListBox, ListBoxItem, type Selection } from 'react-aria-components/ListBox';
import { SearchField } from 'react-aria-components/SearchField';
import { useTranslations } from 'use-intl';
import { lineStyle } from '#components/ui/list-popover';
import { RangeForm } from './range-form';
import type { FilterChoice, FilterField } from './use-filter-fields';

const listStyle = 'max-h-[min(22rem,50dvh)] overflow-auto p-1 outline-none';
/** More values than this are found by typing. */
const MANY = 8;

/** The filters that can be added. */
export function FieldList({
  label,
  fields,
  onChoose,
}: {
  label: string;
  fields: readonly FilterField[];
  onChoose(field: FilterField): void;
}) {
  return (
    <ListBox
      aria-label={label}
      autoFocus="first"
      className={listStyle}
      onAction={(key) => {
        const field = fields.find((one) => one.name === key);
        if (field) onChoose(field);
      }}
    >
      {fields.map((one) => (
        <ListBoxItem key={one.name} id={one.name} textValue={one.label} className={lineStyle}>
          {one.label}
        </ListBoxItem>
      ))}
    </ListBox>
  );
}

interface FieldValuesProps {
  field: FilterField;
  current: unknown;
  onChoose(value: unknown): void;
  /** of a field that takes several: all that are chosen now */
  onSome(ids: readonly string[]): void;
  onPerson(id: string, name: string): void;
}

/** What one filter can be: a list to choose from, a person to find, or a time with its two days. */
export function FieldValues({ field, current, onChoose, onSome, onPerson }: FieldValuesProps) {
  if (field.kind === 'several')
    return (
      <Choices
        label={field.label}
        choices={field.choices}
        current={Array.isArray(current) ? current.map(String) : []}
        onSome={onSome}
      />
    );
  if (field.kind === 'person')
    return (
      <People
        label={field.label}
        onChoose={(id, name) => {
          onPerson(id, name);
          onChoose(id);
        }}
      />
    );
  const choices = (
    <Choices
      label={field.label}
      choices={field.choices}
      current={current === undefined ? [] : [String(current)]}
      onChoose={onChoose}
    />
  );
  if (field.kind === 'time')
    return (
      <>
        {choices}
        <div className="border-t border-line p-3">
          <RangeForm onChoose={onChoose} />
        </div>
      </>
    );
  return field.choices.length > MANY ? <Findable label={field.label}>{choices}</Findable> : choices;
}

function Choices({
  label,
  choices,
  current,
  onChoose,
  onSome,
}: {
  label: string;
  choices: readonly FilterChoice[];
  current: readonly string[];
  /** one is chosen, and that is all */
  onChoose?(id: string): void;
  /** several can be: all that are chosen now */
  onSome?(ids: readonly string[]): void;
}) {
  const t = useTranslations('common');
  return (
    <ListBox
      aria-label={label}
      autoFocus={choices.length > MANY ? undefined : 'first'}
      className={listStyle}
      {...(onSome
        ? {
            selectionMode: 'multiple' as const,
            selectedKeys: current,
            // Escape closes the list; it takes nothing away.
            escapeKeyBehavior: 'none' as const,
            onSelectionChange: (keys: Selection) =>
              onSome(choices.flatMap(({ id }) => (keys === 'all' || keys.has(id) ? [id] : []))),
          }
        : { onAction: (key: Key) => onChoose?.(String(key)) })}
      renderEmptyState={() => <p className="px-3 py-2.5 text-sm text-ink-3">{t('nothingFound')}</p>}
    >
      {choices.map(({ id, label: name, isBelow }) => (
        <ListBoxItem
          key={id}
          id={id}
          textValue={name}
          className={`${lineStyle} ${isBelow ? 'ps-7 dense:ps-6' : ''} ${current.includes(id) ? 'font-semibold' : ''}`}
        >
          <span className="min-w-0 flex-1" dir="auto">
            {name}
          </span>
          {current.includes(id) ? <Check className="text-accent" style={{ strokeWidth: 2.5 }} /> : null}
        </ListBoxItem>
      ))}
    </ListBox>
  );
}

const fieldStyle =
  'mx-2 mt-2 flex h-11 items-center rounded-btn ring-1 ring-line-strong ring-inset focus-within:ring-2 focus-within:ring-accent dense:h-8 dense:rounded-ctl';
const inputStyle =
  'min-w-0 flex-1 self-stretch bg-transparent px-3 text-md outline-none dense:text-sm [&::-webkit-search-cancel-button]:hidden';

function Findable({ label, children }: { label: string; children: React.ReactNode }) {
  const t = useTranslations('desk.list');
  const { contains } = useFilter({ sensitivity: 'base' });
  return (
    <Autocomplete filter={contains}>
      <SearchField aria-label={`${t('findValue')}: ${label}`} autoFocus className={fieldStyle}>
        <Input dir="auto" placeholder={t('findValue')} className={inputStyle} />
      </SearchField>
      {children}
    </Autocomplete>
  );
}

interface Found {
  id: string;
  name: string;
  company: string | null;
}

/** People by the beginnings of their names, asked of the server as one types. */
function People({ label, onChoose }: { label: string; onChoose(id: string, name: string): void }) {
  const t = useTranslations('desk.list');
  const [text, setText] = useState('');
  const [found, setFound] = useState<Found[] | 'failed' | null>(null);
  useEffect(() => {
    const q = text.trim();
    const stop = new AbortController();
    if (!q) {
      setFound(null);
      return;
    }
    fetch(`/api/desk/requesters?q=${encodeURIComponent(q.slice(0, 80))}`, { signal: stop.signal })
      .then(async (response) => {
        if (!response.ok) throw new Error();
        setFound(((await response.json()) as { people: Found[] }).people);
      })
      .catch(() => {
        if (!stop.signal.aborted) setFound('failed');
      });
    return () => stop.abort();
  }, [text]);
  const people = Array.isArray(found) ? found : [];
  return (
    <Autocomplete inputValue={text} onInputChange={setText}>
      <SearchField
        aria-label={`${t('findPerson')}: ${label}`}
        autoFocus
        maxLength={80}
        className={fieldStyle}
      >
        <Input dir="auto" placeholder={t('findPerson')} className={inputStyle} />
      </SearchField>
      <ListBox
        aria-label={label}
        items={people}
        className={listStyle}
        onAction={(key) => {
          const one = people.find(({ id }) => id === key);
          if (one) onChoose(one.id, one.name);
        }}
        renderEmptyState={() => (
          <p className="px-3 py-2.5 text-sm text-ink-3">
            {found === 'failed' ? t('noAnswer') : found === null ? t('typeName') : t('nobodyFound')}
          </p>
        )}
      >
        {({ id, name, company }) => (
          <ListBoxItem id={id} textValue={name} className={lineStyle}>
            <span className="min-w-0 flex-1 py-1" dir="auto">
              {name}
              {company ? <span className="block text-xs text-ink-3">{company}</span> : null}
            </span>
          </ListBoxItem>
        )}
      </ListBox>
    </Autocomplete>
  );
}
