'use client';
import { CircleDashed, FileDown, Send, TriangleAlert } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl';
import { type Conflict, useConflicts } from '#client/live/conflicts';
import { type OutboxItem, useOutbox } from '#client/live/outbox';
import { ConflictChoice, useConflictWords } from '#components/shell/conflict-choice';
import { useIntentWords } from '#components/shell/intent-words';
import { NeedsYou } from '#components/shell/needs-you';
import { rootAddress } from '#components/shell/root-address';
import { useSync } from '#components/shell/sync-facts';
import { Group, GroupBlock, GroupRow } from '#components/ui/group';
import { useOnceOpen } from '#components/ui/later';
import { TextLink } from '#components/ui/link';
import { Progress } from '#components/ui/progress';
import { useTimes } from '#components/ui/when';
import { ExportSheet } from './carry-sheets';
import { useSizeWords } from './sizes';
import { useTicketOf } from './ticket-of';
import { WaitingSheet } from './waiting-sheet';

const ORDER = { needs_you: 0, sending: 1, here: 2 } as const;

/** What is on its way: first what needs the person, then what moves, then what waits. Nothing expires. */
export function Outbox() {
  const t = useTranslations('sync.outbox');
  const items = useOutbox();
  const conflicts = useConflicts();
  if (!items || !conflicts) return null;
  const count = items.length + conflicts.length;
  if (count === 0) {
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
    <Group title={t('title')} end={t('left', { count })} className="mt-6">
      {conflicts.map((conflict) => (
        <Choice key={`${conflict.uid}/${conflict.field}`} conflict={conflict} />
      ))}
      {sorted.map((item) =>
        item.status === 'needs_you' ? (
          <Refused key={item.uid} item={item} />
        ) : (
          <Waiting key={item.uid} item={item} />
        ),
      )}
      {items.length > 0 ? <CarryOut /> : null}
    </Group>
  );
}

/** The way out of a device that can not send: broken, or too far from any signal. */
function CarryOut() {
  const t = useTranslations('sync.carry');
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <GroupRow icon={<FileDown />} title={t('out')} detail={t('outText')} onPress={() => setIsOpen(true)} />
      {useOnceOpen(isOpen) ? <ExportSheet isOpen={isOpen} onClose={() => setIsOpen(false)} /> : null}
    </>
  );
}

/** The name of an intent with the number of its ticket. */
function useTitle(item: { name: string; ticketId: string; args: Record<string, unknown> }): string {
  const words = useIntentWords();
  return words(item.name, useTicketOf(item).words, item.args);
}

function Amber({ title, about, href, children }: AmberProps) {
  return (
    <div className="flex gap-3 bg-warn-soft px-4 py-3.5 not-last:border-b not-last:border-line forced-colors:border-b [&>.lucide]:mt-px [&>.lucide]:size-5">
      <TriangleAlert className="text-warn" />
      <div className="min-w-0 flex-1">
        <h3 className="text-base font-semibold text-warn">{title}</h3>
        <p className="text-base font-medium">
          <TextLink href={href}>{about}</TextLink>
        </p>
        {children}
      </div>
    </div>
  );
}

interface AmberProps {
  title: string;
  about: string;
  href: string;
  children: ReactNode;
}

function Refused({ item }: { item: OutboxItem }) {
  const t = useTranslations('sync.outbox');
  return (
    <Amber title={t('needsYou')} about={useTitle(item)} href={rootAddress(item.name, item.ticketId)}>
      <NeedsYou item={item} />
    </Amber>
  );
}

function Choice({ conflict }: { conflict: Conflict }) {
  const t = useTranslations('settle.conflict');
  const title = t('title', { field: useConflictWords(conflict).field });
  return (
    <Amber title={title} about={useTitle(conflict)} href={`/app/tickets/${conflict.ticketId}`}>
      <ConflictChoice conflict={conflict} />
    </Amber>
  );
}

function Waiting({ item }: { item: OutboxItem }) {
  const t = useTranslations('sync.outbox');
  const title = useTitle(item);
  const { words: number } = useTicketOf(item);
  const size = useSizeWords();
  const times = useTimes();
  const [isOpen, setIsOpen] = useState(false);
  const onceOpen = useOnceOpen(isOpen);
  const { uploading } = useSync();
  const moves = item.fileId !== undefined && uploading?.fileId === item.fileId;
  const detail = moves
    ? t('sendingFile', { sent: size(uploading.sent), size: size(uploading.size) })
    : item.status === 'sending'
      ? t('sending')
      : times.now === null
        ? ''
        : t('here', { size: size(item.bytes), when: times.dayClock(item.createdAt) });
  return (
    <>
      <GroupRow
        onPress={() => setIsOpen(true)}
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
      {onceOpen ? (
        <WaitingSheet
          // What is written anew has other words.
          key={JSON.stringify(item.args)}
          item={item}
          title={title}
          number={number}
          isOpen={isOpen}
          onClose={() => setIsOpen(false)}
        />
      ) : null}
    </>
  );
}
