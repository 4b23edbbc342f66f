'use client';
import { Ban, Copy, Ellipsis, MessageSquare, PencilLine, RotateCcw } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useCatalogItem } from '#client/live/catalog';
import { useBePresent, usePresence } from '#client/live/presence';
import { useTimeline } from '#client/live/ticket';
import { useMe } from '#components/shell/actor';
import { FootBar } from '#components/shell/foot-bar';
import { shortName, useNames, usePersonOf } from '#components/shell/names';
import { Page } from '#components/shell/page';
import { SignedOutBanner } from '#components/shell/signed-out-banner';
import { SyncChip } from '#components/shell/sync-chip';
import { TicketNo } from '#components/shell/ticket-no';
import { AppBar, PageTitle } from '#components/ui/app-bar';
import { Button } from '#components/ui/button';
import { Group, GroupBlock } from '#components/ui/group';
import { IconButton } from '#components/ui/icon-button';
import { Menu } from '#components/ui/menu';
import type { MenuEntry } from '#components/ui/menu-list';
import { useTimes, When } from '#components/ui/when';
import { inRequesterWords } from '#components/words/requester-words';
import { SheetWords } from '#components/words/sheet-words';
import { isStaff } from '#domain/access/roles';
import { type Id, MINUTE } from '#domain/kernel/types';
import { editableFields, possibleSteps } from '#domain/ticket/actions';
import { firstIsOver } from '#domain/ticket/relations';
import { isOpen, simpleState } from '#domain/ticket/states';
import type { TicketRow } from '#sync/views/ticket';
import { ApprovalGroupCard } from '../approval/approval-card';
import { HereWords } from '../parts/here-words';
import { stateIcon } from '../parts/state-words';
import { useBack } from '../parts/use-back';
import { StepSheets } from '../sheets/step-sheets';
import { TasksProgress } from '../tasks/tasks-progress';
import { NeedsYouBanner } from '../ticket/needs-you-banner';
import { doingIn, type TicketActs, useTicketActs } from '../ticket/use-ticket-acts';
import { EditOwnSheet } from './edit-own-sheet';
import { Messages } from './messages';
import { RateCard } from './rate-card';
import { TrackList } from './track-list';
import { isTwice, trackerSteps } from './tracker-steps';
import { WhatYouWrote } from './what-you-wrote';

/** A report as the person who made it follows it, like a parcel. */
export const Tracker = inRequesterWords(TrackerScreen);

function TrackerScreen({ ticket, unsent }: { ticket: TicketRow; unsent: number }) {
  const t = useTranslations('requester');
  const nav = useTranslations('nav');
  const { actor } = useMe();
  const acts = useTicketActs(ticket);
  const state = useStateWords(ticket);
  const [edits, setEdits] = useState(false);
  useBePresent(ticket.number === null ? null : ticket.id, doingIn(acts.sheet));
  const back = useBack(
    isStaff(actor.role)
      ? { label: nav('reported'), to: '/app/reported' }
      : { label: nav('home'), to: '/app' },
  );
  return (
    <Page
      ground="canvas"
      width="narrow"
      className="px-gutter pb-8"
      bar={
        <AppBar
          ground="canvas"
          back={back}
          end={<SyncChip tight />}
          className="desk:mx-auto desk:w-full desk:max-w-160 desk:px-3"
        />
      }
      foot={<TrackerBar ticket={ticket} acts={acts} onEdit={() => setEdits(true)} />}
    >
      <PageTitle className="pt-1">{state}</PageTitle>
      <p dir="auto" className="text-md text-ink-2">
        {ticket.title}
      </p>
      {unsent > 0 ? <SignedOutBanner path={`/app/tickets/${ticket.id}`} className="mt-4" /> : null}
      <NeedsYouBanner ticket={ticket} className="mt-4" />
      <RateCard ticket={ticket} onReopen={() => acts.setSheet('reopen')} className="mt-5" />
      <Group label={state} className="mt-5">
        <GroupBlock>
          <div className="flex flex-wrap items-end justify-between gap-x-4 gap-y-1 border-b border-line pb-3.5">
            <Expected ticket={ticket} />
            <p className="flex flex-col items-end text-sm text-ink-3">
              <span className="flex items-center gap-1.25 font-medium text-ink-2 [&_.lucide]:size-4">
                {stateIcon(ticket.state)}
                {t(`simple.${simpleState(ticket.state)}`, { kind: ticket.kind })}
              </span>
              <TicketNo ticket={ticket} />
            </p>
          </div>
          <div className="pt-4.5">
            <TrackList ticket={ticket} />
          </div>
          {unsent > 0 && ticket.number !== null ? (
            <HereWords className="mt-4">{t('unsent', { count: unsent })}</HereWords>
          ) : null}
        </GroupBlock>
      </Group>
      {ticket.tasks ? <TasksProgress ticket={ticket} className="mt-6" /> : null}
      {ticket.approval ? <ApprovalGroupCard ticket={ticket} className="mt-6" /> : null}
      <Writing ticketId={ticket.id} />
      <Messages ticket={ticket} />
      <WhatYouWrote ticket={ticket} />
      {acts.input}
      <StepSheets
        ticket={ticket}
        step={acts.sheet}
        picked={acts.picked}
        onClose={() => acts.setSheet(null)}
      />
      <SheetWords>
        <EditOwnSheet ticket={ticket} isOpen={edits} onClose={() => setEdits(false)} />
      </SheetWords>
    </Page>
  );
}

