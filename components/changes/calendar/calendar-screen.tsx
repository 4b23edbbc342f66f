'use client';
import { ChevronLeft, ChevronRight, Plus } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { ButtonLink } from '#components/ui/button';
import { SkeletonRows } from '#components/ui/skeleton';
import { useTimes } from '#components/ui/when';
import type { DependantsAmong } from '#domain/asset/dependants';
import { FREEZE_KINDS, overlaps } from '#domain/change/schedule';
import { CALENDAR_VIEWS, type CalendarShare, type CalendarView } from '#domain/change/view';
import type { Id, Instant } from '#domain/kernel/types';
import type { FreezeRow, PlannedChange } from '#sync/views/change';
import { Agenda } from './agenda';
import { dayAt, dayName, daysOf, moved } from './days';
import { MonthGrid } from './month-grid';
import { ShareCalendar, type ShareDoors } from './share-sheet';
import { BAND, LOOK, shownOf } from './shown';
import { SidePanel } from './side-panel';
import { WeekGrid } from './week-grid';

interface CalendarScreenProps extends ShareDoors {
  shared: CalendarShare | null;
  view: CalendarView;
  /** The day that is asked for, as 2026-11-28; null: today. */
  on: string | null;
  changes: readonly PlannedChange[];
  freezes: readonly FreezeRow[];
  dependants: DependantsAmong;
  names: Readonly<Record<Id, string>>;
  chosen: string | null;
}

/** When what is changed, and when nothing is: by the week, the month, or as a list. */
export function CalendarScreen(props: CalendarScreenProps) {
  const { view, on, changes, freezes, dependants, names, chosen } = props;
  const { shared, share, endShare } = props;
  const t = useTranslations('changes.calendar');
  const words = useTranslations('changes');
  const { now } = useTimes();
  // Which day it is, and where it begins, only the reader's own clock says.
  if (now === null) return <SkeletonRows label={t('loading')} count={8} />;
  // A day is the reader's own: only their browser knows when it is noon.
  const asked = on === null ? Number.NaN : Date.parse(`${on}T12:00`);
  const at = Number.isNaN(asked) ? now : asked;
  const days = daysOf(view, at);
  const span = { from: days[0] ?? at, to: dayAt(days.at(-1) ?? at, 1) };
  const shown = shownOf(changes, dependants).filter((one) => overlaps(one, span));
  const frozen = freezes.filter((one) => one.active && overlaps(one, span));
  const row = changes.find(({ id }) => id === chosen) ?? null;
  const address = (to: { view?: CalendarView; on?: Instant; change?: string | null }) => {
    const change = to.change === undefined ? chosen : to.change;
    return `/desk/calendar?view=${to.view ?? view}&on=${dayName(to.on ?? at)}${change ? `&change=${change}` : ''}`;
  };
  const format = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });
  const named =
    view === 'month'
      ? new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric' }).format(at)
      : format.formatRange(span.from, dayAt(span.to, -1));
  const href = (change: string) => address({ change });
  return (
    <>
      <div className="flex flex-wrap items-center gap-2 border-b border-line px-4 py-2 text-sm desk:px-6">
        <ButtonLink
          href={address({ on: moved(view, at, -1) })}
          tone="text"
          size="sm"
          icon={<ChevronLeft className="rtl:-scale-x-100" />}
          aria-label={t('before')}
        />
        <p className="num font-medium" aria-live="polite">
          {named}
        </p>
        <ButtonLink
          href={address({ on: moved(view, at, 1) })}
          tone="text"
          size="sm"
          icon={<ChevronRight className="rtl:-scale-x-100" />}
          aria-label={t('after')}
        />
        <ButtonLink href={address({ on: now })} size="sm">
          {t('today')}
        </ButtonLink>
        <nav aria-label={t('views')} className="flex gap-1">
          {CALENDAR_VIEWS.map((one) => (
            <ButtonLink
              key={one}
              href={address({ view: one })}
              size="sm"
              tone={one === view ? 'secondary' : 'text'}
              aria-current={one === view ? 'page' : undefined}
            >
              {t(one)}
            </ButtonLink>
          ))}
        </nav>
        <span className="flex-1" />
        <ShareCalendar {...{ shared, share, endShare }} />
        <ButtonLink href="/desk/changes/new" size="sm" icon={<Plus />}>
          {words('new')}
        </ButtonLink>
      </div>
      <div className="flex min-h-0 flex-1 flex-col desk:flex-row">
        {view === 'week' ? (
          <WeekGrid {...{ days, shown, now, href, freezes: frozen, chosenId: chosen }} />
        ) : view === 'month' ? (
          <MonthGrid
            {...{ days, at, shown, now, href, freezes: frozen, chosenId: chosen }}
            weekHref={(day) => address({ view: 'week', on: day })}
          />
        ) : (
          <Agenda {...{ shown, href, freezes: frozen }} />
        )}
        {row ? (
          <SidePanel
            {...{ row, rows: changes, freezes, dependants, names }}
            now={Math.max(now, span.from)}
            closeHref={address({ change: null })}
          />
        ) : null}
      </div>
      {view === 'agenda' ? null : (
        <ul
          aria-label={t('legend')}
          className="flex flex-wrap gap-x-4 gap-y-1 border-t border-line px-4 py-2 text-xs text-ink-2 desk:px-6"
        >
          {(['approved', 'waits', 'collides'] as const).map((look) => (
            <li key={look} className="flex items-center gap-1.5">
              <span aria-hidden className={`h-3 w-4 rounded-tag ${LOOK[look]}`} />
              {t(look)}
            </li>
          ))}
          {FREEZE_KINDS.map((kind) => (
            <li key={kind} className="flex items-center gap-1.5">
              <span aria-hidden className={`h-3 w-4 rounded-tag ring-1 ring-line ring-inset ${BAND[kind]}`} />
              {t(kind)}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
