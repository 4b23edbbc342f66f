'use client';
import { BellOff, CloudDownload, LockOpen, MonitorSmartphone, PackageOpen } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useDevice } from '#client/live/device';
import type { Fetching, GettingReady } from '#client/live/ready';
import { useInstall } from '#client/platform/install';
import { usePush } from '#client/platform/push';

export interface Missing {
  id: string;
  icon: ReactNode;
  title: string;
  detail?: string;
  /** without it this device is not ready */
  isNeeded: boolean;
  /** it can be fetched, or asked for */
  canGet: boolean;
}

/** What this device lacks to be worked with without signal, the gravest first. */
export function useMissing(fetching: Fetching | undefined, { code, promised }: GettingReady): Missing[] {
  const t = useTranslations('sync.ready');
  const device = useDevice();
  const { ios, installed } = useInstall();
  const { state: push } = usePush();
  const missing: (Missing | false | undefined)[] = [
    ios &&
      !installed && {
        ...{ id: 'install', icon: <MonitorSmartphone />, title: t('install'), detail: t('installText') },
        ...{ isNeeded: true, canGet: false },
      },
    fetching &&
      fetching.loaded !== null && {
        ...{ id: 'rows', icon: <CloudDownload />, title: fetching.firstLoad ? t('firstLoad') : t('coming') },
        ...{ detail: t('loaded', { count: fetching.loaded }), isNeeded: true, canGet: true },
      },
    fetching &&
      fetching.pins > 0 && {
        ...{ id: 'pins', icon: <CloudDownload />, title: t('pins', { count: fetching.pins }) },
        ...{ detail: t('pinsText'), isNeeded: true, canGet: true },
      },
    code === 'coming' && {
      ...{ id: 'code', icon: <PackageOpen />, title: t('code'), detail: t('codeText') },
      ...{ isNeeded: true, canGet: true },
    },
    code === 'none' && {
      ...{ id: 'code', icon: <PackageOpen />, title: t('noCode'), detail: t('noCodeText') },
      ...{ isNeeded: true, canGet: false },
    },
    device?.persisted === false &&
      promised !== true && {
        ...{ id: 'persist', icon: <LockOpen />, title: t('persist') },
        ...{ detail: promised === false ? t('persistRefused') : t('persistText') },
        ...{ isNeeded: false, canGet: promised === null },
      },
    (push === 'default' || push === 'off' || push === 'denied') && {
      ...{ id: 'push', icon: <BellOff />, title: t('push'), detail: t('pushText') },
      ...{ isNeeded: false, canGet: false },
    },
  ];
  return missing.filter((one): one is Missing => Boolean(one));
}

/** The same in words. */
export function MissingList({ missing }: { missing: readonly Missing[] }) {
  const t = useTranslations('sync.ready');
  if (missing.length === 0) return null;
  return (
    <ul aria-label={t('missing')} className="mt-3.5 flex flex-col gap-3 border-t border-line pt-3.5">
      {missing.map(({ id, icon, title, detail }) => (
        <li
          key={id}
          className="flex gap-3 text-base [&_.lucide]:mt-px [&_.lucide]:size-5 [&_.lucide]:text-ink-2"
        >
          {icon}
          <span className="min-w-0">
            {title}
            {detail ? <span className="num block text-sm text-ink-3">{detail}</span> : null}
          </span>
        </li>
      ))}
    </ul>
  );
}
