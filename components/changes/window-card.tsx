'use client';
import { CalendarCheck, Snowflake, TriangleAlert } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { useTimes } from '#components/ui/when';
import { collisionsOf, freezesIn, maintenanceAround, type Span } from '#domain/change/schedule';
import { HOUR } from '#domain/kernel/types';
import { inTheWay, plannedOf } from './planned-of';
import type { ChangeView } from './view';

/** When it is done, what is in its way at that time, and whether there is a freeze. */
export function WindowCard({
  change,
  others,
  freezes,
  dependants,
}: Pick<ChangeView, 'change' | 'others' | 'freezes' | 'dependants'>) {
  const t = useTranslations('changes');
  const times = useTimes();
  const own = plannedOf(change);
  if (!own) return <p className="text-ink-3">{t('noWindow')}</p>;
  if (times.now === null) return <p aria-busy className="h-11" />;
  const found = collisionsOf(own, inTheWay(others), (id) => dependants[id] ?? []);
  const title = (id: string) => {
    const row = others.find((one) => one.id === id);
    return `${row?.number ?? ''} ${row?.title ?? ''}`.trim();
  };
  const frozen = freezesIn(freezes, own, change.siteId);
  const kept = maintenanceAround(freezes, own, change.siteId);
  const bars = found.flatMap((one) => {
    const span = inTheWay(others).find(({ id }) => id === one.id);
    return span ? [{ id: one.id, label: title(one.id), span }] : [];
  });
  return (
    <div>
      <p className="num flex justify-between gap-3">
        <span className="font-medium">
          {t('span', { from: times.dayClock(own.from), to: times.dayClock(own.to) })}
        </span>
        <span className="text-ink-3">{t('minutes', { n: Math.round((own.to - own.from) / 60_000) })}</span>
      </p>
      <Bars own={own} label={t('thisChange')} others={bars} />
      {found.map((one) => (
        <p
          key={one.id}
          className="mt-2 flex gap-2 [&_.lucide]:size-5 [&_.lucide]:flex-none [&_.lucide]:text-warn"
        >
          <TriangleAlert />
          <span>
            <b className="font-semibold">
              {t('overlaps', { span: times.duration(one.common), title: title(one.id) })}
            </b>
            {t('because', {
              ...{ assets: one.assetIds.length, dependants: one.dependantIds.length },
              people: one.peopleIds.length,
            })}
          </span>
        </p>
      ))}
      {kept ? (
        <p className="mt-2 flex gap-2 [&_.lucide]:size-5 [&_.lucide]:flex-none [&_.lucide]:text-ok">
          <CalendarCheck />
          <span>{t('inMaintenance', { name: kept.name })}</span>
        </p>
      ) : null}
      {frozen.map((one) => (
        <p key={one.id} className="mt-2 flex gap-2 [&_.lucide]:size-5 [&_.lucide]:flex-none">
          <Snowflake />
          <span>
            <b className="font-semibold">{t('frozen', { name: one.name })}</b>{' '}
            {t('frozenText', { from: times.dayClock(one.from), to: times.dayClock(one.to) })}
          </span>
        </p>
      ))}
      <p className="mt-2 text-ink-3 empty:hidden">
        {[found.length === 0 ? t('noCollision') : '', frozen.length === 0 ? t('noFreeze') : '']
          .filter((words) => words !== '')
          .join(' ')}
      </p>
      {change.overrideReason ? (
        <p className="mt-2 font-medium text-warn">{t('overridden', { reason: change.overrideReason })}</p>
      ) : null}
    </div>
  );
}

interface BarsProps {
  own: Span;
  label: string;
  others: { id: string; label: string; span: Span }[];
}

/** The window beside those that are in its way, an hour before and after. The same is said in words below. */
function Bars({ own, label, others }: BarsProps) {
  const times = useTimes();
  const from = Math.floor((own.from - HOUR / 2) / HOUR) * HOUR;
  const to = Math.ceil((own.to + HOUR / 2) / HOUR) * HOUR;
  const every = Math.max(HOUR, Math.ceil((to - from) / 4 / HOUR) * HOUR);
  const marks = Array.from({ length: Math.ceil((to - from) / every) }, (_, n) => from + n * every);
  const place = (span: Span) => {
    const [a, b] = [Math.max(span.from, from), Math.min(span.to, to)];
    return {
      marginInlineStart: `${((a - from) / (to - from)) * 100}%`,
      width: `${((b - a) / (to - from)) * 100}%`,
    };
  };
  const bar = 'mt-1 truncate rounded-tag px-2 py-1 text-sm font-medium';
  return (
    <div aria-hidden className="relative mt-3 overflow-hidden pt-5 pb-1">
      {marks.map((at) => (
        <span
          key={at}
          style={{ insetInlineStart: `${((at - from) / (to - from)) * 100}%` }}
          className="num absolute inset-y-0 border-s border-line ps-1.5 text-xs text-ink-3"
        >
          {times.clock(at)}
        </span>
      ))}
      <p style={place(own)} className={`relative bg-accent text-on-accent ${bar}`}>
        {label}
      </p>
      {others.map((one) => (
        <p
          key={one.id}
          style={place(one.span)}
          className={`relative bg-warn-soft text-warn ring-[1.5px] ring-warn-mark ring-inset ${bar}`}
        >
          {one.label}
        </p>
      ))}
    </div>
  );
}