/** When it is to be expected: of something asked for as the catalogue says, else by what is promised. */
function Expected({ ticket }: { ticket: TicketRow }) {
  const item = useCatalogItem(ticket.request?.itemId ?? '');
  const minutes = isOpen(ticket.state) ? item?.expectedMinutes : null;
  return minutes ? <Usually ticket={ticket} minutes={minutes} /> : <Promised ticket={ticket} />;
}

/** How long such things take, and since when this one does. */
function Usually({ ticket, minutes }: { ticket: TicketRow; minutes: number }) {
  const t = useTranslations('requester.tracker');
  const times = useTimes();
  return (
    <p>
      <span className="block text-sm text-ink-3">{t('usually')}</span>
      <span className="num text-lg font-semibold">{times.duration(minutes * MINUTE)}</span>
      <span className="block text-sm text-ink-3">
        {t('reportedAt', { kind: ticket.kind })} <When at={ticket.createdAt} />
      </span>
    </p>
  );
}

/** Until when it is promised to be fixed, while that clock runs; else when it was reported. */
function Promised({ ticket }: { ticket: TicketRow }) {
  const { kind } = ticket;
  const t = useTranslations('requester.tracker');
  const times = useTimes();
  const at = ticket.sla?.resolution?.dueAt ?? null;
  if (at === null || !isOpen(ticket.state) || times.now === null)
    return (
      <p>
        <span className="block text-sm text-ink-3">{t('reportedAt', { kind })}</span>
        <When at={ticket.createdAt} className="text-lg font-semibold" />
      </p>
    );
  return (
    <p>
      <span className="block text-sm text-ink-3">{t(at < times.now ? 'late' : 'expected', { kind })}</span>
      <time dateTime={new Date(at).toISOString()} className="num text-lg font-semibold">
        {t('by', { when: times.dayClock(at) })}
      </time>
    </p>
  );
}

/** The state in the words of the person who reported it. */
function useStateWords(ticket: TicketRow): string {
  const { kind } = ticket;
  const t = useTranslations('requester.tracker');
  const entries = useTimeline(ticket.id);
  const now = trackerSteps(ticket, entries ?? []).find((step) => step.status === 'now')?.id;
  if (now === 'travel' || now === 'arrive' || now === 'duplicate' || now === 'otherCancelled') return t(now);
  if (now === 'otherFixed') return t('fixed', { kind });
  switch (ticket.state) {
    case 'new':
      return ticket.reopenCount > 0
        ? t('reopened')
        : ticket.number === null
          ? t('reportedHere', { kind })
          : t('received');
    case 'assigned':
      return ticket.reopenCount > 0 ? t('reopened') : t('assigned');
    case 'in_progress':
      return t('inProgress', { kind });
    case 'on_hold':
      return t('onHold');
    case 'resolved':
      return t('fixed', { kind });
    case 'closed':
      return t('closed');
    case 'cancelled':
      return t('cancelled');
    case 'awaiting_approval':
      return t('awaiting');
    case 'rejected':
      return t('rejected');
  }
}

