import type { useTranslations } from 'use-intl';
import type { ConditionChoices, ConditionNames } from '../conditions/condition-words';
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
export interface Names extends ConditionNames {
  calendars: readonly HoursOf[];
}

/** What a promise can be made of. */
export interface PromiseChoices extends ConditionChoices {
  calendars: readonly HoursOf[];
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
