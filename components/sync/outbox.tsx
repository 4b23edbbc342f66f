'use client';
import { CircleDashed, Send, TriangleAlert } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { type OutboxItem, useOutbox } from '#client/live/outbox';
import { useTicket } from '#client/live/ticket';
import { useIntentWords } from '#components/shell/intent-words';
import { NeedsYou } from '#components/shell/needs-you';
import { useSync } from '#components/shell/sync-facts';
import { useNumberWords } from '#components/shell/ticket-no';
import { Group, GroupBlock, GroupRow } from '#components/ui/group';
import { TextLink } from '#components/ui/link';
import { Progress } from '#components/ui/progress';
import { useTimes } from '#components/ui/when';
import { useSizeWords } from './sizes';

const ORDER = { needs_you: 0, sending: 1, here: 2 } as const;

/** What is on its way: first what needs the person, then what moves, then what waits. Nothing expires. */
export function Outbox() {
  const t = useTranslations('sync.outbox');
  const items = useOutbox();
  if (!items) return null;
  if (items.length === 0) {
    return (
      <Group title={t('title')} className="mt-6">
        <GroupBlock>
          <p className="text-base text-ink-3">{t('empty')}</p>
        </GroupBlock>
      </Group>
    );
  }
  const sorted = [...items].sort((a, b) => ORDER[a.status] - ORDER[b.status] || a.createdAt - b.createdAt);
  return (
    <Group title={t('title')} end={t('left', { count: items.length })} className="mt-6">
      {sorted.map((item) =>
        item.status === 'needs_you' ? (
          <Refused key={item.uid} item={item} />
        ) : (
          <Waiting key={item.uid} item={item} />
        ),
      )}
    </Group>
  );
}

/** The name of an intent with the number of its ticket. */
function useTitle(item: OutboxItem): string {
  const words = useIntentWords();
  const number = useNumberWords();
  const found = useTicket(item.ticketId);
  return words(
    item.name,
    number(found.state === 'ready' ? found.ticket : { id: item.ticketId, number: null }),
    item.args,
  );
}

function Refused({ item }: { item: OutboxItem }) {
  const t = useTranslations('sync.outbox');
  const title = useTitle(item);
  return (
    <div className="flex gap-3 bg-warn-soft px-4 py-3.5 forced-colors:border-b [&>.lucide]:mt-px [&>.lucide]:size-5">
      <TriangleAlert className="text-warn" />
      <div className="min-w-0 flex-1">
        <h3 className="text-base font-semibold text-warn">{t('needsYou')}</h3>
        <p className="text-base font-medium">
          <TextLink href={`/app/tickets/${item.ticketId}`}>{title}</TextLink>
        </p>
        <NeedsYou item={item} />
      </div>
    </div>
  );
}

function Waiting({ item }: { item: OutboxItem }) {
  const t = useTranslations('sync.outbox');
  const title = useTitle(item);
  const { uploading } = useSync();
  const moves = item.fileId !== undefined && uploading?.fileId === item.fileId;
  const size = useSizeWords();
  const times = useTimes();
  const detail = moves
    ? t('sendingFile', { sent: size(uploading.sent), size: size(uploading.size) })
    : item.status === 'sending'
      ? t('sending')
      : times.now === null
        ? ''
        : t('here', { size: size(item.bytes), when: times.dayClock(item.createdAt) });
  return (
    <GroupRow
      href={`/app/tickets/${item.ticketId}`}
      icon={moves || item.status === 'sending' ? <Send /> : <CircleDashed />}
      title={title}
      detail={
        moves ? (
          <>
            <Progress label={title} value={uploading.sent} max={uploading.size} className="mt-2 mb-1.5" />
            {detail}
          </>
        ) : (
          detail
        )
      }
    />
  );
}
