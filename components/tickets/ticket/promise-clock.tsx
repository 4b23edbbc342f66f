'use client';
import { CircleCheck, CirclePause, Clock, ClockAlert, Hourglass, Moon, OctagonAlert } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { paceBy, useServiceLevels } from '#client/live/service-levels';
import { useTimeline } from '#client/live/ticket';
import { Button } from '#components/ui/button';
import { later, useOnceOpen } from '#components/ui/later';
import { useTimes } from '#components/ui/when';
import { inPromiseWords } from '#components/words/promise-words';
import { DAY, MINUTE } from '#domain/kernel/types';
import { clockHistory } from '#domain/sla/history';
import type { Pace } from '#domain/sla/run';
import type { TicketRow } from '#sync/views/ticket';
import { countsOnAt, railOf, type Standing, standings } from './promise-facts';
import { useWorkSpan } from './use-work-span';

const SegmentsSheet = later(() => import('./segments-sheet').then((part) => part.SegmentsSheet));

interface PromiseClockProps {
  ticket: TicketRow;
  unsent: number;
  className?: string;
}

/** What was promised for a ticket: how much is left, what the time was spent on, and why. */
export const PromiseClock = inPromiseWords(function PromiseClock({
  ticket,
  unsent,
  className = '',
}: PromiseClockProps) {
  const t = useTranslations('promises');
  const { now } = useTimes();
  const entries = useTimeline(ticket.id);
  const levels = useServiceLevels();
  const [isOpen, setOpen] = useState(false);
  const onceOpen = useOnceOpen(isOpen);
  if (!levels || !entries || now === null) return <div className={`min-h-28 ${className}`} />;
  const pace = paceBy(levels);
  const told = entries.map(({ data, ...entry }) => ({ ...entry, clock: data.clock }));
  const all = standings(ticket.sla, clockHistory(told, now, pace), now, pace);
  const [first, ...others] = all;
  if (!first) return null;
  const holdOf = (entryId: string) => entries.find(({ id }) => id === entryId)?.data.holdReason;
  return (
    <section aria-label={t('sheet')} className={className}>
      <Main of={first} now={now} pace={pace(first.measure)} isGuess={unsent > 0} holdOf={holdOf} />
      {others.length > 0 ? (
        <ul className="mt-2 flex flex-col gap-1">
          {others.map((one) => (
            <li key={one.measure}>
              <OneLine of={one} now={now} />
            </li>
          ))}
        </ul>
      ) : null}
      <Button tone="text" size="sm" className="mt-1 -ms-2" onPress={() => setOpen(true)}>
        {t('see')}
      </Button>
      {onceOpen ? (
        <SegmentsSheet
          isOpen={isOpen}
          onClose={() => setOpen(false)}
          all={all}
          levels={levels}
          entries={entries}
        />
      ) : null}
    </section>
  );
});

const TONE = { plain: 'text-ink', warn: 'text-warn', over: 'text-danger' } as const;
const RAN = { plain: 'bg-bar', warn: 'bg-warn-mark', over: 'bg-danger' } as const;

interface MainProps {
  of: Standing;
  now: number;
  pace: Pace;
  isGuess: boolean;
  holdOf: (entryId: string) => 'user' | 'vendor' | 'change' | 'parts' | undefined;
}

function Main({ of, now, pace, isGuess, holdOf }: MainProps) {
  const t = useTranslations('promises');
  const times = useTimes();
  const words = useWords(of, now);
  const workSpan = useWorkSpan();
  if (of.state === 'ended') return <OneLine of={of} now={now} isStrong />;
  const on = countsOnAt(of, now, pace);
  const pause = of.segments.findLast(({ runs }) => !runs);
  const why = pause && holdOf(pause.entryId);
  const span = pause && times.duration((pause.to ?? now) - pause.from);
  return (
    <>
      <p className="flex flex-wrap items-baseline justify-between gap-x-3 gap-y-0.5">
        <span
          className={`num inline-flex items-center gap-1.5 text-lg font-semibold tracking-[-0.01em] [&_.lucide]:size-4.5 ${TONE[of.tone]}`}
        >
          {of.tone === 'over' ? <OctagonAlert /> : of.tone === 'warn' ? <ClockAlert /> : null}
          {isGuess && of.tone !== 'over' ? t('about', { words }) : words}
        </span>
        {of.run.dueAt === null || isFar(of, now) ? null : (
          <span className="num text-sm text-ink-3">
            {t(`by.${of.measure}`, { when: times.dayClock(of.run.dueAt) })}
          </span>
        )}
      </p>
      <Rail of={of} now={now} />
      {of.run.dueAt === null || Math.abs(of.run.dueAt - now - of.left) < MINUTE ? null : (
        <Note icon={<Hourglass />}>
          {t(of.left < 0 ? 'workedOver' : 'worked', {
            span: workSpan(of.left),
            target: workSpan(of.run.target),
          })}
        </Note>
      )}
      {on === null ? null : <Note icon={<Moon />}>{t('closed', { when: times.dayClock(on) })}</Note>}
      {pause && span ? (
        <Note icon={<CirclePause />}>
          {pause.to === null
            ? t('pausedSince', { from: times.dayClock(pause.from), why: why ? t(`why.${why}`) : '' })
            : t('pausedFrom', {
                ...{ span, from: times.dayClock(pause.from), to: times.dayClock(pause.to) },
                why: why ? t(`why.${why}`) : '',
              })}
        </Note>
      ) : null}
    </>
  );
}

