'use client';
import { Copy, Ellipsis, MessageSquare, Stamp } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { useMe } from '#components/shell/actor';
import { FootBar } from '#components/shell/foot-bar';
import { useNames } from '#components/shell/names';
import { Page } from '#components/shell/page';
import { SignedOutBanner } from '#components/shell/signed-out-banner';
import { SyncChip } from '#components/shell/sync-chip';
import { TicketNo } from '#components/shell/ticket-no';
import { AppBar, PageTitle } from '#components/ui/app-bar';
import { Fact, Facts } from '#components/ui/facts';
import { Group, GroupBlock } from '#components/ui/group';
import { IconButton } from '#components/ui/icon-button';
import { Menu } from '#components/ui/menu';
import { When } from '#components/ui/when';
import { WrittenText } from '#components/ui/written-text';
import { inApprovalWords } from '#components/words/approval-words';
import { inRequesterWords } from '#components/words/requester-words';
import { mayDecide } from '#domain/approval/may';
import type { TicketRow } from '#sync/views/ticket';
import { RequestAnswers } from '../parts/request-answers';
import { StateWords } from '../parts/state-words';
import { useBack } from '../parts/use-back';
import { StepSheets } from '../sheets/step-sheets';
import { NeedsYouBanner } from '../ticket/needs-you-banner';
import { useTicketActs } from '../ticket/use-ticket-acts';
import { Messages } from '../tracker/messages';
import { ApprovalVotes } from './approval-votes';
import { DecideButtons } from './decide-buttons';

/** What is asked for, as somebody reads it who has to approve it and does nothing else with it. */
export const ApprovalScreen = inRequesterWords(inApprovalWords(Screen));

function Screen({ ticket, unsent }: { ticket: TicketRow; unsent: number }) {
  const t = useTranslations('approval');
  const act = useTranslations('tickets.act');
  const own = useTranslations('requester');
  const names = useNames();
  const { actor } = useMe();
  const acts = useTicketActs(ticket);
  const back = useBack({ label: t('back'), to: '/app/inbox' });
  const asks = mayDecide(actor.id, ticket);
  const name = names(ticket.requesterId);
  return (
    <Page
      ground="canvas"
      width="narrow"
      className="px-gutter pb-8"
      bar={
        <AppBar
          ground="canvas"
          back={back}
          end={
            <>
              <SyncChip tight />
              <Menu
                label={act('more')}
                trigger={<IconButton icon={<Ellipsis />} label={act('more')} />}
                items={[
                  {
                    id: 'comment',
                    label: own('tracker.addMessage'),
                    icon: <MessageSquare />,
                    onAction: () => acts.setSheet('comment'),
                  },
                  ...acts.rest
                    .filter(({ id }) => id === 'number')
                    .map((entry) => ({ ...entry, icon: <Copy /> })),
                ]}
              />
            </>
          }
          className="desk:mx-auto desk:w-full desk:max-w-160 desk:px-3"
        />
      }
      foot={
        asks ? (
          <FootBar>
            <DecideButtons key={ticket.id} ticket={ticket} />
          </FootBar>
        ) : undefined
      }
    >
      <p className="flex flex-wrap items-center gap-x-3 text-sm text-ink-3">
        <TicketNo ticket={ticket} />
        <StateWords state={ticket.state} />
      </p>
      <PageTitle className="pt-1">
        <bdi>{ticket.title}</bdi>
      </PageTitle>
      {asks ? (
        <p className="mt-1 flex gap-2 text-base text-ink-2 [&_.lucide]:mt-0.5 [&_.lucide]:size-4.5 [&_.lucide]:flex-none">
          <Stamp />
          {t('yours')}. {t('yoursText')}
        </p>
      ) : (
        <p className="mt-1 text-base text-ink-2">{t('decidedAlready')}</p>
      )}
      {unsent > 0 ? <SignedOutBanner path={`/app/tickets/${ticket.id}`} className="mt-4" /> : null}
      <NeedsYouBanner ticket={ticket} className="mt-4" />
      <Group title={t('asked')} className="mt-5">
        <Facts className="px-4 dense:py-1.5">
          {name ? (
            <Fact name={t('askedBy')}>
              <bdi>{name}</bdi>
            </Fact>
          ) : null}
          <Fact name={own('tracker.reportedAt', { kind: ticket.kind })}>
            <When at={ticket.createdAt} />
          </Fact>
        </Facts>
        {ticket.request && ticket.request.told.length > 0 ? (
          <RequestAnswers
            ticketId={ticket.id}
            told={ticket.request.told}
            className="border-t border-line px-4 dense:py-1.5"
          />
        ) : (
          <GroupBlock className="border-t border-line">
            <WrittenText>{ticket.description || ticket.title}</WrittenText>
          </GroupBlock>
        )}
      </Group>
      <Group title={t('title')} className="mt-6">
        <GroupBlock>
          <ApprovalVotes ticket={ticket} />
        </GroupBlock>
      </Group>
      <Messages ticket={ticket} />
      {acts.input}
      <StepSheets
        ticket={ticket}
        step={acts.sheet}
        picked={acts.picked}
        onClose={() => acts.setSheet(null)}
      />
    </Page>
  );
}
