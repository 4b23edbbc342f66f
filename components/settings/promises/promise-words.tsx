import type { useTranslations } from 'use-intl';
import type { CategorySetting } from '#domain/settings/shapes';
import type { StoredPromise } from './promise-form';

/** The words of `settings.promises`. */
export type PromiseTranslator = ReturnType<typeof useTranslations<'settings.promises'>>;

/** Working hours as promises need them. */
export interface HoursOf {
  id: string;
  name: string;
  active: boolean;
  /** never closed: 24 hours there are no three working days */
  always: boolean;
}

/** What conditions and hours are called. */
export interface Names {
  calendars: readonly HoursOf[];
  categories: readonly Named[];
  sites: readonly Named[];
  teams: readonly Named[];
}

/** What a promise can be made of. */
export interface PromiseChoices {
  calendars: readonly HoursOf[];
  categories: readonly CategorySetting[];
  sites: readonly Named[];
  teams: readonly Named[];
}

export interface Named {
  id: string;
  name: string;
  active: boolean;
}

/** "15 min", "1 h 30 min", "3 working days"; in hours that never close a day is not eight hours, so it stays hours. */
export function timeWords(minutes: number, always: boolean, t: PromiseTranslator): string {
  if (!always && minutes % 480 === 0) return t('workingDays', { n: minutes / 480 });
  const [h, m] = [Math.floor(minutes / 60), minutes % 60];
  if (h === 0) return t('minutes', { n: m });
  return m === 0 ? t('hours', { n: h }) : t('hoursMinutes', { h, m });
}

type Terms = Pick<StoredPromise, 'scope' | 'calendarId' | 'responseMinutes' | 'resolutionMinutes'>;

/** "answer within 15 min, solution within 4 h, Day and night". */
export function termsWords(of: Terms, calendars: readonly HoursOf[], t: PromiseTranslator): string {
  const hours = calendars.find(({ id }) => id === of.calendarId);
  const time = (minutes: number) => timeWords(minutes, hours?.always ?? false, t);
  const { responseMinutes: answer, resolutionMinutes: solution } = of;
  const times = [
    ...(answer === null ? [] : [t('answerWithin', { time: time(answer) })]),
    ...(solution === null
      ? []
      : [t(of.scope === 'team' ? 'doneWithin' : 'solutionWithin', { time: time(solution) })]),
  ].join(', ');
  return hours ? t('terms', { times, hours: hours.name }) : times;
}

type Conditions = Pick<StoredPromise, 'kinds' | 'priorities' | 'categoryIds' | 'siteIds' | 'teamIds'>;

/** Names that stand in one line; of more the rest is counted. */
const SHOWN = 3;

/** "P1, P2; Network; House C", or "Every ticket". */
export function conditionWords(of: Conditions, names: Names, t: PromiseTranslator): string {
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

function shortList(words: readonly string[], t: PromiseTranslator): string {
  if (words.length <= SHOWN + 1) return words.join(', ');
  return t('more', { first: words.slice(0, SHOWN).join(', '), n: words.length - SHOWN });
}
