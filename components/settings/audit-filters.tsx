'use client';
import { Search } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { TextField } from '#components/ui/text-field';
import { AUDIT_ACTIONS, useAuditWords } from './audit-words';
import { FilterBar } from './filter-bar';
import { useAddress } from './use-address';

const PERIODS = ['1d', '7d', '30d', '90d'] as const;

export interface AuditFiltersProps {
  query: { person?: string; action?: string; ticket?: string; period?: string };
  /** of the person filtered by */
  personName: string | null;
  staff: ReadonlyArray<{ id: string; name: string }>;
}

/** What narrows the audit: who, what, when, which ticket. */
export function AuditFilters({ query, personName, staff }: AuditFiltersProps) {
  const t = useTranslations('settings.audit');
  const words = useAuditWords();
  const { set } = useAddress();
  const [text, setText] = useState(query.ticket ?? '');
  // Back and forward change what is searched for as well.
  const [searched, setSearched] = useState(query.ticket);
  if (query.ticket !== searched) {
    setSearched(query.ticket);
    setText(query.ticket ?? '');
  }
  const person = query.person;
  const people = staff.map(({ id, name: label }) => ({ id, label }));
  const named = person && !people.some((one) => one.id === person);
  return (
    <FilterBar
      fields={[
        {
          name: 'person',
          label: t('person'),
          value: person,
          choices: named ? [...people, { id: person, label: personName ?? person }] : people,
        },
        {
          name: 'action',
          label: t('action'),
          value: query.action,
          choices: AUDIT_ACTIONS.map((id) => ({ id, label: words.action(id) })),
        },
        {
          name: 'period',
          label: t('period'),
          value: query.period,
          choices: PERIODS.map((id) => ({ id, label: t(`periods.${id}`) })),
        },
        { name: 'ticket', label: t('ticket'), value: query.ticket, choices: [] },
      ]}
    >
      <form
        className="w-full desk:w-56"
        onSubmit={(event) => {
          event.preventDefault();
          set({ ticket: text.trim() || null });
        }}
      >
        <TextField
          label={t('ticketNumber')}
          hideLabel
          type="search"
          placeholder={t('ticketNumber')}
          value={text}
          onChange={setText}
          icon={<Search />}
          maxLength={16}
        />
      </form>
    </FilterBar>
  );
}
