'use client';
import { useTranslations } from 'use-intl';
import { useMe } from '#components/shell/actor';
import { useDirectory } from '#components/shell/directory';
import type { Id } from '#domain/kernel/types';
import type { PersonRow } from '#sync/views/reference';

/** A person by name, "You" for oneself; empty for nobody. */
export function useNames(): (id: Id | null) => string {
  const t = useTranslations('tickets.facts');
  const { people } = useDirectory();
  const { actor } = useMe();
  return (id) => {
    if (id === null) return '';
    if (id === actor.id) return t('you');
    return people?.get(id)?.name ?? (people ? t('unknownPerson') : '');
  };
}

/** Where it is, in words: the site, then the place; empty when neither is known. */
export function usePlaceWords(): (ticket: { siteId: Id | null; place: string | null }) => string {
  const { sites } = useDirectory();
  return ({ siteId, place }) =>
    [siteId ? sites?.get(siteId)?.name : undefined, place].filter((part) => Boolean(part)).join(', ');
}

/** The category with its group: 'Network, Wi-Fi'; empty when none. */
export function useCategoryWords(): (id: Id | null) => string {
  const { categories } = useDirectory();
  return (id) => {
    const category = id ? categories?.get(id) : undefined;
    const group = category?.parentId ? categories?.get(category.parentId) : undefined;
    return [group?.name, category?.name].filter((part) => Boolean(part)).join(', ');
  };
}

/** The card of a person, when this device has it. */
export function usePersonOf(): (id: Id | null) => PersonRow | undefined {
  const { people } = useDirectory();
  return (id) => (id === null ? undefined : people?.get(id));
}

/** The name of a team. */
export function useTeamName(): (id: Id) => string {
  const { teams } = useDirectory();
  return (id) => teams?.get(id)?.name ?? '';
}

/**
 * What to call a person in a short line. Two words mean given name first; anything else is kept whole, because which
 * of three or more words is the given name differs by language.
 */
export function shortName(name: string): string {
  const words = name.trim().split(/\s+/u);
  const [first] = words;
  return words.length === 2 && first && /^\p{Script=Latin}/u.test(first) ? first : name;
}
