'use client';
import { useTranslations } from 'use-intl';
import type { Escalation, PolicyScope, Reopening, ResponseBy } from '#domain/sla/policy';
import type { HoldReason, TicketKind } from '#domain/ticket/states';
import type { MutationResult } from '#sync/protocol/result';
import { type PromiseChoices, timeWords } from './promise-words';

type Value = MutationResult['merged'][number]['mine'];

/** A field of a promise and its value, as people read them. */
export function usePromiseSaying({ calendars, categories, sites, teams }: PromiseChoices) {
  const t = useTranslations('settings.promises');
  const s = useTranslations('settings');
  const hold = useTranslations('tickets.hold');
  const list = <T,>(value: Value, word: (one: T) => string, none = t('any')) =>
    (JSON.parse(String(value)) as T[]).map(word).join(', ') || none;
  const named = (of: readonly { id: string; name: string }[]) => (id: string) =>
    of.find((one) => one.id === id)?.name ?? id;
  const time = (value: Value) => (value === null ? t('noTime') : timeWords(Number(value), true, t));
  const markWords = ({ measure, percent, acts }: Escalation) =>
    t('mark', {
      ...{ measure: t(`measures.${measure}`), percent },
      acts: acts.map((act) => t(`act.${act}`)).join(', '),
    });
  const says: Record<string, [name: string, words: (value: Value) => string]> = {
    name: [s('name'), String],
    scope: [t('scope'), (value) => t(`scopes.${value as PolicyScope}`)],
    position: [t('position'), String],
    active: [s('inUse'), (value) => s(value ? 'merged.yes' : 'merged.no')],
    kinds: [t('kinds'), (value) => list<TicketKind>(value, (kind) => t(`kind.${kind}`))],
    priorities: [t('priorities'), (value) => list<number>(value, (n) => t('priority', { n }))],
    categoryIds: [t('categories'), (value) => list(value, named(categories))],
    siteIds: [t('sites'), (value) => list(value, named(sites))],
    teamIds: [t('teams'), (value) => list(value, named(teams))],
    calendarId: [t('calendar'), (value) => named(calendars)(String(value))],
    responseMinutes: [t('answer'), time],
    resolutionMinutes: [t('solution'), time],
    responseBy: [t('responseBy'), (value) => t(`responses.${value as ResponseBy}`)],
    pauseReasons: [t('pauses'), (value) => list<HoldReason>(value, hold, s('merged.none'))],
    onReopen: [t('onReopen'), (value) => t(`reopenings.${value as Reopening}`)],
    escalations: [t('escalation'), (value) => list<Escalation>(value, markWords, s('merged.none'))],
  };
  return (field: string, value: Value): { name: string; value: string } => {
    const [name, words] = says[field] ?? [field, String];
    return { name, value: words(value) };
  };
}
