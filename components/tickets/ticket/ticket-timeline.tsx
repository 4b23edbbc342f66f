'use client';
import { Check, ChevronDown } from 'lucide-react';
import { useMemo, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { useTranslations } from 'use-intl';
import { useHasFiles, useTimeline } from '#client/live/ticket';
import { later } from '#components/ui/later';
import { Menu } from '#components/ui/menu';
import { SectionHeading } from '#components/ui/section-heading';
import { inTimelineWords } from '#components/words/timeline-words';
import { answeredFiles } from '#domain/request/told';
import type { TicketRow } from '#sync/views/ticket';
import { useEventWords } from './event-words';
import { TimelineEntry } from './timeline-entry';
import { FILTERS, type Filter, isShown, NothingShown } from './timeline-filter';
import { toldOnce } from './told-once';

const FiledTimeline = later(() => import('./filed-timeline').then((part) => part.FiledTimeline));

/** What happened, the newest first; everything, or only what people wrote. */
export const TicketTimeline = inTimelineWords(function TicketTimeline({
  ticket,
  className = '',
}: {
  ticket: TicketRow;
  className?: string;
}) {
  const t = useTranslations('tickets');
  const all = useTimeline(ticket.id);
  const entries = useMemo(() => all && toldOnce(all), [all]);
  const words = useEventWords(ticket);
  const [filter, setFilter] = useState<Filter>('all');
  const shown = entries?.filter((entry) => isShown(entry.kind, filter));
  const hasFiles = useHasFiles(ticket.id);
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
      {hasFiles && entries ? (
        <FiledTimeline
          ticketId={ticket.id}
          entries={entries}
          words={words}
          filter={filter}
          besides={answeredFiles(ticket.request?.told)}
        />
      ) : (
        <>
          {shown?.length === 0 ? <NothingShown filter={filter} /> : null}
          <ol>
            {shown?.map((entry) => (
              <TimelineEntry key={entry.id} entry={entry} words={words} />
            ))}
          </ol>
        </>
      )}
    </section>
  );
});
