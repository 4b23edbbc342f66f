'use client';
import { CloudDownload, FileQuestionMark, WifiOff } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { useTicket } from '#client/live/ticket';
import { useMe } from '#components/shell/actor';
import { goBack } from '#components/shell/go';
import { Page } from '#components/shell/page';
import { usePane } from '#components/shell/pane';
import { useScrollMemory } from '#components/shell/scroll-memory';
import { SyncChip } from '#components/shell/sync-chip';
import { AppBar } from '#components/ui/app-bar';
import { ButtonLink } from '#components/ui/button';
import { EmptyState } from '#components/ui/empty-state';
import { later } from '#components/ui/later';
import { isStaff } from '#domain/access/roles';
import type { Id } from '#domain/kernel/types';
import { mayNote } from '#domain/ticket/actions';
import { TicketDesk } from './ticket-desk';

const Tracker = later(() => import('../tracker/tracker').then((part) => part.Tracker));

/** One ticket: the workbench for whoever works on it, the tracker for whoever reported it. */
export function TicketScreen({ ticketId }: { ticketId: Id }) {
  const { actor } = useMe();
  const found = useTicket(ticketId);
  // A pane scrolls by itself and leaves the window where it is.
  const isAlone = usePane() === null;
  useScrollMemory(`/app/tickets/${ticketId}`, false, isAlone);
  if (found.state === 'ready') {
    const works = isStaff(actor.role) && mayNote(actor, found.ticket);
    return works ? (
      <TicketDesk ticket={found.ticket} unsent={found.unsent} />
    ) : (
      <Tracker ticket={found.ticket} unsent={found.unsent} />
    );
  }
  return <NotHere why={found.state === 'missing' ? found.reason : found.state} />;
}

function NotHere({ why }: { why: 'loading' | 'fetching' | 'offline' | 'not_found' }) {
  const t = useTranslations('tickets.missing');
  const nav = useTranslations('nav');
  const { actor } = useMe();
  const pane = usePane();
  const back = { label: isStaff(actor.role) ? nav('myWork') : nav('home'), onPress: () => goBack('/app') };
  const action = pane ? undefined : (
    <ButtonLink href="/app" tone="primary">
      {t('action')}
    </ButtonLink>
  );
  return (
    <Page
      bar={pane?.bar(null) ?? <AppBar back={back} end={<SyncChip tight />} className="desk:px-4" />}
      className="flex flex-col justify-center pb-20"
    >
      {why === 'loading' ? null : why === 'fetching' ? (
        <EmptyState level={1} icon={<CloudDownload />} title={t('fetching')} />
      ) : why === 'offline' ? (
        <EmptyState level={1} icon={<WifiOff />} title={t('offline')} action={action}>
          {t('offlineText')}
        </EmptyState>
      ) : (
        <EmptyState level={1} icon={<FileQuestionMark />} title={t('notFound')} action={action}>
          {t('notFoundText')}
        </EmptyState>
      )}
    </Page>
  );
}
