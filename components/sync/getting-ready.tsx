'use client';
import { Check, CircleDashed } from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { Fetching, GettingReady as Getting } from '#client/live/ready';
import { useSync } from '#components/shell/sync-facts';
import { Meter } from '#components/ui/meter';

const STEPS = ['rows', 'pins', 'code', 'keep'] as const;

/** Getting ready, step by step: what is done, and what is still on its way. It can be left. */
export function GettingReady({ fetching, getting }: { fetching: Fetching | undefined; getting: Getting }) {
  const t = useTranslations('sync.ready');
  const { online, caughtUp } = useSync();
  const isDone = {
    rows: caughtUp && fetching?.loaded === null && !fetching.firstLoad,
    pins: caughtUp && fetching?.pins === 0,
    code: getting.code !== 'coming',
    keep: getting.promised !== null,
  };
  const done = STEPS.filter((step) => isDone[step]).length;
  if (done === STEPS.length) return null;
  const words = t('steps', { done, total: STEPS.length });
  return (
    <div className="mt-3.5 border-t border-line pt-3.5">
      <div className="flex items-baseline justify-between gap-3 text-base">
        <span className="font-medium">{t('getting')}</span>
        <span className="num text-sm text-ink-3">{words}</span>
      </div>
      <Meter label={t('getting')} value={done} max={STEPS.length} valueText={words} className="mt-2" />
      <ul className="mt-2.5 flex flex-col gap-1.5 text-sm text-ink-2 [&_.lucide]:size-4">
        {STEPS.map((step) => (
          <li key={step} className="flex items-center gap-2">
            {isDone[step] ? <Check className="text-ok" /> : <CircleDashed className="text-ink-3" />}
            <span className={isDone[step] ? '' : 'text-ink'}>{t(`step.${step}`)}</span>
            {step === 'rows' && !isDone.rows && fetching?.loaded ? (
              <span className="num text-ink-3">{t('loaded', { count: fetching.loaded })}</span>
            ) : null}
          </li>
        ))}
      </ul>
      {online ? null : <p className="mt-2 text-sm text-ink-3">{t('waits')}</p>}
    </div>
  );
}
