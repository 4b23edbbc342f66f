'use client';
import { Clock, ClockAlert, OctagonAlert } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { useTimes } from '#components/ui/when';
import { DAY } from '#domain/kernel/types';
import type { Due } from '#domain/sla/due';

/** How a row says what presses: a sign and a few words. */
export const DUE_MARK =
  'num inline-flex items-center gap-1.25 align-middle font-medium whitespace-nowrap [&_.lucide]:size-3.75';

/** Hours count down; what is further away has a day. */
const COUNTED = DAY / 2;

interface DueMarkProps {
  due: Due;
  /** what this device has not sent may change it */
  isGuess?: boolean;
  /** it stands under a heading that has the day */
  daySaid?: boolean;
  /** it stands under the word Due */
  short?: boolean;
}

/** When the next promise is due: amber where a quarter of its time is left, red when it is over. */
export function DueMark({ due, isGuess = false, daySaid = false, short = false }: DueMarkProps) {
  const t = useTranslations('tickets.row');
  const times = useTimes();
  if (times.now === null) return null;
  const left = due.at - times.now;
  const isWarned = times.now >= due.warnAt;
  const way = Math.abs(left) >= COUNTED ? 'by' : left < 0 ? 'over' : 'left';
  const words = t(`${short ? 'dueShort' : 'due'}.${due.measure}.${way}`, {
    span: times.duration(left, true),
    when: daySaid ? times.clock(due.at) : times.dayClock(due.at),
  });
  return (
    <time
      dateTime={new Date(due.at).toISOString()}
      className={`${DUE_MARK} ${left < 0 ? 'text-danger' : isWarned ? 'text-warn' : 'text-ink-2'}`}
    >
      {left < 0 ? <OctagonAlert /> : isWarned ? <ClockAlert /> : <Clock />}
      {isGuess ? t('about', { words }) : words}
    </time>
  );
}
