'use client';
import { CircleCheck, CloudDownload, MapPin } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useDevice } from '#client/live/device';
import { useFetching, useGettingReady } from '#client/live/ready';
import { syncNow } from '#client/live/sync-state';
import { useMe } from '#components/shell/actor';
import { useSync } from '#components/shell/sync-facts';
import { Button } from '#components/ui/button';
import { Group, GroupBlock } from '#components/ui/group';
import { later, useOnceOpen } from '#components/ui/later';
import { splitSize } from '#components/ui/split-size';
import { useTimes } from '#components/ui/when';
import { can } from '#domain/access/capabilities';
import { GettingReady } from './getting-ready';
import { MissingList, useMissing } from './missing-list';
import { PackedSites } from './packed-sites';

const PackSheet = later(() => import('./pack-sheet').then((part) => part.PackSheet));

/** What can be worked with when the signal goes: counts of what is really on this device, and what is not. */
export function ReadyCard() {
  const t = useTranslations('sync');
  const { actor, firstLoad } = useMe();
  const { online } = useSync();
  const getting = useGettingReady();
  const fetching = useFetching();
  const missing = useMissing(fetching, getting);
  const [packs, setPacks] = useState(false);
  const packsOnce = useOnceOpen(packs);
  const isReady = !firstLoad && !missing.some(({ isNeeded }) => isNeeded);
  const canGet = missing.some(({ canGet: can }) => can);
  return (
    <>
      <Group label={t('ready.ready')} className="mt-4">
        <GroupBlock>
          <h2 className="h-sheet flex items-center gap-2 [&_.lucide]:size-5.5">
            {isReady ? <CircleCheck className="text-ok" /> : <CloudDownload className="text-ink-2" />}
            {isReady
              ? t('ready.ready')
              : firstLoad
                ? t(online ? 'ready.loading' : 'ready.waiting')
                : t('ready.almost')}
          </h2>
          {firstLoad ? <p className="mt-1 text-base text-ink-2">{t('ready.loadingText')}</p> : null}
          <Figures />
          <MissingList missing={missing} />
          {getting.isAsked ? <GettingReady fetching={fetching} getting={getting} /> : null}
          <div className="mt-3.5 flex flex-col gap-2 empty:hidden">
            {canGet && !getting.isAsked ? (
              <Button block icon={<CloudDownload />} onPress={getting.start}>
                {t('ready.get')}
              </Button>
            ) : null}
            {can(actor.role, 'site.pack') ? (
              <Button block icon={<MapPin />} onPress={() => setPacks(true)}>
                {t('packs.go')}
              </Button>
            ) : null}
          </div>
          <LastContact />
        </GroupBlock>
      </Group>
      {can(actor.role, 'site.pack') ? <PackedSites /> : null}
      {packsOnce ? <PackSheet isOpen={packs} onClose={() => setPacks(false)} /> : null}
    </>
  );
}

/** Counts of what is on this device. */
function Figures() {
  const t = useTranslations('sync');
  const device = useDevice();
  if (!device) return null;
  const size = splitSize(device.bytes ?? 0);
  return (
    <dl className="mt-3.5 grid grid-cols-[repeat(auto-fit,minmax(5rem,1fr))] gap-3">
      <Figure value={String(device.tickets)} name={t('ready.tickets', { count: device.tickets })} />
      {device.articles > 0 ? (
        <Figure value={String(device.articles)} name={t('ready.articles', { count: device.articles })} />
      ) : null}
      <Figure value={String(device.people)} name={t('ready.people', { count: device.people })} />
      {device.bytes === null ? null : (
        <Figure value={size.n} name={size.unit === 'b' ? 'B' : t(`unit.${size.unit}`)} />
      )}
    </dl>
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

/** How old what is here is. */
function LastContact() {
  const t = useTranslations('sync');
  const { lastContact } = useSync();
  const times = useTimes();
  return (
    <div className="mt-3.5 flex flex-wrap items-center justify-between gap-3 border-t border-line pt-3">
      <p className="text-sm text-ink-3">
        {times.now === null
          ? null
          : lastContact === null
            ? t('ready.never')
            : t('ready.checked', { when: times.ago(Math.min(lastContact, times.now ?? lastContact)) })}
      </p>
      <Button size="sm" onPress={syncNow}>
        {t('now')}
      </Button>
    </div>
  );
}
