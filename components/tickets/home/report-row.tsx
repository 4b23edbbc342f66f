'use client';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { TicketNo } from '#components/shell/ticket-no';
import { GroupRow } from '#components/ui/group';
import { useTimes } from '#components/ui/when';
import { simpleState } from '#domain/ticket/states';
import type { TicketRow } from '#sync/views/ticket';
import { HereWords } from '../parts/here-words';
import { stateIcon } from '../parts/state-words';

interface ReportRowProps {
  ticket: TicketRow;
  unsent: number;
  /** somebody else, when it is not one's own */
  forWhom?: string;
  /** the title with what was found in it marked; else as it is */
  title?: ReactNode;
}

/** One of one's reports: its title, where it stands in plain words, and since when. */
export function ReportRow({ ticket, unsent, forWhom, title }: ReportRowProps) {
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
          <bdi>{title ?? ticket.title}</bdi>
        </span>
      }
      detail={
        <span className="mt-0.5 flex flex-wrap gap-x-3">
          <span
            className={
              ticket.state === 'resolved' && !forWhom ? 'font-medium text-accent' : 'font-medium text-ink-2'
            }
          >
            {isTwice
              ? t('tracker.duplicate')
              : forWhom && ticket.state === 'resolved'
                ? t('theirTurn')
                : t(`simple.${simpleState(ticket.state)}`, { kind: ticket.kind })}
          </span>
          {forWhom ? <bdi>{t('forOne', { name: forWhom })}</bdi> : null}
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
