'use client';
import { useTranslations } from 'use-intl';
import { deviceName } from '#domain/access/device-name';

const MEGABYTE = 1_000_000;

/** A device as people know it, and how much it holds, in words. */
export function useDeviceWords() {
  const t = useTranslations('syncHealth');
  const size = (bytes: number): string => {
    const mb = bytes / MEGABYTE;
    if (mb < 1_000) return t('size.mb', { n: mb < 10 ? mb.toFixed(1) : Math.round(mb).toFixed() });
    return t('size.gb', { n: (mb / 1_000).toFixed(mb < 10_000 ? 1 : 0) });
  };
  return {
    name(userAgent: string): string {
      const { browser, system } = deviceName(userAgent);
      return browser && system
        ? t('deviceOn', { browser, system })
        : (browser ?? system ?? t('deviceUnknown'));
    },
    storage: ({ storageBytes, storageQuota }: Held): string | null =>
      storageBytes === null
        ? null
        : storageQuota === null
          ? size(storageBytes)
          : t('storageOf', { used: size(storageBytes), quota: size(storageQuota) }),
  };
}

interface Held {
  storageBytes: number | null;
  storageQuota: number | null;
}
