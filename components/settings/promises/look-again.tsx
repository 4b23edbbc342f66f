'use client';
import { useTranslations } from 'use-intl';
import { FollowBanner } from '../follow-banner';
import { type RecalculateDoor, useRecalculate } from '../use-recalculate';

/** Open tickets that were promised something else than what is set now, and the way to look at them again. */
export function LookAgain({ n, door }: { n: number; door: RecalculateDoor }) {
  const t = useTranslations('settings.promises.again');
  const run = useRecalculate(door, (changed) => t('finished', { n: changed }));
  const words = {
    running: t('running'),
    title: t('title', { n }),
    about: t('about'),
    start: t('look', { n }),
  };
  return <FollowBanner state={run.state} n={n} words={words} onStart={run.start} />;
}
