'use client';
import { useTimeZone, useTranslations } from 'use-intl';
import {
  agoWords,
  clock24,
  dayClock,
  dayWord,
  durationWords,
  type TimeContext,
  twoClocks,
} from './time-words';
import { useNow } from './use-now';

/** English dates in the order of the rest of the world: '16 Nov'. */
export const DATE_LOCALE = 'en-GB';

/** Everything about times in words, bound to the reader's zone and language. Durations are ms, instants ms since the epoch. */
export function useTimes() {
  const t = useTranslations('common.time');
  const timeZone = useTimeZone() ?? 'UTC';
  const live = useNow();
  const now = live ?? 0;
  const context: TimeContext = { t: (key, values) => t(key, values as never), timeZone, locale: DATE_LOCALE };
  return {
    /** null until the device's clock is known (server render) */
    now: live,
    clock: (at: number) => clock24(at, context),
    day: (at: number) => dayWord(at, now, context),
    dayClock: (at: number) => dayClock(at, now, context),
    ago: (at: number) => agoWords(at, now, context),
    duration: (ms: number, short = false) => durationWords(ms, context, short),
    twoClocks: (happened: number, received: number | null) => twoClocks(happened, received, now, context),
  };
}

export interface WhenProps {
  /** ms since the epoch */
  at: number;
  /** clock: '14:07' today, else with its day. ago: '4 min ago'. day: the day alone */
  as?: 'clock' | 'ago' | 'day';
  className?: string;
}

/** An instant in words, with the machine's form beside it. Empty until the device's clock is known. */
export function When({ at, as = 'clock', className = '' }: WhenProps) {
  const times = useTimes();
  const words =
    times.now === null
      ? ''
      : as === 'ago'
        ? times.ago(at)
        : as === 'day'
          ? times.day(at)
          : times.dayClock(at);
  return (
    <time dateTime={new Date(at).toISOString()} className={`num ${className}`}>
      {words}
    </time>
  );
}

/** '13:52, on the server 13:58': two clocks when they differ by more than two minutes. */
export function TwoClocks({
  happened,
  received,
  className = '',
}: {
  happened: number;
  received: number | null;
  className?: string;
}) {
  const times = useTimes();
  return (
    <time dateTime={new Date(happened).toISOString()} className={`num ${className}`}>
      {times.now === null ? '' : times.twoClocks(happened, received)}
    </time>
  );
}
