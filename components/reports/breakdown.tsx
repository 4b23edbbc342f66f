'use client';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '#components/ui/button';
import type { BreakdownBy, BreakdownRow } from '#domain/reports/shapes';
import { FigureLink } from './key-figure';

interface LinkedRow extends BreakdownRow {
  createdHref: string;
  openHref: string;
}

/** Shown before one asks for all. */
const FIRST = 7;
const grid = 'grid grid-cols-[minmax(0,7.5rem)_1fr_3.5rem_2.75rem] items-center gap-2.5';

/** What the two columns of numbers are, at the end of the heading's line. */
export function BreakdownHead() {
  const t = useTranslations('desk.breakdown');
  return (
    <span className="flex gap-2.5 text-xs">
      <span className="w-14 text-end">{t('created')}</span>
      <span className="w-11 text-end">{t('open')}</span>
    </span>
  );
}

/** Tickets by one of their facts: how many were reported in the period, and how many are open now. */
export function Breakdown({ by, rows }: { by: BreakdownBy; rows: readonly LinkedRow[] }) {
  const t = useTranslations('desk.breakdown');
  const words = useTranslations('desk.priorities');
  const [isWhole, setWhole] = useState(false);
  const most = Math.max(1, ...rows.map((row) => row.created));
  const shown = isWhole ? rows : rows.slice(0, FIRST);
  const nameOf = (row: LinkedRow) =>
    by === 'priority'
      ? words('name', { n: Number(row.key) })
      : row.key === 'none'
        ? t(`none.${by}`)
        : (row.name ?? t('gone'));
  if (rows.length === 0) return <p className="text-ink-3">{t('nothing')}</p>;
  return (
    <>
      <ul>
        {shown.map((row) => {
          const name = nameOf(row);
          return (
            <li key={row.key} className={`${grid} min-h-11 dense:min-h-8`}>
              <span className="truncate text-ink-2">
                <bdi>{name}</bdi>
              </span>
              <span aria-hidden className="h-3.5">
                <span
                  className="block h-full rounded-[3px] bg-bar forced-colors:bg-[CanvasText]"
                  style={{ width: `${(row.created / most) * 100}%` }}
                />
              </span>
              <span className="num text-end font-semibold">
                <FigureLink href={row.createdHref} label={t('createdOf', { n: row.created, name })}>
                  {row.created}
                </FigureLink>
              </span>
              <span className="num text-end text-ink-2">
                <FigureLink href={row.openHref} label={t('openOf', { n: row.open, name })}>
                  {row.open}
                </FigureLink>
              </span>
            </li>
          );
        })}
      </ul>
      {rows.length > FIRST ? (
        <Button tone="text" size="sm" className="mt-1" onPress={() => setWhole(!isWhole)}>
          {isWhole ? t('fewer') : t('all', { n: rows.length })}
        </Button>
      ) : null}
    </>
  );
}
