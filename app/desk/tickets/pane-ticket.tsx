'use client';
import { HardDrive } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { PaneBar } from '#components/desk/pane-bar';
import { PaneProvider } from '#components/shell/pane';
import { PersonRing } from '#components/shell/person-ring';
import { TicketScreen } from '#components/tickets/ticket/ticket-screen';
import { EmptyState } from '#components/ui/empty-state';
import type { Id } from '#domain/kernel/types';

const IN_PANE = { bar: (title: React.ReactNode) => <PaneBar title={title} /> };

/** The same ticket as in the app: fetched into this device's store, kept there, and worked on like any other. */
export function PaneTicket({ ticketId }: { ticketId: Id }) {
  return (
    <PersonRing whenUnknown={() => <NoStore />}>
      <PaneProvider pane={IN_PANE}>
        <TicketScreen key={ticketId} ticketId={ticketId} />
      </PaneProvider>
    </PersonRing>
  );
}

/** A browser that keeps nothing for us. */
function NoStore() {
  const t = useTranslations('desk.pane');
  return (
    <>
      <PaneBar title={null} />
      <EmptyState icon={<HardDrive />} title={t('unknown')} className="flex-1">
        {t('unknownText')}
      </EmptyState>
    </>
  );
}
