'use client';
import { Link } from 'react-aria-components/Link';
import { useTranslations } from 'use-intl';
import { useTimes } from '#components/ui/when';
import { overlaps } from '#domain/change/schedule';
import type { Instant } from '#domain/kernel/types';
import type { FreezeRow } from '#sync/views/change';
import { BandIcon } from './band-icon';
import { dayAt } from './days';
import { BAND, LOOK, type Shown } from './shown';

interface MonthGridProps {
  days: readonly Instant[];
  /** an instant of the month that is shown */
  at: Instant;
  shown: readonly Shown[];
  freezes: readonly FreezeRow[];
  now: Instant;
  chosenId: string | null;
  href(id: string): string;
  /** the week of a day */
  weekHref(day: Instant): string;
}

const MOST = 3;

/** A month by the day: what does not fit stands in its week. */
export function MonthGrid(props: MonthGridProps) {
  const { days, at, shown, freezes, now, chosenId, href, weekHref } = props;
  const t = useTranslations('changes.calendar');
  const times = useTimes();
  const month = new Date(at).getMonth();
  return (
    <section aria-label={t('month')} className="min-w-0 flex-1 overflow-x-auto">
      <div className="grid min-w-200 grid-cols-7">
        {days.map((day) => {
          const span = { from: day, to: dayAt(day, 1) };
          const own = shown.filter((one) => overlaps(one, span)).sort((a, b) => a.from - b.from);
          const bands = freezes.filter((one) => overlaps(one, span));
          const frozen = bands.some(({ kind }) => kind === 'freeze');
          const ground = frozen ? BAND.freeze : bands.length > 0 ? BAND.maintenance : '';
          const isToday = now >= span.from && now < span.to;
          return (
            <div key={day} className={`min-h-28 border-e border-b border-line p-1.5 ${ground}`}>
              <p
                className={`num mb-1 text-xs ${isToday ? 'font-semibold text-accent' : new Date(day).getMonth() === month ? 'text-ink-2' : 'text-ink-3'}`}
              >
                {new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric' }).format(day)}
              </p>
              {bands.map((one) => (
                <p
                  key={one.id}
                  className="mb-1 flex gap-1 rounded-tag bg-fill px-1.5 py-1 text-xs [&_.lucide]:size-3.5 [&_.lucide]:flex-none"
                >
                  <BandIcon kind={one.kind} />
                  <bdi className="truncate font-semibold">{one.name}</bdi>
                </p>
              ))}
              {own.slice(0, MOST).map(({ row, from, look }) => (
                <Link
                  key={row.id}
                  href={href(row.id)}
                  aria-current={row.id === chosenId ? 'true' : undefined}
                  className={`mb-1 block truncate rounded-tag px-1.5 py-1 text-xs ${row.id === chosenId ? 'bg-accent text-on-accent' : LOOK[look]}`}
                >
                  <span className="num">{times.clock(from)}</span>{' '}
                  <bdi className="font-semibold">{row.title}</bdi>
                  <span className="sr-only">, {t(look).toLowerCase()}</span>
                </Link>
              ))}
              {own.length > MOST ? (
                <Link href={weekHref(day)} className="num text-xs text-accent">
                  {t('more', { n: own.length - MOST })}
                </Link>
              ) : null}
            </div>
          );
        })}
      </div>
    </section>
  );
}
