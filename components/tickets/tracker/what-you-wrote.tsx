'use client';
import { RotateCw } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { useMe } from '#components/shell/actor';
import { useCategoryWords, useNames, usePlaceWords } from '#components/shell/names';
import { PriorityTag } from '#components/shell/priority-tag';
import { Fact, Facts } from '#components/ui/facts';
import { Group, GroupBlock, GroupRow } from '#components/ui/group';
import { WrittenText } from '#components/ui/written-text';
import type { TicketRow } from '#sync/views/ticket';
import { RequestAnswers } from '../parts/request-answers';

/** The report itself, as it was written, with where and how urgent. */
export function WhatYouWrote({ ticket }: { ticket: TicketRow }) {
  const t = useTranslations('requester');
  const place = usePlaceWords()(ticket);
  const category = useCategoryWords()(ticket.categoryId);
  const names = useNames();
  const isMine = useMe().actor.id === ticket.requesterId;
  return (
    <Group title={t('tracker.yours', { kind: ticket.kind })} className="mt-6">
      {ticket.request && ticket.request.told.length > 0 ? (
        <RequestAnswers ticketId={ticket.id} told={ticket.request.told} className="px-4 dense:py-1.5" />
      ) : (
        <GroupBlock>
          <WrittenText>{ticket.description || ticket.title}</WrittenText>
        </GroupBlock>
      )}
      <Facts className="border-t border-line px-4 dense:py-1.5">
        {ticket.reporterId !== ticket.requesterId ? (
          <Fact name={t(isMine ? 'tracker.reportedBy' : 'tracker.reportedFor')}>
            <bdi>{names(isMine ? ticket.reporterId : ticket.requesterId)}</bdi>
          </Fact>
        ) : null}
        {ticket.confidential ? (
          <Fact name={t('tracker.confidential')}>{t('tracker.confidentialText')}</Fact>
        ) : null}
        {place ? (
          <Fact name={t('tracker.place')}>
            <bdi>{place}</bdi>
          </Fact>
        ) : null}
        {category ? (
          <Fact name={t('tracker.category')}>
            <bdi>{category}</bdi>
          </Fact>
        ) : null}
        <Fact name={t('tracker.priority')}>
          <span className="flex flex-wrap items-center gap-2">
            <PriorityTag priority={ticket.priority} />
            {t(`priority.${ticket.priority}`)}
          </span>
        </Fact>
      </Facts>
      {ticket.request && isMine ? (
        <GroupRow
          icon={<RotateCw />}
          title={t('tracker.again')}
          href={`/app/catalog/${ticket.request.itemId}?again=${ticket.id}`}
        />
      ) : null}
    </Group>
  );
}
