'use client';
import { Stamp } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { useMe } from '#components/shell/actor';
import { Group, GroupBlock } from '#components/ui/group';
import { SectionHeading } from '#components/ui/section-heading';
import { inApprovalWords } from '#components/words/approval-words';
import { mayDecide } from '#domain/approval/may';
import type { TicketRow } from '#sync/views/ticket';
import { ApprovalVotes } from './approval-votes';
import { DecideButtons } from './decide-buttons';

interface ApprovalCardProps {
  ticket: TicketRow;
  className?: string;
}

/** How it stands with the approval of a ticket, among what else its workers read. */
export const ApprovalSection = inApprovalWords(Section);

function Section({ ticket, className = '' }: ApprovalCardProps) {
  const t = useTranslations('approval');
  const { actor } = useMe();
  const { approval } = ticket;
  if (!approval) return null;
  return (
    <section className={className} aria-label={t('title')}>
      {mayDecide(actor.id, ticket) ? (
        <div className="mb-4 rounded-group bg-accent-soft p-4">
          <p className="flex items-center gap-2 pb-3 text-md font-semibold [&_.lucide]:size-5">
            <Stamp />
            {t('yours')}
          </p>
          <DecideButtons key={ticket.id} ticket={ticket} />
        </div>
      ) : null}
      <SectionHeading className="pb-1">
        {approval.outcome === 'wanted' && ticket.state !== 'awaiting_approval'
          ? t('title')
          : t(`outcome.${approval.outcome}`)}
      </SectionHeading>
      <ApprovalVotes ticket={ticket} />
    </section>
  );
}

/** The same for whoever asked: who decides, and what they have said. */
export const ApprovalGroupCard = inApprovalWords(Card);

function Card({ ticket, className = '' }: ApprovalCardProps) {
  const t = useTranslations('approval');
  if (!ticket.approval) return null;
  return (
    <Group title={t('title')} className={className}>
      <GroupBlock>
        <ApprovalVotes ticket={ticket} />
      </GroupBlock>
    </Group>
  );
}
