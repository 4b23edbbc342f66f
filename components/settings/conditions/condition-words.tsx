import type { useTranslations } from 'use-intl';
import type { CategorySetting } from '#domain/settings/shapes';
import type { Conditions } from '#domain/ticket/conditions';

/** The words of `settings.conditions`. */
export type ConditionTranslator = ReturnType<typeof useTranslations<'settings.conditions'>>;

export interface Named {
  id: string;
  name: string;
  active: boolean;
}

/** What conditions are called. */
export interface ConditionNames {
  categories: readonly Named[];
  sites: readonly Named[];
  teams: readonly Named[];
}

/** What conditions can be made of. */
export interface ConditionChoices extends ConditionNames {
  categories: readonly CategorySetting[];
}

/** Names that stand in one line; of more the rest is counted. */
const SHOWN = 3;

/** "P1, P2; Network; House C", or "Every ticket". */
export function conditionWords(of: Conditions, names: ConditionNames, t: ConditionTranslator): string {
  const named = (ids: readonly string[], of: readonly Named[]) =>
    shortList(
      ids.flatMap((id) => of.find((one) => one.id === id)?.name ?? []),
      t,
    );
  const parts = [
    shortList(
      of.kinds.map((kind) => t(`kind.${kind}`)),
      t,
    ),
    of.priorities.map((n) => t('priority', { n })).join(', '),
    named(of.categoryIds, names.categories),
    named(of.siteIds, names.sites),
    named(of.teamIds, names.teams),
  ].filter((part) => part !== '');
  return parts.join('; ') || t('everything');
}

function shortList(words: readonly string[], t: ConditionTranslator): string {
  if (words.length <= SHOWN + 1) return words.join(', ');
  return t('more', { first: words.slice(0, SHOWN).join(', '), n: words.length - SHOWN });
}
