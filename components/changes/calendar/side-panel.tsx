'use client';
import { ExternalLink, Gauge, TriangleAlert, Users, X } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { ButtonLink } from '#components/ui/button';
import { Fact, Facts } from '#components/ui/facts';
import { useTimes } from '#components/ui/when';
import { approvals } from '#domain/approval/approval';
import type { DependantsAmong } from '#domain/asset/dependants';
import { minutesOf } from '#domain/change/change';
import { collisionsOf, freeWindows, maintenanceAround } from '#domain/change/schedule';
import type { Id, Instant } from '#domain/kernel/types';
import type { FreezeRow, PlannedChange } from '#sync/views/change';
import { inTheWay, plannedOf } from '../planned-of';

interface SidePanelProps {
  row: PlannedChange;
  rows: readonly PlannedChange[];
  freezes: readonly FreezeRow[];
  dependants: DependantsAmong;
  names: Readonly<Record<Id, string>>;
  now: Instant;
  closeHref: string;
}

/** The chosen change beside the calendar: what is in its way, and when nothing would be. */
export function SidePanel({ row, rows, freezes, dependants, names, now, closeHref }: SidePanelProps) {
  const t = useTranslations('changes');
  const times = useTimes();
  const own = plannedOf(row);
  if (!own) return null;
  const others = inTheWay(rows);
  const leaning = (id: Id) => dependants[id] ?? [];
  const found = collisionsOf(own, others, leaning);
  const over = row.state === 'review' || row.state === 'closed';
  const free = over
    ? []
    : freeWindows(own, others, freezes, { after: now, siteId: row.siteId, many: 3, dependants: leaning });
  const groups = row.approval?.groups ?? [];
  return (
    <aside
      aria-label={t('calendar.details')}
      className="min-w-0 border-t border-line px-4 py-4 text-sm desk:w-80 desk:flex-none desk:border-s desk:border-t-0"
    >
      <p className="num flex items-center text-ink-3">
        <span className="flex-1">{row.number}</span>
        <ButtonLink
          href={`/desk/changes/${row.id}`}
          tone="text"
          size="sm"
          icon={<ExternalLink />}
          aria-label={t('calendar.openIt', { number: row.number ?? row.title })}
        />
        <ButtonLink href={closeHref} tone="text" size="sm" icon={<X />} aria-label={t('calendar.close')} />
      </p>
      <h2 className="mt-1 text-md font-semibold">
        <bdi>{row.title}</bdi>
      </h2>
      <p className="num mt-1 text-ink-2">
        {t('span', { from: times.dayClock(own.from), to: times.dayClock(own.to) })}
      </p>
      <p className="mt-1 flex flex-wrap gap-x-3 text-ink-2 [&_.lucide]:size-4">
        {row.riskLevel ? (
          <span className="flex items-center gap-1">
            <Gauge />
            {t(`riskLevel.${row.riskLevel}`)}
          </span>
        ) : null}
        {groups.map((group, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: groups keep their places
          <span key={at} className="num flex items-center gap-1">
            <Users />
            {t('progressVotes', {
              ...{ done: String(approvals(group)), all: String(group.needed) },
              name: row.approval?.names[at] ?? '',
            })}
          </span>
        ))}
      </p>
      {over
        ? null
        : found.map((one) => {
            const other = rows.find(({ id }) => id === one.id);
            return (
              <div key={one.id} className="mt-3 rounded-group bg-warn-soft p-3">
                <p className="flex items-center gap-2 font-semibold text-warn [&_.lucide]:size-4">
                  <TriangleAlert />
                  {t('calendar.collidesFor', { span: times.duration(one.common) })}
                </p>
                <p>
                  <bdi>{t('calendar.with', { number: other?.number ?? '', title: other?.title ?? '' })}</bdi>
                  {t('because', {
                    ...{ assets: one.assetIds.length, dependants: one.dependantIds.length },
                    people: one.peopleIds.length,
                  })}
                </p>
              </div>
            );
          })}
      <Facts className="mt-3">
        <Fact name={t('touches')}>{t('assets', { n: row.assetIds.length })}</Fact>
        <Fact name={t('owner')}>
          <bdi>{(row.ownerId && names[row.ownerId]) || t('nobody')}</bdi>
        </Fact>
        <Fact name={t('plan')}>{t('planSum', { count: row.plan.length, minutes: minutesOf(row.plan) })}</Fact>
        <Fact name={t('state')}>{t(`states.${row.state}`)}</Fact>
      </Facts>
      {over ? null : (
        <section aria-label={t('freeWindows')} className="mt-4">
          <h3 className="font-semibold">{t('freeWindows')}</h3>
          {free.length === 0 ? <p className="text-ink-3">{t('noFree')}</p> : null}
          <ul className="divide-y divide-line">
            {free.map((span) => (
              <li key={span.from} className="num flex justify-between gap-3 py-2">
                <span>
                  {t('span', {
                    from: `${times.day(span.from)} ${times.clock(span.from)}`,
                    to: times.clock(span.to),
                  })}
                </span>
                <span className="truncate text-ink-3">
                  {maintenanceAround(freezes, span, row.siteId)?.name ?? t('free')}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </aside>
  );
}
