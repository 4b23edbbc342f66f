'use client';
import { Play, Square, Timer } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { useTimeline } from '#client/live/ticket';
import { useTimer } from '#client/live/timer';
import { Button } from '#components/ui/button';
import { SectionHeading } from '#components/ui/section-heading';
import { useTimes } from '#components/ui/when';
import type { TicketRow } from '#sync/views/ticket';

const MINUTE = 60_000;

/** Time spent so far, and the timer that runs on this device. Nothing while there is neither. */
export function TimeSection({
  ticket,
  onLog,
  className,
}: {
  ticket: TicketRow;
  onLog: () => void;
  className?: string;
}) {
  const t = useTranslations('tickets.time');
  const times = useTimes();
  const entries = useTimeline(ticket.id);
  const timer = useTimer(ticket.id);
  const spent = (entries ?? []).reduce(
    (sum, entry) => sum + (entry.kind === 'work' ? (entry.data.minutes ?? 0) : 0),
    0,
  );
  if (spent === 0 && !timer.since) return null;
  const running = timer.since && times.now ? Math.max(0, times.now - timer.since) : null;
  return (
    <section className={className}>
      <SectionHeading className="pb-1">{t('title')}</SectionHeading>
      <div className="flex min-h-11 items-center gap-3 text-base [&>.lucide]:size-5 [&>.lucide]:text-ink-3">
        <Timer />
        <p className="num min-w-0 flex-1">
          <span className="font-medium">{t('spent', { span: times.duration(spent * MINUTE) })}</span>
          {running === null ? null : (
            <span className="block text-sm text-ink-3">
              {t('running', { span: times.duration(running) })}
            </span>
          )}
        </p>
        {timer.since ? (
          <Button size="sm" icon={<Square />} onPress={onLog}>
            {t('stop')}
          </Button>
        ) : (
          <Button size="sm" icon={<Play />} onPress={timer.start}>
            {t('start')}
          </Button>
        )}
      </div>
    </section>
  );
}
