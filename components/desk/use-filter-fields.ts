'use client';
import { useFormatter, useTranslations } from 'use-intl';
import { dateWords } from '#components/ui/date-words';
import { PRIORITIES } from '#domain/priority/matrix';
import type { DeskPerson, DeskTeam } from '#domain/reports/shapes';
import { AGES, isAge, PERIODS, rangeDates, type SpanWord } from '#domain/reports/spans';
import { statesOf, type TicketQuery } from '#domain/reports/ticket-query';
import { HOLD_REASONS } from '#domain/ticket/states';

/** What the filters choose from. */
export interface FilterSources {
  teams: readonly DeskTeam[];
  staff: readonly DeskPerson[];
  /** two levels: those below stand right after theirs */
  categories: ReadonlyArray<{ id: string; name: string; parent: string | null }>;
  sites: ReadonlyArray<{ id: string; name: string }>;
  /** of the person the list is narrowed to, as far as known */
  requester: string | null;
}

export interface FilterChoice {
  id: string;
  label: string;
  /** stands below the one before it */
  isBelow?: boolean;
}

export interface FilterField {
  name: keyof TicketQuery;
  label: string;
  /** value in force, in words; null: not filtered */
  value: string | null;
  /** a list; or several of one; or dates beside it; or a person, found by typing; or nothing to choose here */
  kind: 'list' | 'several' | 'time' | 'person' | 'fixed';
  choices: readonly FilterChoice[];
}

/** The filters that are there or not, with what stands for "there". */
const SWITCHES = { reopened: true, confidential: true, reporter: 'me' } as const;
type Switch = keyof typeof SWITCHES;

/** What chosen lines of a field mean in a query; nothing chosen is no filter. */
export function filterValue({ name, kind }: FilterField, ids: readonly string[]): unknown {
  if (ids.length === 0) return undefined;
  if (name in SWITCHES) return SWITCHES[name as Switch];
  if (name === 'priority') return ids.map(Number).sort();
  return kind === 'several' ? ids : ids[0];
}

/** Every filter of the list, with its value in words and what it can be. */
export function useFilterFields(query: TicketQuery, sources: FilterSources): FilterField[] {
  const t = useTranslations('desk');
  const list = useTranslations('desk.list');
  const tickets = useTranslations('tickets');
  const nobody = useTranslations('common')('nobody');
  const spanWords = useSpanWords();
  const format = useFormatter();

  const named = (choices: readonly FilterChoice[], id: unknown): string | null =>
    id === undefined ? null : (choices.find((one) => one.id === String(id))?.label ?? list('gone'));
  const field = (name: keyof TicketQuery, label: string, choices: readonly FilterChoice[]): FilterField => ({
    name,
    label,
    kind: 'list',
    choices,
    value: named(choices, query[name]),
  });
  const several = (
    name: 'state' | 'priority',
    label: string,
    choices: readonly FilterChoice[],
  ): FilterField => ({
    name,
    label,
    kind: 'several',
    choices,
    value: query[name]
      ? format.list(
          query[name].map((id) => named(choices, id) ?? list('gone')),
          { type: 'disjunction' },
        )
      : null,
  });
  const yesOnly = (name: Switch, label: string): FilterField => ({
    name,
    label,
    kind: 'list',
    choices: [{ id: 'yes', label: list('yes') }],
    value: query[name] ? list('yes') : null,
  });
  const time = (name: 'reported' | 'solved', label: string, choices: readonly SpanWord[]): FilterField => ({
    name,
    label,
    kind: 'time',
    choices: choices.map((id) => ({ id, label: spanWords(id) })),
    value: query[name] === undefined ? null : spanWords(query[name]),
  });

  const people = sources.staff.map(({ id, name }) => ({ id, label: name }));
  const hasAssignee = query.view !== 'nobody' && query.view !== 'mine';
  const fields: FilterField[] = [
    several(
      'state',
      list('state'),
      statesOf(query.view).map((id) => ({ id, label: tickets(`state.${id}`) })),
    ),
    several(
      'priority',
      list('priority'),
      PRIORITIES.map((n) => ({ id: String(n), label: t('priorities.name', { n }) })),
    ),
    field(
      'team',
      t('team'),
      sources.teams.map(({ id, name }) => ({ id, label: name })),
    ),
    field('assignee', list('assignee'), hasAssignee ? [{ id: 'nobody', label: nobody }, ...people] : []),
    field('category', list('category'), [
      ...sources.categories.map(({ id, name, parent }) => ({ id, label: name, isBelow: parent !== null })),
      { id: 'none', label: list('noCategory') },
    ]),
    field('site', list('site'), [
      ...sources.sites.map(({ id, name }) => ({ id, label: name })),
      { id: 'none', label: list('noSite') },
    ]),
    {
      name: 'requester',
      label: list('requester'),
      kind: 'person',
      choices: [],
      value: query.requester ? (sources.requester ?? list('gone')) : null,
    },
    field(
      'hold',
      list('hold'),
      query.view === 'resolved' ? [] : HOLD_REASONS.map((id) => ({ id, label: tickets(`hold.${id}`) })),
    ),
    time('reported', list('reported'), [...PERIODS.filter((id) => id !== 'all'), ...AGES]),
    time('solved', list('solved'), PERIODS),
    yesOnly('reopened', list('reopened')),
    yesOnly('reporter', list('reportedByMe')),
    yesOnly('confidential', list('confidential')),
  ];
  // An assignee that the view itself decides can only be removed.
  return fields.filter((one) => one.value !== null || one.kind === 'person' || one.choices.length > 0);
}

/** A span of time in words: "Last 30 days", "1 to 3 days", "16 Nov", "1 Jan 2025 to 31 Mar 2025". */
export function useSpanWords(): (word: SpanWord) => string {
  const t = useTranslations('desk');
  return (word) => {
    const named = PERIODS.find((one) => one === word);
    if (named) return t(`periods.${named}`);
    if (isAge(word)) return t(`ages.${word}`);
    const range = rangeDates(word);
    return range
      ? t('periods.range', { from: dateWords(range[0], 'year'), to: dateWords(range[1], 'year') })
      : dateWords(word, 'year');
  };
}
