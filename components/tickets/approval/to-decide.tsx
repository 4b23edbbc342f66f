'use client';
import { Stamp } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { useToDecide } from '#client/live/approvals';
import { useNames } from '#components/shell/names';
import { TicketNo } from '#components/shell/ticket-no';
import { Group, GroupRow } from '#components/ui/group';
import { useTimes } from '#components/ui/when';
import { inApprovalWords } from '#components/words/approval-words';

/** What waits for this person's approval; nothing where nothing does. */
export const ToDecide = inApprovalWords(List);

function List({ className = '' }: { className?: string }) {
  const t = useTranslations('approval');
  const times = useTimes();
  const names = useNames();
  const waiting = useToDecide() ?? [];
  if (waiting.length === 0) return null;
  return (
    <Group title={t('toDecide')} end={waiting.length} className={className}>
      {waiting.map((ticket) => {
        const name = names(ticket.requesterId);
        return (
          <GroupRow
            key={ticket.id}
            href={`/app/tickets/${ticket.id}`}
            icon={<Stamp />}
            title={
              <span className="line-clamp-2 text-md font-medium text-pretty">
                <bdi>{ticket.title}</bdi>
              </span>
            }
            detail={
              <span className="mt-0.5 flex flex-wrap gap-x-3">
                {name ? <bdi>{t('from', { name })}</bdi> : null}
                <TicketNo ticket={ticket} />
                <span className="whitespace-nowrap">
                  {times.now === null || !ticket.approval
                    ? null
                    : t('sinceWhen', { when: times.dayClock(ticket.approval.since) })}
                </span>
              </span>
            }
          />
        );
      })}
    </Group>
  );
}
