'use client';
import { CircleCheck, MessageSquarePlus } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { useMyTickets, useReportedForOthers } from '#client/live/my-tickets';
import { useUnsentCounts } from '#client/live/outbox';
import { useMe } from '#components/shell/actor';
import { useNames } from '#components/shell/names';
import { ButtonLink } from '#components/ui/button';
import { EmptyState } from '#components/ui/empty-state';
import { Group } from '#components/ui/group';
import { SkeletonRows } from '#components/ui/skeleton';
import { ReportRow } from './report-row';

/** One's own reports: what is open, then what is done; and what one wrote down for others. */
export function Reports() {
  const t = useTranslations('requester');
  const { firstLoad } = useMe();
  const names = useNames();
  const tickets = useMyTickets();
  const others = useReportedForOthers();
  const unsent = useUnsentCounts();
  if (!tickets || !others) return null;
  const { open, done } = tickets;
  if (open.length + done.length + others.length === 0) {
    if (firstLoad) return <SkeletonRows label={t('loading')} />;
    return (
      <EmptyState
        className="py-16"
        icon={<MessageSquarePlus />}
        title={t('empty')}
        action={
          <ButtonLink href="/app/report" tone="primary">
            {t('report')}
          </ButtonLink>
        }
      >
        {t('emptyText')}
      </EmptyState>
    );
  }
  const rows = (list: typeof open) =>
    list.map((ticket) => <ReportRow key={ticket.id} ticket={ticket} unsent={unsent?.get(ticket.id) ?? 0} />);
  return (
    <>
      {open.length > 0 ? (
        <Group title={t('open')} end={open.length} className="mt-5">
          {rows(open)}
        </Group>
      ) : done.length === 0 ? null : (
        <EmptyState className="py-10" icon={<CircleCheck />} title={t('noneOpen')}>
          {t('noneOpenText')}
        </EmptyState>
      )}
      {done.length > 0 ? (
        <Group title={t('done')} end={done.length} className="mt-6">
          {rows(done)}
        </Group>
      ) : null}
      {others.length > 0 ? (
        <Group title={t('forOthers')} end={others.length} className="mt-6">
          {others.map((ticket) => (
            <ReportRow
              key={ticket.id}
              ticket={ticket}
              unsent={unsent?.get(ticket.id) ?? 0}
              forWhom={names(ticket.requesterId)}
            />
          ))}
        </Group>
      ) : null}
    </>
  );
}