/** Hours count down by the clock on the wall; what is further away has a day. As in the list. */
const isFar = ({ run }: Standing, now: number): boolean =>
  run.dueAt !== null && Math.abs(run.dueAt - now) >= DAY / 2;

/** What is left, in words. */
function useWords(of: Standing, now: number): string {
  const t = useTranslations('promises');
  const times = useTimes();
  const workSpan = useWorkSpan();
  const { measure, left, state, run } = of;
  if (state === 'stands' || run.dueAt === null)
    return t(left < 0 ? 'pausedOver' : 'paused', { span: workSpan(left) });
  const over = run.dueAt < now;
  if (isFar(of, now)) return t(`${over ? 'farOver' : 'far'}.${measure}`, { when: times.dayClock(run.dueAt) });
  return t(`${over ? 'over' : 'left'}.${measure}`, { span: times.duration(run.dueAt - now) });
}

/** Over the time of day: solid where it ran, hatched where it stood, pale what is left. */
function Rail({ of, now }: { of: Standing; now: number }) {
  const t = useTranslations('promises');
  const times = useTimes();
  const { parts, end } = railOf(of, now);
  const sum = (runs: boolean) =>
    of.segments.reduce((all, one) => all + (one.runs === runs ? (one.to ?? now) - one.from : 0), 0);
  const label = t('rail', { ran: times.duration(sum(true)), stood: times.duration(sum(false)) });
  return (
    <>
      <div
        role="img"
        aria-label={label}
        className="relative mt-2.5 h-2.5 overflow-hidden rounded-[5px] bg-fill forced-colors:border"
      >
        {parts.map((part) => (
          <span
            key={part.from}
            className={`absolute inset-y-0 forced-colors:bg-[CanvasText] ${part.runs ? RAN[of.tone] : 'hatch'}`}
            style={{ insetInlineStart: `${part.from}%`, width: `${part.width}%` }}
          />
        ))}
      </div>
      <p className="num mt-1.5 flex justify-between gap-3 text-xs text-ink-3">
        <span>{times.dayClock(of.run.startedAt)}</span>
        {end > now ? <span className="text-ink-2">{t('now', { clock: times.clock(now) })}</span> : null}
        <span>{end > now ? times.dayClock(end) : t('now', { clock: times.clock(now) })}</span>
      </p>
    </>
  );
}

function Note({ icon, children }: { icon: React.ReactNode; children: React.ReactNode }) {
  return (
    <p className="num mt-2 flex gap-2 text-sm text-ink-2 [&_.lucide]:mt-0.5 [&_.lucide]:size-4 [&_.lucide]:flex-none [&_.lucide]:text-ink-3">
      {icon}
      <span>{children}</span>
    </p>
  );
}

/** A promise in one line: what is left of it, or whether it was kept. */
function OneLine({ of, now, isStrong = false }: { of: Standing; now: number; isStrong?: boolean }) {
  const t = useTranslations('promises');
  const workSpan = useWorkSpan();
  const words = useWords(of, now);
  const { run, state, measure, left } = of;
  const over = left < 0;
  const ended = {
    span: workSpan(run.used),
    target: workSpan(run.target),
    over: workSpan(left),
  };
  return (
    <span
      className={`num inline-flex items-center gap-1.5 [&_.lucide]:size-4 ${isStrong ? 'text-base font-medium' : 'text-sm'} ${over ? 'text-danger' : 'text-ink-2'}`}
    >
      {over ? (
        <OctagonAlert />
      ) : state === 'ended' ? (
        <CircleCheck className="text-ok" />
      ) : state === 'stands' ? (
        <CirclePause />
      ) : (
        <Clock />
      )}
      {state === 'ended'
        ? t(`${over ? 'missed' : 'kept'}.${measure}`, ended)
        : t('named', { title: t(`title.${measure}`), words })}
    </span>
  );
}
