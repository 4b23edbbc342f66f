'use client';
import {
  Ban,
  Check,
  CircleCheck,
  CircleDashed,
  CirclePause,
  Copy,
  Hourglass,
  Inbox,
  MapPin,
  Stamp,
  Truck,
  UserRound,
  WifiOff,
  Wrench,
  X,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { usePresence } from '#client/live/presence';
import { useTimeline } from '#client/live/ticket';
import { useNames, useTeamName } from '#components/shell/names';
import { QuietNote } from '#components/ui/banner';
import { useTimes, When } from '#components/ui/when';
import { WrittenText } from '#components/ui/written-text';
import type { Id } from '#domain/kernel/types';
import type { TicketRow } from '#sync/views/ticket';
import { resolutionOf, type TrackStep, type TrackStepId, trackerSteps } from './tracker-steps';

const icons: Record<TrackStepId, ReactNode> = {
  received: <Inbox />,
  awaiting: <Hourglass />,
  approved: <Stamp />,
  rejected: <X />,
  assigned: <UserRound />,
  travel: <Truck />,
  arrive: <MapPin />,
  in_progress: <Wrench />,
  fixed: <CircleCheck />,
  cancelled: <Ban />,
  duplicate: <Copy />,
  otherFixed: <CircleCheck />,
  otherCancelled: <Ban />,
};
const words = {
  received: 'received',
  awaiting: 'awaiting',
  approved: 'approved',
  rejected: 'rejected',
  assigned: 'assigned',
  travel: 'travel',
  arrive: 'arrive',
  in_progress: 'inProgress',
  fixed: 'fixed',
  cancelled: 'cancelled',
  duplicate: 'duplicate',
  otherFixed: 'fixed',
  otherCancelled: 'otherCancelled',
} as const satisfies Record<TrackStepId, string>;

/** The way of a report: solid where the server knows it, dashed where it is not confirmed. */
export function TrackList({ ticket }: { ticket: TicketRow }) {
  const entries = useTimeline(ticket.id);
  if (!entries) return null;
  return (
    <ol>
      {trackerSteps(ticket, entries).map((step) => (
        <Step key={step.id} step={step} ticket={ticket} isHere={ticket.number === null} />
      ))}
    </ol>
  );
}

function Step({ step, ticket, isHere }: { step: TrackStep; ticket: TicketRow; isHere: boolean }) {
  const t = useTranslations('requester.tracker');
  const onlyHere = isHere && step.id === 'received';
  const point = onlyHere
    ? 'border-[1.5px] border-dashed border-line-strong text-ink-2'
    : {
        done: 'bg-bar text-surface',
        now: 'bg-accent text-on-accent ring-4 ring-accent-soft',
        todo: 'text-ink-3 ring-2 ring-fill-2 ring-inset',
      }[step.status];
  const leg =
    step.status === 'done'
      ? 'before:bg-bar'
      : step.status === 'now'
        ? 'before:bg-[repeating-linear-gradient(180deg,var(--line-strong)_0_4px,transparent_4px_8px)]'
        : 'before:bg-fill-2';
  return (
    <li
      aria-current={step.status === 'now' ? 'step' : undefined}
      className={`relative grid grid-cols-[1.75rem_minmax(0,1fr)] gap-x-3.5 pb-5.5 before:absolute before:start-3.25 before:top-7 before:bottom-0 before:w-0.5 last:pb-0 last:before:hidden ${leg}`}
    >
      <span
        className={`grid size-7 place-items-center rounded-full forced-colors:border [&_.lucide]:size-4 ${point}`}
      >
        {onlyHere ? (
          <CircleDashed />
        ) : step.status === 'done' ? (
          <Check style={{ strokeWidth: 2.5 }} />
        ) : (
          icons[step.id]
        )}
      </span>
      <span className="min-w-0 pt-0.75">
        <span className="flex flex-wrap items-baseline justify-between gap-x-3">
          <span className={`text-md ${step.status === 'todo' ? 'text-ink-3' : 'font-semibold text-ink'}`}>
            {onlyHere ? t('onlyHere') : t(words[step.id], { kind: ticket.kind })}
          </span>
          {step.at === null ? null : <When at={step.at} className="flex-none text-sm text-ink-3" />}
        </span>
        <Detail step={step} ticket={ticket} isHere={isHere} />
        {step.status === 'now' ? <Silent ticketId={ticket.id} /> : null}
      </span>
    </li>
  );
}

/** Nothing is heard of whoever works on it: what is told here may be old. */
function Silent({ ticketId }: { ticketId: Id }) {
  const t = useTranslations('requester.tracker');
  const times = useTimes();
  const { silentSince } = usePresence(ticketId);
  if (silentSince === null || times.now === null) return null;
  return (
    <QuietNote icon={<WifiOff />} className="mt-2">
      {t.rich('silent', {
        when: times.dayClock(silentSince),
        b: (words) => <b className="num font-semibold">{words}</b>,
      })}
    </QuietNote>
  );
}

/** What a step means for the reader: who has it, what it waits for, what to do. */
function Detail({ step, ticket, isHere }: { step: TrackStep; ticket: TicketRow; isHere: boolean }) {
  const t = useTranslations('requester.tracker');
  const names = useNames();
  const team = useTeamName()(ticket.teamId);
  const line = (text: string) => <span className="block text-base text-ink-2">{text}</span>;
  switch (step.id) {
    case 'received':
      return line(isHere ? t('onlyHereText') : ticket.state === 'new' ? t('waiting') : t('receivedText'));
    case 'assigned':
      if (step.status === 'todo') return null;
      return line(ticket.assigneeId ? t('assignedText', { name: names(ticket.assigneeId), team }) : team);
    case 'travel':
      if (step.status !== 'now' || step.minutes === undefined) return null;
      return line(t('travelText', { hours: Math.floor(step.minutes / 60), minutes: step.minutes % 60 }));
    case 'awaiting':
      return line(t('awaitingText'));
    case 'rejected':
      return line(t('rejectedText'));
    case 'duplicate':
      return line(t(step.status === 'now' ? 'duplicateText' : 'duplicateDone'));
    case 'otherFixed':
    case 'otherCancelled':
      return line(t(`${step.id}Text`));
    case 'in_progress':
      if (step.status !== 'now' || ticket.state !== 'on_hold' || !ticket.holdReason) return null;
      return (
        <QuietNote icon={<CirclePause />} className="mt-1.5">
          {t(`holdText.${ticket.holdReason}`)}
        </QuietNote>
      );
    case 'fixed':
      return step.status === 'todo' ? (
        line(t('fixedTodo'))
      ) : (
        <Solution ticket={ticket} asks={step.status === 'now'} />
      );
    default:
      return null;
  }
}

/** What was done, in the words of whoever did it, and whether it is right. */
function Solution({ ticket, asks }: { ticket: TicketRow; asks: boolean }) {
  const t = useTranslations('requester.tracker');
  const entries = useTimeline(ticket.id) ?? [];
  const resolution = resolutionOf(ticket, entries);
  const confirmed = entries.some(
    (entry) => entry.data.step === 'close' && entry.actorId === ticket.requesterId,
  );
  return (
    <>
      <span className="block text-base text-ink-2">
        {asks ? t('fixedAsk', { kind: ticket.kind }) : confirmed ? t('confirmedText') : t('closedText')}
      </span>
      {resolution ? (
        <span className="mt-2 block rounded-btn bg-fill px-3.5 py-3 text-base text-ink">
          <span className="mb-0.5 block text-sm text-ink-3">{t('solution')}</span>
          <WrittenText>{resolution.body}</WrittenText>
        </span>
      ) : null}
    </>
  );
}
