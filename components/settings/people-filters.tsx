'use client';
import { Search } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { TextField } from '#components/ui/text-field';
import { ROLES } from '#domain/access/roles';
import { PERSON_STATES } from '#domain/settings/shapes';
import { FilterBar } from './filter-bar';
import { useAddress } from './use-address';

interface Named {
  id: string;
  name: string;
}

export interface PeopleFiltersProps {
  query: { q?: string; role?: string; team?: string; site?: string; state?: string };
  teams: readonly Named[];
  sites: readonly Named[];
}

/** Search and filters of the people. Enter searches: a list of ten thousand is not asked for with every letter. */
export function PeopleFilters({ query, teams, sites }: PeopleFiltersProps) {
  const t = useTranslations('settings.list');
  const { set } = useAddress();
  const [text, setText] = useState(query.q ?? '');
  // Back and forward change what is searched for as well.
  const [searched, setSearched] = useState(query.q);
  if (query.q !== searched) {
    setSearched(query.q);
    setText(query.q ?? '');
  }
  const named = ({ id, name: label }: Named) => ({ id, label });
  const search = () => {
    if (text.trim() !== (query.q ?? '')) set({ q: text.trim() || null });
  };
  return (
    <FilterBar
      fields={[
        {
          name: 'role',
          label: t('role'),
          value: query.role,
          choices: ROLES.map((id) => ({ id, label: t(`roles.${id}`) })),
        },
        { name: 'team', label: t('team'), value: query.team, choices: teams.map(named) },
        { name: 'site', label: t('site'), value: query.site, choices: sites.map(named) },
        {
          name: 'state',
          label: t('state'),
          value: query.state,
          choices: PERSON_STATES.map((id) => ({ id, label: t(`states.${id}`) })),
        },
      ]}
    >
      <form
        className="w-full desk:w-72"
        onSubmit={(event) => {
          event.preventDefault();
          search();
        }}
      >
        <TextField
          label={t('search')}
          hideLabel
          type="search"
          placeholder={t('search')}
          value={text}
          onChange={(next) => {
            setText(next);
            // The cross of a search field empties it without Enter.
            if (next === '' && query.q) set({ q: null });
          }}
          onBlur={search}
          icon={<Search />}
          maxLength={120}
        />
      </form>
    </FilterBar>
  );
}
