'use client';
import { useTranslations } from 'use-intl';
import { TicketNo } from '#components/shell/ticket-no';
import { GroupRow } from '#components/ui/group';
import { useTimes } from '#components/ui/when';
import { simpleState } from '#domain/ticket/states';
import type { TicketRow } from '#sync/views/ticket';
import { HereWords } from '../parts/here-words';
import { stateIcon } from '../parts/state-words';

/** One of one's own reports: its title, where it stands in plain words, and since when. */
export function ReportRow({ ticket, unsent }: { ticket: TicketRow; unsent: number }) {
  const t = useTranslations('requester');
  const times = useTimes();
  const isTwice = ticket.resolutionCode === 'duplicate';
  const isDone = simpleState(ticket.state) === 'closed';
  return (
    <GroupRow
      href={`/app/tickets/${ticket.id}`}
      icon={stateIcon(ticket.state)}
      title={
        <span className={`line-clamp-2 text-md text-pretty ${isDone ? 'text-ink-2' : 'font-medium'}`}>
          <bdi>{ticket.title}</bdi>
        </span>
      }
      detail={
        <span className="mt-0.5 flex flex-wrap gap-x-3">
          <span
            className={ticket.state === 'resolved' ? 'font-medium text-accent' : 'font-medium text-ink-2'}
          >
            {isTwice ? t('tracker.duplicate') : t(`simple.${simpleState(ticket.state)}`)}
          </span>
          <TicketNo ticket={ticket} />
          <span className="whitespace-nowrap">
            {times.now === null ? null : times.dayClock(ticket.createdAt)}
          </span>
        </span>
      }
      below={
        unsent > 0 ? (
          <HereWords>{ticket.number === null ? t('onlyHere') : t('unsent', { count: unsent })}</HereWords>
        ) : undefined
      }
    />
  );
}
