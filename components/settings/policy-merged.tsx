'use client';
import { TriangleAlert } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { Banner } from '#components/ui/banner';
import { Button } from '#components/ui/button';
import type { MutationResult } from '#sync/protocol/result';

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
    <Banner
      tone="warn"
      icon={<TriangleAlert />}
      title={t('merged.title')}
      actions={
        <div className="side-by-2 mt-3 max-w-100">
          <Button size="sm" onPress={onTheirs}>
            {t('merged.theirs')}
          </Button>
          <Button size="sm" onPress={onMine}>
            {t('merged.mine')}
          </Button>
        </div>
      }
    >
      {merged.map((one) => (
        <p key={one.field}>
          {t('merged.line', {
            field: one.field === 'matrix' ? t('priorities.matrix') : t('priorities.days'),
            theirs: value(one.field, one.theirs),
            mine: value(one.field, one.mine),
          })}
        </p>
      ))}
    </Banner>
  );
}
