'use client';
import { Check, ChevronDown } from 'lucide-react';
import { Fragment, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { useTranslations } from 'use-intl';
import { useAttachments, useTimeline } from '#client/live/ticket';
import { Menu } from '#components/ui/menu';
import { SectionHeading } from '#components/ui/section-heading';
import type { TimelineKind } from '#domain/ticket/timeline-kinds';
import type { TicketRow } from '#sync/views/ticket';
import { type FileGroup, filesOf } from '../parts/files-of';
import { useEventWords } from './event-words';
import { FilesEntry, TimelineEntry } from './timeline-entry';

type Filter = 'all' | 'talk' | 'time';
const FILTERS: readonly Filter[] = ['all', 'talk', 'time'];

/** Kinds of entries behind each filter. */
const KINDS: Record<Exclude<Filter, 'all'>, readonly TimelineKind[]> = {
  talk: ['comment', 'note'],
  time: ['work', 'travel', 'arrive'],
};

/** What happened, the newest first; everything, or only what people wrote. */
export function TicketTimeline({ ticket, className = '' }: { ticket: TicketRow; className?: string }) {
  const t = useTranslations('tickets');
  const entries = useTimeline(ticket.id);
  const words = useEventWords(ticket);
  const [filter, setFilter] = useState<Filter>('all');
  const files = useAttachments(ticket.id);
  const { ofEntry, alone } = filesOf(files ?? [], entries ?? []);
  const shown = entries?.filter(
    (entry) =>
      filter === 'all' || KINDS[filter].includes(entry.kind) || (filter === 'talk' && ofEntry.has(entry.id)),
  );
  // The newest first, like the entries: each group of files stands before the first entry that is older.
  const groups = filter === 'time' ? [] : alone.toReversed();
  const isNewer = (group: FileGroup, at: number) => (group.files[0]?.effectiveAt ?? 0) >= at;
  const choice = (
    <Menu
      label={t('filter.label')}
      trigger={
        <AriaButton className="relative inline-flex min-h-6 items-center gap-1.5 rounded-tag font-medium text-ink-2 after:absolute after:-inset-x-2 after:-inset-y-3 [&_.lucide]:size-4">
          {t(`filter.${filter}`)}
          <ChevronDown />
        </AriaButton>
      }
      items={FILTERS.map((id) => ({
        id,
        label: t(`filter.${id}`),
        icon: id === filter ? <Check /> : <span className="block size-4.5" />,
        onAction: () => setFilter(id),
      }))}
    />
  );
  return (
    <section className={className}>
      <SectionHeading end={choice} className="pb-3">
        {t('timeline')}
      </SectionHeading>
      {shown?.length === 0 && groups.length === 0 ? (
        <p className="text-base text-ink-3">{t(filter === 'time' ? 'noTime' : 'noTalk')}</p>
      ) : null}
      <ol>
        {shown?.map((entry, i) => {
          const above = shown[i - 1]?.effectiveAt ?? Number.POSITIVE_INFINITY;
          return (
            <Fragment key={entry.id}>
              {groups
                .filter((group) => isNewer(group, entry.effectiveAt) && !isNewer(group, above))
                .map((group) => (
                  <FilesEntry key={group.id} files={group.files} />
                ))}
              <TimelineEntry entry={entry} words={words} files={ofEntry.get(entry.id)} />
            </Fragment>
          );
        })}
        {groups
          .filter((group) => !isNewer(group, shown?.at(-1)?.effectiveAt ?? Number.POSITIVE_INFINITY))
          .map((group) => (
            <FilesEntry key={group.id} files={group.files} />
          ))}
      </ol>
    </section>
  );
}
