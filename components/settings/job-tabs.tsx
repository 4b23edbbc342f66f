'use client';
import { useTranslations } from 'use-intl';
import { Segmented } from '#components/ui/segmented';
import {
  JOB_SOURCES,
  JOB_STATES,
  type JobPage,
  type JobSource,
  type JobState,
} from '#domain/settings/shapes';
import { useAddress } from './use-address';

interface JobTabsProps {
  source: JobSource;
  state: JobState;
  counts: JobPage['counts'];
}

/** Which queue, and which state of it; each with its count. */
export function JobTabs({ source, state, counts }: JobTabsProps) {
  const t = useTranslations('settings.jobs');
  const { set } = useAddress();
  return (
    <div className="flex flex-wrap gap-3 px-4 pt-3 desk:px-6">
      <Segmented
        label={t('source')}
        value={source}
        onChange={(next) => set({ source: next })}
        options={JOB_SOURCES.map((id) => ({ id, label: t(`sources.${id}`) }))}
      />
      <Segmented
        label={t('label')}
        value={state}
        onChange={(next) => set({ state: next })}
        options={JOB_STATES.map((id) => ({ id, label: t(`states.${id}`), count: counts[source][id] }))}
      />
    </div>
  );
}
