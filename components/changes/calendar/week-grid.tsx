'use client';
import { useEffect, useRef } from 'react';
import { Link } from 'react-aria-components/Link';
import { useTranslations } from 'use-intl';
import { useTimes } from '#components/ui/when';
import type { Instant } from '#domain/kernel/types';
import type { FreezeRow } from '#sync/views/change';
import { BandIcon } from './band-icon';
import { dayAt, placedIn } from './days';
import { BAND, LOOK, type Shown } from './shown';

interface WeekGridProps {
  days: readonly Instant[];
  shown: readonly Shown[];
  freezes: readonly FreezeRow[];
  now: Instant;
  chosenId: string | null;
  href(id: string): string;
}

const HOURS = Array.from({ length: 12 }, (_, n) => 2 * n);
/** px of a day, and of what is seen of it before what is looked for. */
const TALL = 960;
const BEFORE = 90;

/** A week by the hour. */
export function WeekGrid({ days, shown, freezes, now, chosenId, href }: WeekGridProps) {
  const t = useTranslations('changes.calendar');
  const times = useTimes();
  const scroll = useRef<HTMLElement>(null);
  // A day begins at midnight, which is rarely what anybody looks for: the chosen change, today the present, else the first.
  const [first] = [...shown].sort((a, b) => a.from - b.from);
  const isNow = days.some((day) => now >= day && now < dayAt(day, 1));
  const about = shown.find(({ row }) => row.id === chosenId)?.from ?? (isNow ? now : (first?.from ?? null));
  const top = about === null ? 8 / 24 : timeOfDay(about);
  useEffect(() => {
    scroll.current?.scrollTo({ top: Math.max(0, top * TALL - BEFORE) });
  }, [top]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard
    <section ref={scroll} aria-label={t('week')} tabIndex={0} className="min-h-0 flex-1 overflow-auto">
      <div className="grid min-w-200 grid-cols-[3.5rem_repeat(7,minmax(0,1fr))]">
        <span className="sticky top-0 z-10 border-b border-line bg-surface" />
        {days.map((day) => (
          <DayHead key={day} day={day} now={now} />
        ))}
        <div className="relative" style={{ height: TALL }}>
          {HOURS.map((hour) => (
            <span
              key={hour}
              aria-hidden
              style={{ top: (hour / 24) * TALL }}
              className="num absolute end-2 text-xs text-ink-3"
            >
              {`${String(hour).padStart(2, '0')}:00`}
            </span>
          ))}
        </div>
        {days.map((day) => (
          <div key={day} className="relative border-s border-line" style={{ height: TALL }}>
            {HOURS.map((hour) => (
              <span
                key={hour}
                aria-hidden
                style={{ top: (hour / 24) * TALL }}
                className="absolute inset-x-0 border-t border-line"
              />
            ))}
            {placedIn(day, freezes).map(({ item, top, height }) => (
              <div
                key={item.id}
                style={{ top: top * TALL, height: height * TALL }}
                className={`absolute inset-x-0 overflow-hidden border-t-2 ${item.kind === 'freeze' ? 'border-ink-2' : 'border-ok-mark'} ${BAND[item.kind]}`}
              >
                <p
                  className={`flex gap-1.5 p-2 text-xs [&_.lucide]:size-4 [&_.lucide]:flex-none ${item.kind === 'freeze' ? 'bg-fill' : 'text-ok'}`}
                >
                  <BandIcon kind={item.kind} />
                  <bdi className="font-semibold">{item.name}</bdi>
                </p>
              </div>
            ))}
            {placedIn(day, shown).map(({ item, top, height, lane, lanes }) => (
              <Link
                key={item.row.id}
                href={href(item.row.id)}
                aria-current={item.row.id === chosenId ? 'true' : undefined}
                style={{
                  ...{ top: top * TALL, height: Math.max(height * TALL, 40) },
                  ...{ insetInlineStart: `${(lane / lanes) * 100}%`, width: `calc(${100 / lanes}% - 4px)` },
                }}
                className={`absolute ms-0.5 overflow-hidden rounded-tag px-2 py-1 text-xs data-hovered:brightness-95 ${item.row.id === chosenId ? 'bg-accent text-on-accent' : LOOK[item.look]}`}
              >
                <bdi className={`font-semibold ${height * TALL < 60 ? 'line-clamp-1' : 'line-clamp-2'}`}>
                  {item.row.title}
                </bdi>
                <span className="num">
                  {[times.clock(item.from), item.look === 'approved' ? '' : lower(t(item.look))]
                    .filter(Boolean)
                    .join(', ')}
                </span>
              </Link>
            ))}
            {now >= day && now < dayAt(day, 1) ? (
              <span
                aria-hidden
                style={{ top: ((now - day) / (dayAt(day, 1) - day)) * TALL }}
                className="absolute inset-x-0 border-t-2 border-danger-solid before:absolute before:-start-1 before:-top-1.25 before:size-2 before:rounded-full before:bg-danger-solid"
              />
            ) : null}
          </div>
        ))}
      </div>
    </section>
  );
}

/** Part of its day that has passed, 0 to 1. */
function timeOfDay(at: Instant): number {
  const time = new Date(at);
  return (time.getHours() + time.getMinutes() / 60) / 24;
}

const lower = (words: string): string => words.toLowerCase();

function DayHead({ day, now }: { day: Instant; now: Instant }) {
  const t = useTranslations('changes.calendar');
  const words = new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric' }).format(day);
  const isToday = now >= day && now < dayAt(day, 1);
  return (
    <p
      className={`num sticky top-0 z-10 border-s border-b border-line bg-surface px-2 py-2.5 text-sm font-semibold ${isToday ? 'text-accent' : 'text-ink-3'}`}
    >
      {isToday ? t('isToday', { day: words }) : words}
    </p>
  );
}
