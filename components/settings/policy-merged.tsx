'use client';
import { useTranslations } from 'use-intl';
import type { MutationResult } from '#sync/protocol/result';
import { Merged } from './merged';

/** Two administrators changed the same at once: both values, and the two answers. */
export function PolicyMerged({
  merged,
  onMine,
  onTheirs,
}: {
  merged: MutationResult['merged'];
  onMine(): void;
  onTheirs(): void;
}) {
  const t = useTranslations('settings');
  const value = (field: string, raw: MutationResult['merged'][number]['mine']) =>
    field === 'closeAfterDays'
      ? t('priorities.daysValue', { n: Number(raw ?? 0) })
      : String(raw)
          .split('/')
          .map((row) => [...row].map((n) => `P${n}`).join(' '))
          .join(', ');
  return (
    <Merged
      title={t('merged.title')}
      lines={merged.map(({ field, theirs, mine }) => ({
        field,
        words: t('merged.line', {
          field: field === 'matrix' ? t('priorities.matrix') : t('priorities.days'),
          theirs: value(field, theirs),
          mine: value(field, mine),
        }),
      }))}
      theirs={t('merged.theirs')}
      mine={t('merged.mine')}
      onTheirs={onTheirs}
      onMine={onMine}
      className="max-w-100"
    />
  );
}
