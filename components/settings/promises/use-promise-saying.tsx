'use client';
import { useTranslations } from 'use-intl';
import type { Escalation, PolicyScope, Reopening, ResponseBy } from '#domain/sla/policy';
import type { HoldReason } from '#domain/ticket/states';
import type { MutationResult } from '#sync/protocol/result';
import { listWords, nameIn, type Says, useConditionSaying } from '../conditions/use-condition-saying';
import { type PromiseChoices, timeWords } from './promise-words';

type Value = MutationResult['merged'][number]['mine'];

/** A field of a promise and its value, as people read them. */
export function usePromiseSaying({ calendars, ...choices }: PromiseChoices) {
  const t = useTranslations('settings.promises');
  const none = useTranslations('settings')('merged.none');
  const hold = useTranslations('tickets.hold');
  const conditions = useConditionSaying(choices);
  const time = (value: Value) => (value === null ? t('noTime') : timeWords(Number(value), true, t));
  const markWords = ({ measure, percent, acts }: Escalation) =>
    t('mark', {
      ...{ measure: t(`measures.${measure}`), percent },
      acts: acts.map((act) => t(`act.${act}`)).join(', '),
    });
  const says: Says = {
    ...conditions,
    scope: [t('scope'), (value) => t(`scopes.${value as PolicyScope}`)],
    calendarId: [t('calendar'), (value) => nameIn(calendars)(String(value))],
    responseMinutes: [t('answer'), time],
    resolutionMinutes: [t('solution'), time],
    responseBy: [t('responseBy'), (value) => t(`responses.${value as ResponseBy}`)],
    pauseReasons: [t('pauses'), (value) => listWords<HoldReason>(value, hold, none)],
    onReopen: [t('onReopen'), (value) => t(`reopenings.${value as Reopening}`)],
    escalations: [t('escalation'), (value) => listWords<Escalation>(value, markWords, none)],
  };
  return (field: string, value: Value): { name: string; value: string } => {
    const [name, words] = says[field] ?? [field, String];
    return { name, value: words(value) };
  };
}
