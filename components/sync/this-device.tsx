'use client';
import { Lock, LockOpen } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { requestPersistence, useDevice } from '#client/live/device';
import { PushSetting } from '#components/shell/push-setting';
import { useSync } from '#components/shell/sync-facts';
import { Button } from '#components/ui/button';
import { Group, GroupBlock, GroupRow } from '#components/ui/group';
import { useOnceOpen } from '#components/ui/later';
import { Meter } from '#components/ui/meter';
import { useTimes } from '#components/ui/when';
import { ImportSheet } from './carry-sheets';
import { DeviceCheck } from './device-check';
import { useSizeWords } from './sizes';

/** Storage, notifications, clock, version. */
export function ThisDevice() {
  const t = useTranslations('sync.device');
  const device = useDevice();
  return (
    <Group title={t('title')} className="mt-6">
      <Storage />
      <PushSetting whenOn={<GroupRow title={t('testPush')} href="/account/notifications" />} />
      <DeviceClock />
      <CarryIn />
      <DeviceCheck />
      <GroupRow title={t('version')} end={device?.version ?? ''} />
    </Group>
  );
}

function CarryIn() {
  const t = useTranslations('sync.carry');
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <GroupRow title={t('in')} detail={t('inText')} onPress={() => setIsOpen(true)} />
      {useOnceOpen(isOpen) ? <ImportSheet isOpen={isOpen} onClose={() => setIsOpen(false)} /> : null}
    </>
  );
}

/** How much room is taken, and whether the browser may take it back. */
function Storage() {
  const t = useTranslations('sync.device');
  const device = useDevice();
  const size = useSizeWords();
  const [refused, setRefused] = useState(false);
  const [promised, setPromised] = useState(false);
  if (!device) return null;
  const { bytes, quota } = device;
  const persisted = device.persisted === null ? null : device.persisted || promised;
  const words =
    bytes === null || quota === null
      ? t('unknown')
      : t('storageOf', { used: size(bytes), quota: size(quota) });
  const keep = async () => {
    const promised = await requestPersistence();
    setPromised(promised);
    setRefused(!promised);
  };
  return (
    <GroupBlock>
      <div className="flex items-baseline justify-between gap-3 text-base">
        <span>{t('storage')}</span>
        <span className="num text-ink-3">{words}</span>
      </div>
      {bytes === null || quota === null ? null : (
        <Meter label={t('storage')} value={bytes} max={quota} valueText={words} className="mt-2.5" />
      )}
      {persisted === null ? null : (
        <div className="mt-2 flex flex-wrap items-center justify-between gap-x-3 gap-y-2">
          <p className="flex min-w-0 items-start gap-1.5 text-sm text-ink-3 [&_.lucide]:mt-px [&_.lucide]:size-4">
            {persisted ? <Lock /> : <LockOpen />}
            <span>{persisted ? t('kept') : refused ? t('keepRefused') : t('notKept')}</span>
          </p>
          {persisted || refused ? null : (
            <Button size="sm" onPress={() => void keep()}>
              {t('keep')}
            </Button>
          )}
        </div>
      )}
    </GroupBlock>
  );
}

/** Differences below this are nobody's concern, ms. */
const RIGHT = 1_000;

/** How far this device's clock is from the server's: the times of offline work are judged by it. */
function DeviceClock() {
  const t = useTranslations('sync.device');
  const times = useTimes();
  const { clockOffset } = useSync();
  const words =
    clockOffset === null
      ? t('clockUnknown')
      : Math.abs(clockOffset) < RIGHT
        ? t('clockRight')
        : // the offset is server minus device: negative means this device is ahead
          t(clockOffset < 0 ? 'clockAhead' : 'clockBehind', { span: times.duration(clockOffset) });
  return <GroupRow title={t('clock')} end={words} />;
}
