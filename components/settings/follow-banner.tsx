'use client';
import { RefreshCw } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { Banner } from '#components/ui/banner';
import { Button } from '#components/ui/button';
import { Meter } from '#components/ui/meter';
import type { Progress } from './use-recalculate';

interface FollowBannerProps {
  state: Progress;
  /** open tickets that do not follow yet */
  n: number;
  words: { running: string; title: string; about: string; start: string };
  onStart(all: number): void;
}

/** Open tickets that do not follow what was set: how many, the way to let them, and how far that has come. */
export function FollowBanner({ state, n, words, onStart }: FollowBannerProps) {
  const t = useTranslations('settings.priorities');
  return (
    <div className="px-4 pt-4 empty:hidden desk:px-6">
      {state.kind === 'going' ? (
        <Banner icon={<RefreshCw />} title={words.running}>
          <Meter
            label={words.running}
            value={state.done}
            max={state.all}
            valueText={t('progress', { done: state.done, all: state.all })}
            className="mt-2 max-w-100"
          />
          <p className="num mt-1.5">{t('progress', { done: state.done, all: state.all })}</p>
          <p className="text-ink-3">{t('leave')}</p>
        </Banner>
      ) : state.kind === 'stopped' ? (
        <Banner
          tone="warn"
          icon={<RefreshCw />}
          title={t('stopped', { left: state.left })}
          actions={
            <Button tone="ghost" size="sm" className="mt-3" onPress={() => onStart(state.left)}>
              {t('goOn')}
            </Button>
          }
        />
      ) : n > 0 ? (
        <Banner
          icon={<RefreshCw />}
          title={words.title}
          actions={
            <Button tone="ghost" size="sm" className="mt-3" onPress={() => onStart(n)}>
              {words.start}
            </Button>
          }
        >
          {words.about}
        </Banner>
      ) : null}
    </div>
  );
}
