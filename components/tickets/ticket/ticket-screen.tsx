'use client';
import { useTranslations } from 'use-intl';
import { useReadOnOpen } from '#client/live/inbox';
import { useAnnounced } from '#client/live/known';
import { useTicket } from '#client/live/ticket';
import { useMe } from '#components/shell/actor';
import { goBack } from '#components/shell/go';
import { Page } from '#components/shell/page';
import { usePane } from '#components/shell/pane';
import { useScrollMemory } from '#components/shell/scroll-memory';
import { SyncChip } from '#components/shell/sync-chip';
import { AppBar } from '#components/ui/app-bar';
import { later } from '#components/ui/later';
import { isStaff } from '#domain/access/roles';
import { askedOf } from '#domain/approval/approval';
import { isOwnAsk } from '#domain/approval/may';
import type { Id } from '#domain/kernel/types';
import { mayNote } from '#domain/ticket/actions';
import { TicketDesk } from './ticket-desk';
import type { NotHereWhy } from './why-not-here';

const Tracker = later(() => import('../tracker/tracker').then((part) => part.Tracker));

const ApprovalScreen = later(() => import('../approval/approval-screen').then((part) => part.ApprovalScreen));
const AnnouncedTicket = later(() => import('../known/announced-ticket').then((part) => part.AnnouncedTicket));
const WhyNotHere = later(() => import('./why-not-here').then((part) => part.WhyNotHere));

/** One ticket: the workbench for whoever works on it, the tracker for whoever reported it. */
export function TicketScreen({ ticketId }: { ticketId: Id }) {
  const { actor } = useMe();
  const found = useTicket(ticketId);
  // A pane scrolls by itself and leaves the window where it is.
  const isAlone = usePane() === null;
  useScrollMemory(`/app/tickets/${ticketId}`, false, isAlone);
  useReadOnOpen(ticketId, found.state === 'ready');
  if (found.state === 'ready') {
    const works = isStaff(actor.role) && mayNote(actor, found.ticket);
    const isAsked = !isOwnAsk(actor.id, found.ticket) && askedOf(found.ticket.approval).includes(actor.id);
    if (isAsked && !works) return <ApprovalScreen ticket={found.ticket} unsent={found.unsent} />;
    return works ? (
      <TicketDesk ticket={found.ticket} unsent={found.unsent} />
    ) : (
      <Tracker ticket={found.ticket} unsent={found.unsent} />
    );
  }
  return <NotHere ticketId={ticketId} why={found.state === 'missing' ? found.reason : found.state} />;
}

function NotHere({ ticketId, why }: { ticketId: Id; why: 'loading' | NotHereWhy }) {
  const nav = useTranslations('nav');
  const { actor } = useMe();
  const pane = usePane();
  // Whoever only said "me too" reads what was published, and not the ticket.
  const announced = useAnnounced(ticketId);
  const back = { label: isStaff(actor.role) ? nav('myWork') : nav('home'), onPress: () => goBack('/app') };
  return (
    <Page
      ground={announced ? 'canvas' : 'surface'}
      width={announced ? 'narrow' : 'full'}
      bar={
        pane?.bar(null) ?? (
          <AppBar
            ground={announced ? 'canvas' : 'surface'}
            back={back}
            end={<SyncChip tight />}
            className="desk:px-4"
          />
        )
      }
      className={announced ? 'px-gutter pb-8' : 'flex flex-col justify-center pb-20'}
    >
      {announced ? (
        <AnnouncedTicket one={announced} />
      ) : why === 'loading' ? null : (
        <WhyNotHere why={why} alone={pane === null} />
      )}
    </Page>
  );
}
