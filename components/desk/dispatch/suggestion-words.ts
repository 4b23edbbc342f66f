'use client';
import { useTranslations } from 'use-intl';
import { useTimes } from '#components/ui/when';
import type { SuggestedPerson, TicketSuggestion } from '#domain/reports/board';
import { useLoadWords } from './worker-head';

/** Why somebody is suggested, in words: "on shift, has network, least open work (3 of 8)". */
export function useSuggestionWords() {
  const t = useTranslations('dispatch.to.why');
  const times = useTimes();
  const loadOf = useLoadWords();
  return ({ by, people, skills }: TicketSuggestion, person: SuggestedPerson): string => {
    const load = loadOf(person);
    const isFirst = people[0]?.id === person.id;
    const { lastContact: at } = person;
    // One without signal may have less to do, and comes behind all the same.
    const hasLeast = people.every(({ weight }) => weight >= person.weight);
    const order =
      isFirst && by === 'person'
        ? [t('person'), t('load', { load })]
        : isFirst && by === 'round'
          ? [t('turn', { load })]
          : isFirst
            ? [t(hasLeast ? 'least' : 'leastInReach', { load })]
            : [t('load', { load })];
    const dark = at === null ? t('never') : t('dark', { when: times.dayClock(at) });
    return [
      t('onShift'),
      ...(skills.length > 0 ? [t('skills', { skills: skills.join(', ') })] : []),
      ...order,
      ...(person.isDark ? [dark] : []),
    ].join(', ');
  };
}
