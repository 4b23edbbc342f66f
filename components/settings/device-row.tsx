'use client';
import { MoonStar } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { Td, Tr } from '#components/ui/table';
import { When } from '#components/ui/when';
import { printable } from '#domain/audit/printable';
import type { SyncDevice } from '#domain/settings/sync-health';
import { RowName } from './parts';
import { useDeviceWords } from './use-device-words';

/** One device: whose it is, when it was heard, what it holds. */
export function DeviceRow({ device, onOpen }: { device: SyncDevice; onOpen(): void }) {
  const t = useTranslations('syncHealth');
  const words = useDeviceWords();
  const name = words.name(device.userAgent);
  return (
    <Tr>
      <Td className="max-w-52 max-desk:w-full max-desk:max-w-0">
        <RowName onPress={onOpen}>
          <bdi>{device.person?.name ?? t('nobody')}</bdi>
          <span className="sr-only">{t('open')}</span>
          <span className="block truncate text-xs font-regular text-ink-3 desk:hidden">{name}</span>
        </RowName>
      </Td>
      <Td grow className="text-ink-2 max-desk:hidden">
        {name}
        {device.signedIn ? null : <span className="text-ink-3"> · {t('signedOut')}</span>}
      </Td>
      <Td align="end" className={device.dark ? 'font-semibold text-warn' : 'text-ink-2'}>
        <span className="inline-flex items-center gap-1.5 align-middle">
          {device.dark ? <MoonStar role="img" aria-label={t('shows.dark')} className="size-4" /> : null}
          <When at={device.lastSeen} as="ago" />
        </span>
      </Td>
      <Amount n={device.unsent} />
      <Amount n={device.conflicts} />
      <Td align="end" className="text-ink-2 max-desk:hidden">
        {words.storage(device) ?? '–'}
      </Td>
      <Td className={`max-desk:hidden ${device.push === 'lost' ? 'font-semibold text-warn' : 'text-ink-2'}`}>
        {t(`pushes.${device.push}`)}
      </Td>
      <Td className="max-w-40 truncate text-ink-2 max-desk:hidden">
        {device.version === null ? '–' : printable(device.version)}
      </Td>
    </Tr>
  );
}

function Amount({ n }: { n: number | null }) {
  return (
    <Td align="end" className={n ? 'font-semibold' : 'text-ink-3'}>
      {n ?? '–'}
    </Td>
  );
}
