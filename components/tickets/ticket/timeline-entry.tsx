'use client';
import {
  ArrowRight,
  BookOpenCheck,
  CircleDot,
  ClockAlert,
  ListChecks,
  Lock,
  MapPin,
  Megaphone,
  Navigation,
  Pencil,
  Siren,
  Spline,
  Split,
  Stamp,
  Timer,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { TimelineEntryView } from '#client/live/ticket';
import { useFieldWords } from '#components/shell/field-words';
import { useNames, usePersonOf } from '#components/shell/names';
import { Avatar } from '#components/ui/avatar';
import { scoreFace } from '#components/ui/score-choice';
import { TwoClocks, useTimes } from '#components/ui/when';
import { WrittenText } from '#components/ui/written-text';
import type { TimelineKind } from '#domain/ticket/timeline-kinds';
import type { TimelineData, TimelineRow } from '#sync/views/timeline';
import { HereWords } from '../parts/here-words';
import { stateIcon } from '../parts/state-words';

interface EntryProps {
  entry: TimelineEntryView;
  /** the sentence of what happened */
  words: (entry: TimelineRow) => ReactNode;
  /** photos and files that came with it */
  files?: ReactNode;
}

/** A line of the timeline, with its node. */
export const ENTRY =
  'relative grid grid-cols-[2rem_minmax(0,1fr)] gap-x-3 pb-5 before:absolute before:start-[15.5px] before:top-0 before:bottom-0 before:w-px before:bg-line first:before:top-3 last:pb-1 last:before:bottom-auto last:before:h-4';

/** One thing that happened. What people wrote has their name and node; steps are one quiet sentence. */
export function TimelineEntry({ entry, words, files }: EntryProps) {
  return (
    <li className={ENTRY}>
      {entry.kind === 'comment' || entry.kind === 'note' ? (
        <Written entry={entry} files={files} />
      ) : (
        <Happened entry={entry} words={words} files={files} />
      )}
    </li>
  );
}

type Made = Pick<TimelineEntryView, 'actorId' | 'unsent' | 'occurredAt' | 'receivedAt'>;

/** Who did it and when, with what they wrote or added. */
export function Author({ of, children }: { of: Made; children: ReactNode }) {
  const t = useTranslations('tickets.entry');
  const names = useNames();
  const person = usePersonOf()(of.actorId);
  return (
    <>
      <span className="relative z-1 grid size-8 place-items-center rounded-full bg-surface">
        <Avatar name={person?.name ?? ''} here={of.unsent} />
      </span>
      <div className="min-w-0">
        <p className="text-base/5 font-semibold">
          <bdi>{of.actorId ? names(of.actorId) : t('system')}</bdi>
        </p>
        <p className="text-xs text-ink-3">
          <Moment entry={of} />
        </p>
        {children}
      </div>
    </>
  );
}

/** A comment or an internal note. */
function Written({ entry, files }: Pick<EntryProps, 'entry' | 'files'>) {
  const t = useTranslations('tickets.entry');
  return (
    <Author of={entry}>
      {entry.internal ? (
        <div className="mt-1.5 rounded-btn bg-fill px-3 py-2.5">
          <p className="mb-1 flex items-center gap-1.5 text-xs font-semibold text-ink-2 [&_.lucide]:size-3.25">
            <Lock />
            {t('internal')}
          </p>
          {files}
          <WrittenText>{entry.body}</WrittenText>
          {entry.data.keptFrom ? <p className="mt-1.5 text-xs text-ink-3">{t('keptFrom')}</p> : null}
        </div>
      ) : (
        <div className="mt-0.75">
          {files}
          <WrittenText>{entry.body}</WrittenText>
        </div>
      )}
      {entry.unsent ? <HereWords className="mt-2">{t('unsent')}</HereWords> : null}
    </Author>
  );
}

const ICONS: Partial<Record<TimelineKind, ReactNode>> = {
  edit: <Pencil />,
  work: <Timer />,
  travel: <Navigation />,
  arrive: <MapPin />,
  relate: <Spline />,
  mark: <ClockAlert />,
  route: <Split />,
  major: <Siren />,
  update: <Megaphone />,
  review: <BookOpenCheck />,
  approval: <Stamp />,
  task: <ListChecks />,
};

/** A step, and the words that came with it. */
function Happened({ entry, words, files }: EntryProps) {
  const t = useTranslations('tickets.entry');
  const { to, score } = entry.data;
  const icon = to ? stateIcon(to) : score ? scoreFace(score) : (ICONS[entry.kind] ?? <CircleDot />);
  return (
    <>
      <span
        className={`relative z-1 grid size-8 place-items-center rounded-full bg-surface text-ink-3 [&_.lucide]:size-4 ${entry.unsent ? 'border-[1.5px] border-dashed border-line-strong text-ink-2' : ''}`}
      >
        {icon}
      </span>
      <div className="min-w-0 pt-1.75">
        <p className="text-sm text-ink-2">
          {words(entry)} <Moment entry={entry} className="text-ink-3" />
        </p>
        {entry.data.changes ? <Changes changes={entry.data.changes} /> : null}
        {entry.data.kept ? <Changes changes={[asChange(entry.data.kept)]} /> : null}
        {entry.body ? (
          <div className="mt-1">
            <WrittenText>{entry.body}</WrittenText>
          </div>
        ) : null}
        {files}
        {entry.unsent ? <HereWords className="mt-1.5">{t('unsent')}</HereWords> : null}
      </div>
    </>
  );
}

/** A value somebody let go of for the one that stands. */
const asChange = ({ field, mine, theirs }: NonNullable<TimelineData['kept']>) => ({
  ...{ field, from: mine, to: theirs },
});

/** What an edit changed, a line each: the name, what stood there, what stands there now. */
function Changes({ changes }: { changes: NonNullable<TimelineData['changes']> }) {
  const t = useTranslations('tickets.edit');
  const words = useFieldWords(
    changes.flatMap(({ field, from, to }) => (field === 'assetId' ? [from, to] : [])),
  );
  return (
    <ul className="mt-0.5 text-sm text-ink-2">
      {changes.map(({ field, from, to }) => (
        <li key={field}>
          <span className="text-ink-3">{words.name(field)}: </span>
          {field === 'description' ? (
            t('reworded')
          ) : (
            <>
              <bdi className="text-ink-3 line-through">{words.value(field, from)}</bdi>{' '}
              <ArrowRight aria-hidden className="inline size-3.5 rtl:-scale-x-100" />
              <span className="sr-only">{t('now')}</span>{' '}
              <bdi className="font-medium text-ink">{words.value(field, to)}</bdi>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}

/** When: on this device only, or with the server's clock beside it when the two differ. */
function Moment({ entry, className = '' }: { entry: Omit<Made, 'actorId'>; className?: string }) {
  const t = useTranslations('common.time');
  const times = useTimes();
  if (!entry.unsent)
    return <TwoClocks happened={entry.occurredAt} received={entry.receivedAt} className={className} />;
  return (
    <time dateTime={new Date(entry.occurredAt).toISOString()} className={`num ${className}`}>
      {times.now === null ? '' : t('onDevice', { happened: times.dayClock(entry.occurredAt) })}
    </time>
  );
}
