'use client';
import { useTranslations } from 'use-intl';
import type { Strategy } from '#domain/assign/rule';
import type { MutationResult } from '#sync/protocol/result';
import type { ConditionNames } from '../conditions/condition-words';
import { listWords, nameIn, type Says, useConditionSaying } from '../conditions/use-condition-saying';
import type { Member } from './rule-words';

/** A field of a rule and its value, as people read them. */
export function useRuleSaying({ members, ...choices }: ConditionNames & { members: readonly Member[] }) {
  const t = useTranslations('settings.assignment');
  const none = useTranslations('settings')('merged.none');
  const conditions = useConditionSaying(choices);
  const says: Says = {
    ...conditions,
    toTeamId: [t('toTeam'), (id) => (id === null ? t('sameTeam') : nameIn(choices.teams)(String(id)))],
    toPersonId: [t('toPerson'), (id) => (id === null ? none : nameIn(members)(String(id)))],
    strategy: [t('how'), (value) => t(`hows.${value as Strategy}`)],
    skills: [t('skills'), (value) => listWords<string>(value, String, none)],
  };
  return (field: string, value: MutationResult['merged'][number]['mine']) => {
    const [name, words] = says[field] ?? [field, String];
    return { name, value: words(value) };
  };
}
