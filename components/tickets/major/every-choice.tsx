'use client';
import { useTranslations } from 'use-intl';
import { ChoiceTiles } from '#components/ui/choice-tile';
import { useTimes } from '#components/ui/when';
import { MINUTE } from '#domain/kernel/types';
import { UPDATE_EVERY, type UpdateEvery } from '#domain/major/major';

/** The span behind what was chosen; half an hour where that is none of them. */
export const everyOf = (chosen: string): UpdateEvery =>
  UPDATE_EVERY.find((minutes) => String(minutes) === chosen) ?? 30;

/** How often people are told how it goes. */
export function EveryChoice({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const t = useTranslations('major');
  const times = useTimes();
  return (
    <ChoiceTiles
      size="sm"
      label={t('every')}
      value={value}
      onChange={onChange}
      options={UPDATE_EVERY.map((minutes) => ({
        id: String(minutes),
        label: times.duration(minutes * MINUTE),
      }))}
    />
  );
}
