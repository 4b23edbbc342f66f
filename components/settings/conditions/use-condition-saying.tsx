'use client';
import { useTranslations } from 'use-intl';
import type { TicketKind } from '#domain/ticket/states';
import type { MutationResult } from '#sync/protocol/result';
import type { ConditionNames } from './condition-words';

type Value = MutationResult['merged'][number]['mine'];
/** Each field: its name, and its value as people read it. */
export type Says = Record<string, [name: string, words: (value: Value) => string]>;

/** A list that stands as text, one word for each. */
export const listWords = <T,>(value: Value, word: (one: T) => string, none: string): string =>
  (JSON.parse(String(value)) as T[]).map(word).join(', ') || none;

/** What something is called, by its id. */
export const nameIn = (of: readonly { id: string; name: string }[]) => (id: string) =>
  of.find((one) => one.id === id)?.name ?? id;

/** Fields that promises and rules have both, in words. */
export function useConditionSaying({ categories, sites, teams }: ConditionNames): Says {
  const t = useTranslations('settings.conditions');
  const s = useTranslations('settings');
  const list = <T,>(value: Value, word: (one: T) => string) => listWords(value, word, t('any'));
  return {
    name: [s('name'), String],
    position: [s('order.position'), String],
    active: [s('inUse'), (value) => s(value ? 'merged.yes' : 'merged.no')],
    kinds: [t('kinds'), (value) => list<TicketKind>(value, (kind) => t(`kind.${kind}`))],
    priorities: [t('priorities'), (value) => list<number>(value, (n) => t('priority', { n }))],
    categoryIds: [t('categories'), (value) => list(value, nameIn(categories))],
    siteIds: [t('sites'), (value) => list(value, nameIn(sites))],
    teamIds: [t('teams'), (value) => list(value, nameIn(teams))],
  };
}
