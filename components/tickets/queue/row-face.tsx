'use client';
import { CirclePause, Clock, ListTodo, MapPin, UserRound } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useMe } from '#components/shell/actor';
import { DUE_MARK, DueMark } from '#components/shell/due-mark';
import { Link } from '#components/shell/link';
import { PriorityTag } from '#components/shell/priority-tag';
import { TicketNo } from '#components/shell/ticket-no';
import { useTimes } from '#components/ui/when';
import { freeTasks, ownTasks } from '#domain/fulfil/may';
import { DAY } from '#domain/kernel/types';
import { isMajor } from '#domain/major/is-major';
import { nextDue } from '#domain/sla/due';
import { isWorkable } from '#domain/ticket/states';
import type { TicketRow as Ticket } from '#sync/views/ticket';
import { HereWords } from '../parts/here-words';

export interface RowFaceProps {
  ticket: Ticket;
  /** changes of this ticket on this device only */
  unsent: number;
  place: string;
  /** who works on it, where that is not the reader */
  person: string;
  isCurrent: boolean;
  /** the heading above it says on which day it is due */
  daySaid?: boolean;
  /** the title with what was found in it marked; else as it is */
  title?: ReactNode;
  /** a line of its own below all others */
  below?: ReactNode;
}

/** What a row of the list says, and the link to its ticket: what it is, how long it waits, where. */
export function RowFace(props: RowFaceProps) {
  const { ticket, unsent, place, person, isCurrent, daySaid = false, title, below } = props;
  const t = useTranslations('tickets');
  const isAsked = ticket.state === 'assigned' && ticket.acceptedAt === null;
  return (
    <Link
      href={`/app/tickets/${ticket.id}`}
      aria-current={isCurrent ? 'true' : undefined}
      data-ticket={ticket.id}
      className={`grid grid-cols-[1.75rem_minmax(0,1fr)] gap-x-3 px-gutter pt-3.25 pb-3.5 -outline-offset-2 transition-colors duration-press ease-linear data-pressed:bg-fill ${isCurrent ? 'bg-fill' : 'pointer-fine:data-hovered:bg-canvas'}`}
    >
      <span className="pt-px">
        <PriorityTag priority={ticket.priority} />
      </span>
      <span className="block min-w-0">
        <span className="flex min-h-5 flex-wrap items-center justify-between gap-x-2 text-sm text-ink-3">
          <span className="min-w-0">
            <TicketNo ticket={ticket} />
            <span className="mx-1.5" aria-hidden>
              ·
            </span>
            {isAsked ? t('row.asked') : t(`state.${ticket.state}`)}
            {isMajor(ticket) ? (
              <span className="ms-1.5 font-semibold text-danger">{t('row.major')}</span>
            ) : null}
          </span>
          <Waiting ticket={ticket} unsent={unsent} daySaid={daySaid} />
        </span>
        <span className="mt-0.75 line-clamp-2 text-md font-medium text-pretty text-ink hyphens-auto">
          <bdi>{title ?? ticket.title}</bdi>
        </span>
        {place || person || unsent > 0 ? (
          <span className="mt-1 flex flex-wrap gap-x-3 gap-y-0.5 text-sm text-ink-3 [&_.lucide]:size-3.5">
            {place ? (
              <span className="inline-flex min-w-0 items-center gap-1.25">
                <MapPin />
                <bdi className="truncate">{place}</bdi>
              </span>
            ) : null}
            {person ? (
              <span className="inline-flex min-w-0 items-center gap-1.25">
                <UserRound />
                <bdi className="truncate">{person}</bdi>
              </span>
            ) : null}
            {unsent > 0 ? (
              <HereWords>
                {ticket.number === null ? t('row.onlyHere') : t('row.unsent', { count: unsent })}
              </HereWords>
            ) : null}
          </span>
        ) : null}
        <TasksHere ticket={ticket} />
        {below}
      </span>
    </Link>
  );
}

/** The parts of it that are the reader's, or that nobody of their team has. */
function TasksHere({ ticket }: { ticket: Ticket }) {
  const t = useTranslations('tickets.row');
  const { actor } = useMe();
  if (!ticket.tasks || !isWorkable(ticket.state)) return null;
  const own = ownTasks(actor.id, ticket.tasks);
  const shown = own.length > 0 ? own : freeTasks(actor.teamIds, ticket.tasks);
  const [first] = shown;
  if (!first) return null;
  return (
    <span className="mt-1 flex items-center gap-1.25 text-sm text-ink-2 [&_.lucide]:size-3.5">
      <ListTodo />
      <bdi className="min-w-0 truncate">
        {t('tasks', { isOwn: own.length > 0 ? 'yes' : 'no', title: first.title, more: shown.length - 1 })}
      </bdi>
    </span>
  );
}

/** Beyond two days the hours no longer matter. */
const wholeDays = (ms: number): number => (ms < 2 * DAY ? ms : Math.floor(ms / DAY) * DAY);

/** What is promised for it; else how long it stands where it is; the reason, when it waits for somebody. */
function Waiting({
  ticket,
  unsent,
  daySaid,
}: Pick<RowFaceProps, 'ticket' | 'unsent'> & { daySaid: boolean }) {
  const t = useTranslations('tickets');
  const times = useTimes();
  const due = nextDue(ticket.sla);
  if (times.now === null) return null;
  if (due) return <DueMark due={due} isGuess={unsent > 0} daySaid={daySaid} />;
  const span = times.duration(wholeDays(times.now - ticket.stateSince), true);
  const isHeld = ticket.state === 'on_hold';
  const starts = ticket.state === 'new' || ticket.state === 'assigned';
  return (
    <span className={`${DUE_MARK} text-ink-2`}>
      {isHeld ? <CirclePause /> : <Clock />}
      {isHeld && ticket.holdReason
        ? t(`hold.${ticket.holdReason}`)
        : starts
          ? t('row.waits', { span })
          : t('row.since', { span })}
    </span>
  );
}
