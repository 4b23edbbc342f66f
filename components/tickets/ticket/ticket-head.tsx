'use client';
import { EyeOff, MapPin, Navigation } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { useCategoryWords } from '#components/shell/names';
import { usePane } from '#components/shell/pane';
import { TicketNo } from '#components/shell/ticket-no';
import { StepRail } from '#components/ui/step-rail';
import { useTimes } from '#components/ui/when';
import type { TicketState } from '#domain/ticket/states';
import type { Whereabouts } from '#domain/ticket/whereabouts';
import type { TicketRow } from '#sync/views/ticket';
import { HereWords } from '../parts/here-words';
import { StateWords } from '../parts/state-words';

/** Where each state stands among New, Assigned, In progress, Resolved, Closed. Past the end: all done. */
const STAND: Record<TicketState, number> = {
  new: 1,
  assigned: 2,
  in_progress: 3,
  on_hold: 3,
  resolved: 4,
  closed: 6,
  cancelled: 0,
  awaiting_approval: 1,
  rejected: 0,
};

/** Number, title, and where it stands. */
interface TicketHeadProps {
  ticket: TicketRow;
  unsent: number;
  where: Whereabouts | null;
}

export function TicketHead({ ticket, unsent, where }: TicketHeadProps) {
  const t = useTranslations('tickets');
  const times = useTimes();
  const category = useCategoryWords()(ticket.categoryId);
  const state = t(`state.${ticket.state}`);
  const pane = usePane();
  const step = Math.min(STAND[ticket.state], 5);
  return (
    <div>
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm text-ink-3">
        {/* Beside a list the bar above has the number. */}
        <span className={pane ? 'hidden' : 'wide:hidden'}>
          <TicketNo ticket={ticket} />
        </span>
        {category ? (
          <>
            <span aria-hidden className={pane ? 'hidden' : 'wide:hidden'}>
              ·
            </span>
            <bdi>{category}</bdi>
          </>
        ) : null}
        {ticket.confidential ? (
          <span className="inline-flex items-center gap-1 font-medium text-ink-2 [&_.lucide]:size-3.5">
            <EyeOff />
            {t('confidential')}
          </span>
        ) : null}
      </p>
      <h1
        dir="auto"
        className={`mt-1 ${pane ? 'text-lg/6 font-semibold tracking-[-0.012em] text-pretty hyphens-auto' : 'h-ticket'}`}
      >
        {ticket.title}
      </h1>
      <div className="mt-4">
        <StepRail
          total={5}
          current={STAND[ticket.state]}
          label={step === 0 ? state : t('rail', { step, state })}
        />
      </div>
      <p className="mt-2.5 flex flex-wrap items-center gap-x-4 gap-y-1 text-base">
        <StateWords state={ticket.state} strong />
        <span className="num text-ink-3">
          {times.now === null ? null : t('since', { when: times.dayClock(ticket.stateSince) })}
        </span>
        {ticket.state === 'on_hold' && ticket.holdReason ? (
          <span className="text-ink-2">{t(`holdFor.${ticket.holdReason}`)}</span>
        ) : null}
        {where && times.now !== null ? (
          <span className="num inline-flex items-center gap-1.25 font-medium text-ink-2 [&_.lucide]:size-4.5">
            {where.at === 'way' ? <Navigation /> : <MapPin />}
            {t(where.at === 'way' ? 'onTheWay' : 'onSite', { when: times.dayClock(where.since) })}
          </span>
        ) : null}
      </p>
      {unsent > 0 ? (
        <HereWords className="mt-2">
          {ticket.number === null ? t('row.onlyHere') : t('row.unsent', { count: unsent })}
        </HereWords>
      ) : null}
    </div>
  );
}
