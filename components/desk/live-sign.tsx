'use client';
import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { LiveDot } from '#components/ui/badge';
import { useTimes } from '#components/ui/when';
import { useLive } from './live-provider';

/** "Live, changed 4 s ago" with its green point; "Last seen 14:02" when the server is out of reach. */
export function LiveSign() {
  const t = useTranslations('desk.live');
  const words = useTranslations('common.time');
  const times = useTimes();
  const { state, changedAt, seenAt } = useLive();
  useSeconds(state === 'live' && changedAt !== null);
  if (state === 'lost')
    return <span className="num text-ink-2">{t('lost', { clock: times.clock(seenAt ?? 0) })}</span>;
  if (state === 'connecting') return <span className="text-ink-3">{t('connecting')}</span>;
  return (
    <span className="num flex items-center gap-2 text-ink-2">
      <LiveDot />
      {changedAt === null
        ? t('live')
        : t('changed', { ago: words('ago', { span: times.duration(Date.now() - changedAt) }) })}
    </span>
  );
}

/** Draws again every second, as long as somebody looks. */
function useSeconds(on: boolean): void {
  const [, draw] = useState(0);
  useEffect(() => {
    if (!on) return;
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') draw((n) => n + 1);
    }, 1_000);
    return () => clearInterval(timer);
  }, [on]);
}