/** Somebody writes to them at this moment. */
function Writing({ ticketId }: { ticketId: Id }) {
  const t = useTranslations('requester.tracker');
  const names = useNames();
  const { others } = usePresence(ticketId);
  return (
    <div role="status" className="text-base text-ink-2">
      {others.map(({ personId }) => (
        <p key={personId} className="mt-4 flex items-center gap-1.75 px-4 [&_.lucide]:size-4.5">
          <PencilLine />
          {t('writes', { who: names(personId) })}
        </p>
      ))}
    </div>
  );
}

/** Fixed: is it? Otherwise: write. */
function TrackerBar({ ticket, acts, onEdit }: { ticket: TicketRow; acts: TicketActs; onEdit: () => void }) {
  const { kind } = ticket;
  const t = useTranslations('requester.tracker');
  const act = useTranslations('tickets.act');
  const { actor } = useMe();
  const assignee = usePersonOf()(ticket.assigneeId);
  const steps = possibleSteps(actor, ticket);
  const asks = ticket.state === 'resolved' && steps.includes('close');
  // Told twice, and that other report is over: nothing to confirm, but perhaps it does not work here.
  const isOver = firstIsOver(useTimeline(ticket.id) ?? []) !== null;
  const canDisagree = isTwice(ticket) && isOver && steps.includes('reopen');
  const writeLabel =
    assignee && assignee.id !== actor.id ? t('writeTo', { name: shortName(assignee.name) }) : t('addMessage');
  const more: MenuEntry[] = [
    ...(asks
      ? [
          {
            id: 'comment',
            label: writeLabel,
            icon: <MessageSquare />,
            onAction: () => acts.setSheet('comment'),
          },
        ]
      : []),
    ...(editableFields(actor, ticket).length > 0
      ? [{ id: 'edit', label: t('edit'), icon: <PencilLine />, onAction: onEdit }]
      : []),
    ...(steps.includes('reopen') && !asks && !canDisagree
      ? [
          {
            id: 'reopen',
            label: t('notFixed', { kind }),
            icon: <RotateCcw />,
            onAction: () => acts.setSheet('reopen'),
          },
        ]
      : []),
    ...(steps.includes('cancel') && isOpen(ticket.state)
      ? [
          {
            id: 'cancel',
            label: t('cancel'),
            icon: <Ban />,
            tone: 'danger' as const,
            onAction: () => acts.setSheet('cancel'),
          },
        ]
      : []),
    ...acts.attach.filter((entry) => entry.id !== 'sign'),
    ...acts.rest.filter((entry) => entry.id === 'number').map((entry) => ({ ...entry, icon: <Copy /> })),
  ];
  return (
    <FootBar>
      <div className="flex gap-2 tight:flex-wrap">
        {asks ? (
          <>
            <Button
              tone="primary"
              className="flex-[1.25] tight:basis-full desk:max-w-60"
              onPress={() => acts.act('close')}
            >
              {t('confirm', { kind })}
            </Button>
            <Button className="flex-1 desk:max-w-60" onPress={() => acts.setSheet('reopen')}>
              {t('notFixed', { kind })}
            </Button>
          </>
        ) : (
          <>
            <Button
              tone="primary"
              className={`${canDisagree ? 'flex-[1.6]' : 'flex-1'} desk:max-w-60`}
              icon={<MessageSquare />}
              onPress={() => acts.setSheet('comment')}
            >
              {writeLabel}
            </Button>
            {canDisagree ? (
              <Button className="flex-1 desk:max-w-60" onPress={() => acts.setSheet('reopen')}>
                {t('notFixed', { kind })}
              </Button>
            ) : null}
          </>
        )}
        <Menu
          label={act('more')}
          placement="top end"
          trigger={<IconButton tone="square" icon={<Ellipsis />} label={act('more')} />}
          items={more}
        />
      </div>
    </FootBar>
  );
}
