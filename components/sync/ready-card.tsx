'use client';
import { CircleCheck, CloudDownload } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { useDevice } from '#client/live/device';
import { syncNow } from '#client/live/sync-state';
import { useMe } from '#components/shell/actor';
import { useSync } from '#components/shell/sync-facts';
import { Button } from '#components/ui/button';
import { Group, GroupBlock } from '#components/ui/group';
import { splitSize } from '#components/ui/split-size';
import { useTimes } from '#components/ui/when';

/** What can be worked with when the signal goes: counts of what is really on this device. */
export function ReadyCard() {
  const t = useTranslations('sync');
  const { firstLoad } = useMe();
  const device = useDevice();
  const state = useSync();
  const times = useTimes();
  const size = splitSize(device?.bytes ?? 0);
  return (
    <Group label={t('ready.ready')} className="mt-4">
      <GroupBlock>
        <h2 className="h-sheet flex items-center gap-2 [&_.lucide]:size-5.5">
          {firstLoad ? <CloudDownload className="text-ink-2" /> : <CircleCheck className="text-ok" />}
          {firstLoad ? t(state.online ? 'ready.loading' : 'ready.waiting') : t('ready.ready')}
        </h2>
        {firstLoad ? <p className="mt-1 text-base text-ink-2">{t('ready.loadingText')}</p> : null}
        {device ? (
          <dl className="mt-3.5 grid grid-cols-[repeat(auto-fit,minmax(5rem,1fr))] gap-3">
            <Figure value={String(device.tickets)} name={t('ready.tickets', { count: device.tickets })} />
            <Figure value={String(device.people)} name={t('ready.people', { count: device.people })} />
            {device.bytes === null ? null : (
              <Figure value={size.n} name={size.unit === 'b' ? 'B' : t(`unit.${size.unit}`)} />
            )}
          </dl>
        ) : null}
        <div className="mt-3.5 flex flex-wrap items-center justify-between gap-3 border-t border-line pt-3">
          <p className="text-sm text-ink-3">
            {times.now === null
              ? null
              : state.lastContact === null
                ? t('ready.never')
                : t('ready.checked', { when: times.ago(state.lastContact) })}
          </p>
          <Button size="sm" onPress={syncNow}>
            {t('now')}
          </Button>
        </div>
      </GroupBlock>
    </Group>
  );
}

function Figure({ value, name }: { value: string; name: string }) {
  return (
    <div className="flex flex-col-reverse">
      <dt className="text-sm text-ink-3">{name}</dt>
      <dd className="num text-xl font-semibold">{value}</dd>
    </div>
  );
}
