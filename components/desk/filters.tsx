'use client';
import { ChevronDown, ListFilter } from 'lucide-react';
import type { ReactNode } from 'react';
import { Group } from 'react-aria-components/Group';
import { useTranslations } from 'use-intl';
import { Button } from '#components/ui/button';
import { ChipButton, FilterChip } from '#components/ui/chip';
import { dateWords } from '#components/ui/date-words';
import { Menu, type MenuEntry } from '#components/ui/menu';
import { PRIORITIES } from '#domain/priority/matrix';
import type { DeskPerson, DeskTeam } from '#domain/reports/shapes';
import { AGES, PERIOD_WORDS, type SpanWord } from '#domain/reports/spans';
import { statesOf, type TicketQuery } from '#domain/reports/ticket-query';
import { useQuery } from './use-query';

const LIST = '/desk/tickets';

interface FiltersProps {
  query: TicketQuery;
  teams: readonly DeskTeam[];
  staff: readonly DeskPerson[];
}

interface Field {
  name: keyof TicketQuery;
  label: string;
  /** value in force, in words; null: not filtered */
  value: string | null;
  /** none: can be removed but not chosen here */
  choices: ReadonlyArray<{ id: string; label: string }>;
}

/** The filters in force as chips, and a menu for each that is not. All of them stand in the address. */
export function Filters({ query, teams, staff }: FiltersProps) {
  const t = useTranslations('desk.list');
  const { set } = useQuery();
  const fields = useFields(query, teams, staff);
  const used = fields.filter((field) => field.value !== null);
  return (
    <Group
      aria-label={t('filters')}
      className="slide-x flex min-h-12 flex-none items-center gap-2 px-4 text-sm desk:px-6"
    >
      <ListFilter className="size-4 flex-none text-ink-3" />
      {used.map((field) => (
        <FilterChip
          key={field.name}
          name={field.label}
          value={field.value}
          onRemove={() => set(LIST, { [field.name]: null })}
        />
      ))}
      {fields
        .filter((field) => field.value === null && field.choices.length > 1)
        .map((field) => (
          <Choose
            key={field.name}
            label={field.label}
            items={field.choices.map(({ id, label }) => ({
              id,
              label,
              onAction: () => set(LIST, { [field.name]: id }),
            }))}
          />
        ))}
      {used.length > 1 ? (
        <Button
          tone="text"
          size="sm"
          onPress={() => set(LIST, Object.fromEntries(used.map((field) => [field.name, null])))}
        >
          {t('clear')}
        </Button>
      ) : null}
    </Group>
  );
}

function Choose({ label, items }: { label: string; items: MenuEntry[] }): ReactNode {
  return (
    <Menu
      label={label}
      placement="bottom start"
      items={items}
      trigger={
        <ChipButton tone="line">
          {label}
          <ChevronDown className="-me-1 text-ink-3" />
        </ChipButton>
      }
    />
  );
}

function useFields(query: TicketQuery, teams: readonly DeskTeam[], staff: readonly DeskPerson[]): Field[] {
  const t = useTranslations('desk');
  const tickets = useTranslations('tickets');
  const nobody = useTranslations('common')('nobody');
  const people = staff.map(({ id, name: label }) => ({ id, label }));
  const named = (list: ReadonlyArray<{ id: string; label: string }>, id: unknown) =>
    list.find((item) => item.id === String(id))?.label ?? String(id);
  const span = (word: SpanWord) =>
    (PERIOD_WORDS as readonly string[]).includes(word)
      ? t(`periods.${word as (typeof PERIOD_WORDS)[number]}`)
      : (AGES as readonly string[]).includes(word)
        ? t(`ages.${word as (typeof AGES)[number]}`)
        : dateWords(word);
  const states = statesOf(query.view).map((id) => ({ id, label: tickets(`state.${id}`) }));
  const teamChoices = teams.map(({ id, name: label }) => ({ id, label }));
  const priorities = PRIORITIES.map((n) => ({ id: String(n), label: t('priorities.name', { n }) }));
  const assignees = query.view === 'nobody' ? [] : [{ id: 'nobody', label: nobody }, ...people];
  const spans = [
    ...PERIOD_WORDS.map((id) => ({ id, label: span(id) })),
    ...AGES.map((id) => ({ id, label: span(id) })),
  ];
  return [
    {
      name: 'state',
      label: t('list.state'),
      value: query.state ? named(states, query.state) : null,
      choices: states,
    },
    {
      name: 'team',
      label: t('team'),
      value: query.team ? named(teamChoices, query.team) : null,
      choices: teamChoices,
    },
    {
      name: 'priority',
      label: t('list.priority'),
      value: query.priority ? named(priorities, query.priority) : null,
      choices: priorities,
    },
    {
      name: 'assignee',
      label: t('list.assignee'),
      value: query.assignee ? named(assignees, query.assignee) : null,
      choices: assignees,
    },
    {
      name: 'reported',
      label: t('list.reported'),
      value: query.reported ? span(query.reported) : null,
      choices: spans,
    },
    { name: 'solved', label: t('list.solved'), value: query.solved ? span(query.solved) : null, choices: [] },
    {
      name: 'reopened',
      label: t('list.reopened'),
      value: query.reopened ? t('list.yes') : null,
      choices: [],
    },
  ];
}
