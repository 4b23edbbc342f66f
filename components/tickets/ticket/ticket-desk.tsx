'use client';
import { useTranslations } from 'use-intl';
import { useBePresent } from '#client/live/presence';
import { useIsTied } from '#client/live/ticket';
import { useMe } from '#components/shell/actor';
import { Page } from '#components/shell/page';
import { usePane } from '#components/shell/pane';
import { SignedOutBanner } from '#components/shell/signed-out-banner';
import { SyncChip } from '#components/shell/sync-chip';
import { useSync } from '#components/shell/sync-facts';
import { TicketNo } from '#components/shell/ticket-no';
import { AppBar } from '#components/ui/app-bar';
import { later, useOnceOpen } from '#components/ui/later';
import { SectionHeading } from '#components/ui/section-heading';
import { WrittenText } from '#components/ui/written-text';
import { can } from '#domain/access/capabilities';
import { isTheirsToRate } from '#domain/ticket/satisfaction';
import { isOpen } from '#domain/ticket/states';
import type { TicketRow } from '#sync/views/ticket';
import { RequestAnswers } from '../parts/request-answers';
import { useBack } from '../parts/use-back';
import { ActBar, ActTools } from './act-bar';
import { TicketFacts } from './ticket-facts';
import { TicketHead } from './ticket-head';
import { TimeSection } from './time-section';
import { TodoSection } from './todo-section';
import { doingIn, useTicketActs } from './use-ticket-acts';

const NeedsYouBanner = later(() => import('./needs-you-banner').then((part) => part.NeedsYouBanner));
const ConcealDialog = later(() => import('./conceal-dialog').then((part) => part.ConcealDialog));
const TiesSection = later(() => import('./ties-section').then((part) => part.TiesSection));
const SuggestedArticles = later(() =>
  import('#components/shell/suggested-articles').then((part) => part.SuggestedArticles),
);
const KnownErrors = later(() => import('#components/shell/known-errors').then((part) => part.KnownErrors));
const TicketTimeline = later(() => import('./ticket-timeline').then((part) => part.TicketTimeline));
const PromiseClock = later(() => import('./promise-clock').then((part) => part.PromiseClock));
const OfferCard = later(() => import('./offer-card').then((part) => part.OfferCard));
const RateCard = later(() => import('../tracker/rate-card').then((part) => part.RateCard));
const PresenceNote = later(() => import('./presence-note').then((part) => part.PresenceNote));
const ApprovalSection = later(() => import('../approval/approval-card').then((part) => part.ApprovalSection));
const TasksSection = later(() => import('../tasks/tasks-section').then((part) => part.TasksSection));
const MajorBanner = later(() => import('../major/major-banner').then((part) => part.MajorBanner));
const StepSheets = later(() => import('../sheets/step-sheets').then((part) => part.StepSheets));

