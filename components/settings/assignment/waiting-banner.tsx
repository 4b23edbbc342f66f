'use client';
import { useTranslations } from 'use-intl';
import type { WaitingCount } from '#domain/settings/handing-out';
import { FollowBanner } from '../follow-banner';
import { type RecalculateDoor, useRecalculate } from '../use-recalculate';

/** Tickets that wait in queues though a rule is for them, and the way to have them handed out: asked, never by itself. */
export function WaitingBanner({ waiting, door }: { waiting: WaitingCount; door: RecalculateDoor }) {
  const t = useTranslations('settings.assignment.waiting');
  const run = useRecalculate(door, (changed) => t('finished', { n: changed }));
  const { n, isWhole } = waiting;
  const words = {
    running: t('running'),
    title: t(isWhole ? 'title' : 'titleMore', { n }),
    about: t('about'),
    start: t('go', { n }),
  };
  return <FollowBanner state={run.state} n={n} words={words} onStart={run.start} />;
}
