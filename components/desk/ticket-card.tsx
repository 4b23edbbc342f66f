'use client';
import { UserRoundPlus } from 'lucide-react';
import { Link } from 'react-aria-components/Link';
import { useTranslations } from 'use-intl';
import { DueMark } from '#components/shell/due-mark';
import { PriorityTag } from '#components/shell/priority-tag';
import { IconButton } from '#components/ui/icon-button';
import { RefNo } from '#components/ui/ref-no';
import { When } from '#components/ui/when';
import { RowOutcome } from './row-outcome';
import { StateWord } from './state-word';
import { changedMark, type TicketRowProps } from './ticket-row';

/** The same row on a phone: three lines, and the way to assign at its end. */
export function TicketCard({
  ticket,
  teamName,
  href,
  changed,
  outcome,
  onAssign,
  onAnyway,
  onDismiss,
}: TicketRowProps) {
  const t = useTranslations('desk.assign');
  const nobody = useTranslations('common')('nobody');
  return (
    <li data-ticket={ticket.id} data-changed={changedMark(changed)} className="border-b border-line">
      <div className="flex items-start">
        <Link
          href={href}
          className="grid min-w-0 flex-1 grid-cols-[1.75rem_1fr] gap-x-3 py-3.25 ps-4 -outline-offset-2 data-pressed:bg-fill"
        >
          <PriorityTag priority={ticket.priority} />
          <span className="flex min-w-0 flex-col gap-0.5">
            <span className="flex flex-wrap items-center gap-x-2.5 text-sm text-ink-3">
              {ticket.number ? <RefNo>{ticket.number}</RefNo> : null}
              <StateWord state={ticket.state} holdReason={ticket.holdReason} isOffered={ticket.isOffered} />
              {ticket.due ? (
                <span className="ms-auto">
                  <DueMark due={ticket.due} />
                </span>
              ) : null}
            </span>
            <span dir="auto" className="line-clamp-2 text-start text-md font-medium text-pretty hyphens-auto">
              {ticket.title}
            </span>
            <span className="truncate text-sm text-ink-3">
              <bdi>{outcome && outcome.kind !== 'told' ? outcome.text : (ticket.assigneeName ?? nobody)}</bdi>
              , {teamName}, <When at={ticket.createdAt} as="ago" />
            </span>
          </span>
        </Link>
        <span className="px-1 py-2">
          <IconButton
            icon={<UserRoundPlus />}
            label={t('of', { number: ticket.number ?? '' })}
            onPress={onAssign}
          />
        </span>
      </div>
      {outcome?.kind === 'told' ? (
        <RowOutcome outcome={outcome} onAnyway={onAnyway} onDismiss={onDismiss} />
      ) : null}
    </li>
  );
}
