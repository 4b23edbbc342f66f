'use client';
import { MonitorSmartphone } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { EmptyState } from '#components/ui/empty-state';
import { Table, THead, Th } from '#components/ui/table';
import type { DeviceShow, SyncDevice, SyncDevicePage } from '#domain/settings/sync-health';
import { DeviceRow } from './device-row';
import { DeviceSheet } from './device-sheet';
import { Pager } from './pager';

/** Every browser that syncs, last heard first. Pressing one shows all it said. */
export function DeviceTable({ page, show }: { page: SyncDevicePage; show: DeviceShow }) {
  const t = useTranslations('syncHealth');
  const words = useTranslations('settings');
  const [open, setOpen] = useState<SyncDevice | null>(null);
  if (page.rows.length === 0)
    return (
      <EmptyState icon={<MonitorSmartphone />} title={t('none')} className="flex-1">
        {t(`noneText.${show}`)}
      </EmptyState>
    );
  return (
    <>
      <Table label={t('views.devices')} className="flex-1">
        <THead>
          <Th>{t('person')}</Th>
          <Th className="max-desk:hidden">{t('device')}</Th>
          <Th align="end">{t('seen')}</Th>
          <Th align="end">{t('unsent')}</Th>
          <Th align="end" className="max-desk:whitespace-normal">
            {t('needs')}
          </Th>
          <Th align="end" className="max-desk:hidden">
            {t('storage')}
          </Th>
          <Th className="max-desk:hidden">{t('push')}</Th>
          <Th className="max-desk:hidden">{t('version')}</Th>
        </THead>
        <tbody>
          {page.rows.map((row) => (
            <DeviceRow key={row.clientId} device={row} onOpen={() => setOpen(row)} />
          ))}
        </tbody>
      </Table>
      <Pager newer={page.newer} older={page.older} words={{ newer: words('newer'), older: words('older') }} />
      <DeviceSheet
        device={open && (page.rows.find(({ clientId }) => clientId === open.clientId) ?? open)}
        onClose={() => setOpen(null)}
      />
    </>
  );
}
