'use client';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Fact, Facts } from '#components/ui/facts';
import { TextLink } from '#components/ui/link';
import { Meter } from '#components/ui/meter';
import { Sheet } from '#components/ui/sheet';
import { When } from '#components/ui/when';
import { printable } from '#domain/audit/printable';
import type { SyncDevice } from '#domain/settings/sync-health';
import { useAddress } from './use-address';
import { useDeviceWords } from './use-device-words';

/** All that one device said of itself, and when. */
export function DeviceSheet({ device, onClose }: { device: SyncDevice | null; onClose(): void }) {
  const t = useTranslations('syncHealth');
  const words = useDeviceWords();
  const [kept, setKept] = useState(device);
  if (device && device !== kept) setKept(device);
  return (
    <Sheet
      isOpen={device !== null}
      onClose={onClose}
      title={kept ? words.name(kept.userAgent) : t('device')}
      tall
    >
      {kept ? (
        <Facts>
          <Whose device={kept} />
          <Holding device={kept} />
          <Storage device={kept} />
          <Told device={kept} />
        </Facts>
      ) : null}
    </Sheet>
  );
}

function Whose({ device }: { device: SyncDevice }) {
  const t = useTranslations('syncHealth');
  const { href } = useAddress();
  const { person } = device;
  const when = () => <When at={device.lastSeen} />;
  return (
    <>
      <Fact name={t('person')} detail={device.signedIn ? null : t('signedOut')}>
        {person ? (
          <TextLink
            href={href({ person: person.id, show: null })}
            aria-label={t('onlyTheirs', { name: person.name })}
          >
            <bdi>{person.name}</bdi>
          </TextLink>
        ) : (
          t('nobody')
        )}
      </Fact>
      <Fact name={t('seen')} detail={device.dark ? t.rich('darkSince', { when }) : null}>
        <When at={device.lastSeen} as="ago" />
      </Fact>
      <Fact name={t('reported')}>
        {device.reportedAt === null ? t('never') : <When at={device.reportedAt} />}
      </Fact>
    </>
  );
}

function Holding({ device }: { device: SyncDevice }) {
  const t = useTranslations('syncHealth');
  const { unsent, conflicts, setAside, mended, checkedAt } = device;
  return (
    <>
      <Fact name={t('unsent')}>{unsent === null ? t('never') : t('unsentValue', { n: unsent })}</Fact>
      <Fact name={t('needs')}>{conflicts === null ? t('never') : t('unsentValue', { n: conflicts })}</Fact>
      <Fact name={t('setAside')}>{setAside === null ? t('never') : t('setAsideValue', { n: setAside })}</Fact>
      <Fact name={t('checked')} detail={mended === null ? null : t('mended', { n: mended })}>
        {checkedAt === null ? t('checkedNever') : <When at={checkedAt} />}
      </Fact>
    </>
  );
}

function Storage({ device }: { device: SyncDevice }) {
  const t = useTranslations('syncHealth');
  const { storageBytes: used, storageQuota: quota, persisted } = device;
  const words = useDeviceWords().storage(device);
  return (
    <Fact
      name={t('storage')}
      detail={persisted === null ? null : t(persisted ? 'persisted' : 'notPersisted')}
    >
      {words ?? t('never')}
      {words && used !== null && quota !== null ? (
        <Meter label={t('storage')} value={used} max={quota} valueText={words} className="my-1.5" />
      ) : null}
    </Fact>
  );
}

function Told({ device }: { device: SyncDevice }) {
  const t = useTranslations('syncHealth');
  const { push, pushedAt, version, wire } = device;
  const detail =
    push === 'lost'
      ? t('pushLost')
      : pushedAt === null
        ? null
        : t.rich('pushedAt', { when: () => <When at={pushedAt} /> });
  return (
    <>
      <Fact name={t('push')} detail={detail}>
        {t(`pushes.${push}`)}
      </Fact>
      <Fact name={t('version')} detail={t('wire', { n: wire })}>
        {version === null ? t('never') : <span className="code wrap-anywhere">{printable(version)}</span>}
      </Fact>
    </>
  );
}