/** A ticket for those who work on it: what is wrong, where it stands, who and where, what happened. */
export function TicketDesk({ ticket, unsent }: { ticket: TicketRow; unsent: number }) {
  const t = useTranslations('tickets');
  const nav = useTranslations('nav');
  const { actor } = useMe();
  const acts = useTicketActs(ticket);
  const back = useBack({ label: nav('myWork'), to: '/app' });
  const pane = usePane();
  const needsYou = useSync((sync) => sync.needsYou);
  const isTied = useIsTied(ticket);
  useBePresent(ticket.number === null ? null : ticket.id, doingIn(acts.sheet));
  const sheetOnceOpen = useOnceOpen(acts.sheet !== null);
  const asksOnce = useOnceOpen(acts.asksConceal);
  return (
    <Page
      bar={
        pane?.bar(<TicketNo ticket={ticket} />) ?? (
          <>
            <AppBar
              back={back}
              end={
                <>
                  <SyncChip tight />
                  <ActTools acts={acts} />
                </>
              }
              className="desk:border-b desk:border-line desk:px-3 wide:hidden"
            />
            {/* Beside the list there is no way back to say, and the list has the chip. */}
            <AppBar
              title={<TicketNo ticket={ticket} />}
              end={<ActTools acts={acts} />}
              className="hidden border-b border-line ps-3.5 pe-4 wide:block"
            />
          </>
        )
      }
      foot={<ActBar acts={acts} always={pane !== null} />}
    >
      <div className="@container px-gutter pt-1 pb-8 desk:pt-5">
        <div className="mx-auto grid max-w-280 grid-cols-[minmax(0,1fr)] gap-x-12 @[56rem]:grid-cols-[minmax(0,1fr)_19rem]">
          <div className="min-w-0">
            <TicketHead ticket={ticket} unsent={unsent} where={acts.where} />
            <PresenceNote ticket={ticket} />
            {unsent > 0 ? <SignedOutBanner path={`/app/tickets/${ticket.id}`} className="mt-5" /> : null}
            {needsYou > 0 ? <NeedsYouBanner ticket={ticket} className="mt-5" /> : null}
            {ticket.major ? <MajorBanner ticket={ticket} onSheet={acts.setSheet} className="mt-5" /> : null}
            {acts.isOffered ? <OfferCard ticket={ticket} acts={acts} className="mt-5" /> : null}
            {isTheirsToRate(actor, ticket) ? (
              <RateCard ticket={ticket} onReopen={() => acts.setSheet('reopen')} className="mt-5" />
            ) : null}
            {ticket.approval ? <ApprovalSection ticket={ticket} className="mt-5" /> : null}
            {ticket.tasks ? (
              <TasksSection ticket={ticket} onAdd={() => acts.setSheet('task')} className="mt-6" />
            ) : null}
            {ticket.sla ? <PromiseClock ticket={ticket} unsent={unsent} className="mt-5" /> : null}
            {ticket.request && ticket.request.told.length > 0 ? (
              <section className="mt-6">
                <SectionHeading className="pb-1">{t('askedFor')}</SectionHeading>
                <RequestAnswers ticketId={ticket.id} told={ticket.request.told} />
              </section>
            ) : ticket.description ? (
              <section className="mt-6">
                <SectionHeading className="pb-1">{t('description')}</SectionHeading>
                <WrittenText>{ticket.description}</WrittenText>
              </section>
            ) : null}
          </div>
          <div className="mt-6 flex flex-col gap-6 @[56rem]:col-start-2 @[56rem]:row-span-2 @[56rem]:row-start-1 @[56rem]:mt-0 @[56rem]:self-start desk:@[56rem]:sticky desk:@[56rem]:top-19">
            <TicketFacts ticket={ticket} onFollow={() => acts.setSheet('follow')} />
            <TodoSection ticket={ticket} onAdd={() => acts.setSheet('todo')} />
            <TimeSection ticket={ticket} onLog={() => acts.setSheet('time')} />
            {isTied ? <TiesSection ticket={ticket} /> : null}
            {isOpen(ticket.state) && ticket.kind === 'incident' && can(actor.role, 'problem.manage') ? (
              <KnownErrors ticket={ticket} />
            ) : null}
            {isOpen(ticket.state) ? (
              <SuggestedArticles text={`${ticket.title} ${ticket.description}`} />
            ) : null}
          </div>
          <TicketTimeline ticket={ticket} className="mt-6 min-w-0" />
        </div>
      </div>
      {asksOnce ? (
        <ConcealDialog
          isOpen={acts.asksConceal}
          onClose={() => acts.setAsksConceal(false)}
          reveals={ticket.confidential}
          onConfirm={() => void acts.conceal(!ticket.confidential)}
        />
      ) : null}
      {acts.input}
      {sheetOnceOpen ? (
        <StepSheets
          ticket={ticket}
          step={acts.sheet}
          picked={acts.picked}
          onClose={() => acts.setSheet(null)}
        />
      ) : null}
    </Page>
  );
}
