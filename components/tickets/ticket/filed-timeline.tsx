'use client';
import { Fragment, type ReactNode } from 'react';
import { type AttachmentView, useAttachments } from '#client/live/attachments';
import type { TimelineEntryView } from '#client/live/ticket';
import type { Id } from '#domain/kernel/types';
import type { TimelineRow } from '#sync/views/timeline';
import { EntryFiles } from '../files/entry-files';
import { type FileGroup, filesOf } from '../parts/files-of';
import { Author, ENTRY, TimelineEntry } from './timeline-entry';
import { type Filter, isShown, NothingShown } from './timeline-filter';

interface FiledTimelineProps {
  ticketId: Id;
  entries: readonly TimelineEntryView[];
  words: (entry: TimelineRow) => ReactNode;
  filter: Filter;
  /** files that stand elsewhere on the ticket */
  besides: ReadonlySet<string>;
}

/** The timeline of a ticket with photos and files: those that came with an entry in it, the others in their time. */
export function FiledTimeline({ ticketId, entries, words, filter, besides }: FiledTimelineProps) {
  const files = (useAttachments(ticketId) ?? []).filter(({ id }) => !besides.has(id));
  const { ofEntry, alone } = filesOf(files, entries);
  const shown = entries.filter(
    (entry) => isShown(entry.kind, filter) || (filter === 'talk' && ofEntry.has(entry.id)),
  );
  const groups = filter === 'time' ? [] : alone.toReversed();
  // The newest first, like the entries: each group of files stands before the first entry that is older.
  const between = (above: number, below: number) =>
    groups
      .filter((group) => timeOf(group) < above && timeOf(group) >= below)
      .map((group) => <FilesEntry key={group.id} files={group.files} />);
  if (shown.length === 0 && groups.length === 0) return <NothingShown filter={filter} />;
  return (
    <ol>
      {shown.map((entry, i) => {
        const pictures = ofEntry.get(entry.id);
        return (
          <Fragment key={entry.id}>
            {between(shown[i - 1]?.effectiveAt ?? Number.POSITIVE_INFINITY, entry.effectiveAt)}
            <TimelineEntry
              entry={entry}
              words={words}
              files={pictures ? <EntryFiles files={pictures} said={entry.unsent} className="my-1.5" /> : null}
            />
          </Fragment>
        );
      })}
      {between(shown.at(-1)?.effectiveAt ?? Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY)}
    </ol>
  );
}

const timeOf = (group: FileGroup): number => group.files[0]?.effectiveAt ?? 0;

/** Photos and files that somebody added without a word. */
function FilesEntry({ files }: { files: readonly AttachmentView[] }) {
  const [first] = files;
  if (!first) return null;
  return (
    <li className={ENTRY}>
      <Author of={{ ...first, actorId: first.authorId }}>
        <EntryFiles files={files} className="mt-1.5" />
      </Author>
    </li>
  );
}
