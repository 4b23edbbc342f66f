'use client';
import { useTranslations } from 'use-intl';
import { Segmented } from '#components/ui/segmented';
import { Select } from '#components/ui/select';
import { DARK_DAYS, type DarkDays, DEVICE_SHOWS, type DeviceShow } from '#domain/settings/sync-health';
import { FilterBar } from './filter-bar';
import { useAddress } from './use-address';
import { useFresh } from './use-fresh';

interface SyncViewsProps {
  view: 'devices' | 'acts';
  show: DeviceShow;
  days: DarkDays;
  person: { id: string; name: string } | null;
  counts: Record<DeviceShow, number>;
  acts: number;
}

/** Devices or failed changes, and which of the devices; every figure opens its list. */
export function SyncViews({ view, show, days, person, counts, acts }: SyncViewsProps) {
  const t = useTranslations('syncHealth');
  const { set } = useAddress();
  useFresh();
  return (
    <>
      <div className="flex flex-wrap items-end gap-3 px-4 pt-3 desk:px-6">
        <Segmented
          label={t('view')}
          value={view}
          onChange={(next) => set({ view: next, show: null })}
          options={[
            { id: 'devices', label: t('views.devices'), count: counts.all },
            { id: 'acts', label: t('views.acts'), count: acts },
          ]}
        />
        {view === 'devices' ? (
          <>
            <Segmented
              label={t('show')}
              value={show}
              onChange={(next) => set({ show: next })}
              options={DEVICE_SHOWS.map((id) => ({ id, label: t(`shows.${id}`), count: counts[id] }))}
            />
            <Select
              label={t('days')}
              hideLabel
              look="button"
              value={String(days)}
              onChange={(next) => set({ days: next })}
              options={DARK_DAYS.map((n) => ({
                id: String(n),
                label: `${t('days')} ${t('daysValue', { n })}`,
              }))}
            />
          </>
        ) : null}
      </div>
      {view === 'devices' && person ? (
        <FilterBar
          fields={[
            {
              name: 'person',
              label: t('theirDevices'),
              value: person.id,
              choices: [{ id: person.id, label: person.name }],
            },
          ]}
        />
      ) : null}
      <p className="px-4 py-3 text-sm text-ink-3 desk:px-6">
        {view === 'acts' ? t('about.acts') : t(`about.${show}`, { days })}
      </p>
    </>
  );
}
