'use client';
import nextDynamic from 'next/dynamic';
import { useTranslations } from 'use-intl';
import { useDeskPane } from '#components/desk/pane-context';

/** The ticket reads the device's store, which a server does not have, and is loaded when the first one is opened. */
const PaneTicket = nextDynamic(() => import('./pane-ticket').then((module) => module.PaneTicket), {
  ssr: false,
});

/** The place beside the list, which scrolls by itself. */
export function TicketPane() {
  const t = useTranslations('desk.pane');
  const { ticket } = useDeskPane();
  return (
    <section
      aria-label={t('label')}
      className="flex min-w-0 flex-1 flex-col bg-surface desk:sticky desk:top-0 desk:h-dvh desk:overflow-y-auto desk:overscroll-contain desk:border-s desk:border-line"
    >
      {ticket ? <PaneTicket ticketId={ticket} /> : null}
    </section>
  );
}
