'use client';
import { CircleCheck, MoonStar, WifiOff } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { Avatar } from '#components/ui/avatar';
import { Meter } from '#components/ui/meter';
import { useNow } from '#components/ui/use-now';
import { When } from '#components/ui/when';
import { isDark } from '#domain/assign/choose';
import type { BoardWorker } from '#domain/reports/board';

/** The words for what somebody has to do, of what they may have. */
export function useLoadWords() {
  const t = useTranslations('dispatch.worker');
  return ({ weight, limit }: Pick<BoardWorker, 'weight' | 'limit'>): string =>
    limit === null ? t('load', { weight }) : t('loadOf', { weight, limit });
}

/** Above somebody's column: who, how much they have, whether they are there, what they know. */
export function WorkerHead({ worker, most }: { worker: BoardWorker; most: number }) {
  const t = useTranslations('dispatch.worker');
  const loadOf = useLoadWords();
  const { name, weight, limit, skills } = worker;
  const load = loadOf(worker);
  const isFull = limit !== null && weight >= limit;
  return (
    <div className="flex-none border-b border-line px-3 pt-3 pb-2.5">
      <div className="flex items-center gap-2">
        <Avatar name={name} size="sm" />
        <h2 className="min-w-0 flex-1 truncate text-sm font-semibold">
          <bdi>{name}</bdi>
        </h2>
      </div>
      <Meter
        label={t('meter', { name, load })}
        value={weight}
        max={limit ?? Math.max(most, 1)}
        valueText={load}
        tone={isFull ? 'warn' : 'bar'}
        className="mt-2"
      />
      <p className={`num mt-1.5 text-xs ${isFull ? 'font-semibold text-warn' : 'text-ink-2'}`}>
        {t(isFull ? 'hasFull' : 'has', { n: worker.open, load })}
      </p>
      <p className="mt-1 flex min-h-4.5 flex-wrap items-center gap-x-3 gap-y-0.5 text-xs text-ink-3 [&_.lucide]:size-3.5">
        <Presence worker={worker} />
        <Contact worker={worker} />
      </p>
      <p className="mt-0.5 min-h-4.5 truncate text-xs text-ink-3" title={skills.join(', ')}>
        <bdi>{skills.join(', ')}</bdi>
      </p>
    </div>
  );
}

function Presence({ worker: { awayUntil, onShift } }: { worker: BoardWorker }) {
  const t = useTranslations('dispatch.worker');
  const now = useNow();
  if (awayUntil !== null && (now === null || awayUntil > now))
    return (
      <span className="inline-flex items-center gap-1.25 font-medium text-ink">
        <MoonStar />
        <span>{t.rich('away', { when: () => <When at={awayUntil} /> })}</span>
      </span>
    );
  return (
    <span className="inline-flex items-center gap-1.25">
      {onShift ? <CircleCheck /> : <MoonStar />}
      {t(onShift ? 'onShift' : 'offShift')}
    </span>
  );
}

/** Said only where it matters: no device of theirs was heard of lately. Neutral, as being without signal is normal. */
function Contact({ worker }: { worker: BoardWorker }) {
  const t = useTranslations('dispatch.worker');
  const now = useNow();
  const { lastContact } = worker;
  if (now === null || !isDark(worker, now)) return null;
  return (
    <span className="inline-flex items-center gap-1.25 text-ink-2">
      <WifiOff />
      {lastContact === null ? (
        t('never')
      ) : (
        <span>{t.rich('dark', { when: () => <When at={lastContact} /> })}</span>
      )}
    </span>
  );
}
