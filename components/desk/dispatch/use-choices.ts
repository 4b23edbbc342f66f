'use client';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { Id } from '#domain/kernel/types';
import type { BoardCard, TicketSuggestion } from '#domain/reports/board';
import type { PersonLine } from './person-choice';
import { useSuggestionWords } from './suggestion-words';
import { useLoadWords } from './worker-head';

/** No person: back to the queue; each to whoever comes first. */
export const NOBODY = 'nobody';
export const SPREAD = 'spread';

export interface Choices {
  parts: { title: string | null; lines: PersonLine[] }[];
  /** all that can be chosen */
  ids: string[];
  /** what is suggested; null: nothing can be chosen */
  first: string | null;
  /** nobody is in the team */
  isEmpty: boolean;
}

const NONE: Choices = { parts: [], ids: [], first: null, isEmpty: false };

/**
 * What the suggestions of one ticket or several come to, in words and in their order.
 * @param dealt of several, who would get which
 */
export function useChoices(
  plan: readonly TicketSuggestion[] | null,
  cards: readonly BoardCard[],
  dealt: ReactNode,
): Choices {
  const t = useTranslations('dispatch.to');
  const reasons = useTranslations('settings.assignment.dry.reasons');
  const sayWhy = useSuggestionWords();
  const loadOf = useLoadWords();
  const [one] = plan ?? [];
  if (!plan || !one) return NONE;
  const isOne = plan.length === 1;

  const over = new Map<Id, PersonLine>();
  for (const suggestion of plan)
    for (const { id, name, reason } of suggestion.over)
      if (!over.has(id)) over.set(id, { id, label: name, why: reasons(reason) });
  const all = isOne ? one.people : everybody(plan);
  const able = all
    .filter(({ id }) => !over.has(id))
    .map((person) => ({
      id: person.id,
      label: person.name,
      why: isOne ? sayWhy(one, person) : t('why.load', { load: loadOf(person) }),
    }));
  const back = cards.some(({ assigneeId }) => assigneeId !== null);
  const byRules = one.rule ? t('byRule', { name: one.rule }) : t('byTeam');
  const parts: Choices['parts'] = [
    ...(isOne ? [] : [{ title: null, lines: [{ id: SPREAD, label: t('spread'), why: dealt }] }]),
    { title: isOne ? byRules : t('toOne'), lines: able },
    { title: t(isOne ? 'passed' : 'passedMany'), lines: [...over.values()] },
    { title: null, lines: back ? [{ id: NOBODY, label: t('nobody'), why: null }] : [] },
  ];
  const ids = parts.flatMap(({ lines }) => lines.map(({ id }) => id));
  const isEmpty = able.length === 0 && over.size === 0;
  // Whoever is passed over is never what is suggested.
  const first = isOne ? (able[0]?.id ?? null) : SPREAD;
  return { parts, ids, first, isEmpty };
}

/** Everybody who could get any of them, as they are before they get one. */
function everybody(plan: readonly TicketSuggestion[]) {
  const found = new Map<Id, TicketSuggestion['people'][number]>();
  for (const { people } of plan) for (const one of people) if (!found.has(one.id)) found.set(one.id, one);
  return [...found.values()];
}
