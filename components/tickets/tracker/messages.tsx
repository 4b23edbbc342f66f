'use client';
import { useTranslations } from 'use-intl';
import { type AttachmentView, useAttachments } from '#client/live/attachments';
import { type TimelineEntryView, useTimeline } from '#client/live/ticket';
import { useNames, usePersonOf } from '#components/shell/names';
import { Avatar } from '#components/ui/avatar';
import { Group, GroupBlock } from '#components/ui/group';
import { When } from '#components/ui/when';
import { WrittenText } from '#components/ui/written-text';
import { answeredFiles } from '#domain/request/told';
import type { TicketRow } from '#sync/views/ticket';
import { EntryFiles } from '../files/entry-files';
import { filesOf } from '../parts/files-of';
import { HereWords } from '../parts/here-words';
import { ratingsOf } from '../parts/ratings';
import { resolutionOf } from './tracker-steps';

/** What was written to and fro, the newest first. Nothing when nobody wrote. */
export function Messages({ ticket }: { ticket: TicketRow }) {
  const t = useTranslations('requester.tracker');
  const entries = useTimeline(ticket.id);
  // The resolution that counts stands where it belongs, under "Fixed".
  const shown = resolutionOf(ticket, entries ?? [])?.id;
  const rated = new Set(ratingsOf(entries ?? []).map(({ id }) => id));
  const written =
    entries?.filter(
      (entry) =>
        !entry.internal &&
        entry.kind !== 'report' &&
        (entry.body !== '' || entry.kind === 'rate') &&
        entry.id !== shown &&
        // What was said of this fix stands on its card.
        !rated.has(entry.id),
    ) ?? [];
  const answers = answeredFiles(ticket.request?.told);
  const { ofEntry, alone } = filesOf(
    (useAttachments(ticket.id) ?? []).filter(({ id }) => !answers.has(id)),
    written,
  );
  const others = alone.flatMap(({ files }) => files);
  if (written.length === 0 && others.length === 0) return null;
  return (
    <>
      {others.length > 0 ? (
        <Group title={t('files')} className="mt-6">
          <GroupBlock>
            <EntryFiles files={others} />
          </GroupBlock>
        </Group>
      ) : null}
      {written.length > 0 ? (
        <Group title={t('messages')} className="mt-6">
          {written.map((entry) => (
            <Message key={entry.id} entry={entry} files={ofEntry.get(entry.id)} />
          ))}
        </Group>
      ) : null}
    </>
  );
}

function Message({
  entry,
  files,
}: {
  entry: TimelineEntryView;
  files?: readonly AttachmentView[] | undefined;
}) {
  const t = useTranslations('requester');
  const tickets = useTranslations('tickets');
  const scores = useTranslations('scores');
  const names = useNames();
  const person = usePersonOf()(entry.actorId);
  return (
    <GroupBlock className="relative flex gap-3 not-first:before:absolute not-first:before:start-15 not-first:before:end-0 not-first:before:top-0 not-first:before:h-px not-first:before:bg-line">
      <Avatar name={person?.name ?? ''} here={entry.unsent} />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-baseline justify-between gap-x-3">
          <span className="min-w-0 text-md/5 font-semibold">
            <bdi>{entry.actorId ? names(entry.actorId) : tickets('entry.system')}</bdi>
          </span>
          <When at={entry.effectiveAt} className="flex-none text-sm text-ink-3" />
        </p>
        {entry.data.step === 'resolve' ? (
          <p className="mt-0.5 text-sm text-ink-3">{t('tracker.solution')}</p>
        ) : null}
        {entry.data.decision ? (
          <p className="mt-0.5 text-sm text-ink-3">{t(`tracker.${entry.data.decision}`)}</p>
        ) : null}
        {entry.data.score ? (
          <p className="mt-0.5 text-sm text-ink-3">
            {t('rate.was', { score: scores(`${entry.data.score}`) })}
          </p>
        ) : null}
        {files ? <EntryFiles files={files} said={entry.unsent} className="my-1.5" /> : null}
        <WrittenText className="mt-0.5">{entry.body}</WrittenText>
        {entry.unsent ? <HereWords className="mt-1.5">{t('onlyHere')}</HereWords> : null}
      </div>
    </GroupBlock>
  );
}
