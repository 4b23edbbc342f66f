'use client';
import { Clock, ClockAlert, OctagonAlert } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { useTimes } from '#components/ui/when';
import { DAY } from '#domain/kernel/types';
import type { Due } from '#domain/sla/due';

/** Hours count down; what is further away has a day. As in the app. */
const COUNTED = DAY / 2;

/** When the next promise of a ticket is due, in words: amber where a quarter of its time is left, red when it is over. */
export function CardDue({ due }: { due: Due }) {
  const t = useTranslations('tickets.row');
  const times = useTimes();
  const { now } = times;
  if (now === null) return null;
  const left = due.at - now;
  const way = Math.abs(left) >= COUNTED ? 'by' : left < 0 ? 'over' : 'left';
  const words = { span: times.duration(left, true), when: times.dayClock(due.at) };
  const isNear = now >= due.warnAt;
  return (
    <span
      className={`num inline-flex items-center gap-1.25 font-medium whitespace-nowrap [&_.lucide]:size-3.75 ${left < 0 ? 'text-danger' : isNear ? 'text-warn' : 'text-ink-2'}`}
    >
      {left < 0 ? <OctagonAlert /> : isNear ? <ClockAlert /> : <Clock />}
      {t(`due.${due.measure}.${way}`, words)}
    </span>
  );
}
