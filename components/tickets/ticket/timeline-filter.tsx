'use client';
import { useTranslations } from 'use-intl';
import type { TimelineKind } from '#domain/ticket/timeline-kinds';

/** What of a timeline is shown. */
export type Filter = 'all' | 'talk' | 'time';
export const FILTERS: readonly Filter[] = ['all', 'talk', 'time'];

/** Kinds of entries behind each filter. */
const KINDS: Record<Exclude<Filter, 'all'>, readonly TimelineKind[]> = {
  talk: ['comment', 'note', 'rate'],
  time: ['work', 'travel', 'arrive'],
};

export const isShown = (kind: TimelineKind, filter: Filter): boolean =>
  filter === 'all' || KINDS[filter].includes(kind);

/** What stands there when nothing passes the filter. */
export function NothingShown({ filter }: { filter: Filter }) {
  const t = useTranslations('tickets');
  return <p className="text-base text-ink-3">{t(filter === 'time' ? 'noTime' : 'noTalk')}</p>;
}
