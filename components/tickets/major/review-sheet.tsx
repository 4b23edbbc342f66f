'use client';
import { BookOpenCheck, FileDown } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useDraft } from '#client/live/drafts';
import { enqueueAct } from '#client/live/mutate';
import { useTimeline } from '#client/live/ticket';
import { useTies } from '#client/live/ties';
import { giveFile } from '#client/platform/give-file';
import { useNames } from '#components/shell/names';
import { useNumberWords } from '#components/shell/ticket-no';
import { Button } from '#components/ui/button';
import { Fact, Facts } from '#components/ui/facts';
import { SectionHeading } from '#components/ui/section-heading';
import { TextArea } from '#components/ui/text-area';
import { useTimes, When } from '#components/ui/when';
import { WrittenText } from '#components/ui/written-text';
import { inMajorWords } from '#components/words/major-words';
import { inTimelineWords } from '#components/words/timeline-words';
import { reviewOf } from '#domain/major/review';
import { LIMITS } from '#domain/ticket/limits';
import { TaskSheet, type TicketSheetProps } from '../sheets/task-sheet';
import { useTask } from '../sheets/use-task';
import { useEventWords } from '../ticket/event-words';
import { timelineFile } from './timeline-file';

/** Looking back: how it went in figures, what was learned, and the timeline to take along. */
export const ReviewSheet = inTimelineWords(inMajorWords(Review));

function Review(props: TicketSheetProps) {
  const { ticket, onClose } = props;
  const t = useTranslations('major');
  const number = useNumberWords();
  const names = useNames();
  const words = useEventWords(ticket);
  const entries = useTimeline(ticket.id) ?? [];
  const key = `review:${ticket.id}`;
  const before = entries.filter(({ kind }) => kind === 'review');
  const [text, setText, clear] = useDraft<string>(key, '');
  const [checked, setChecked] = useState(false);
  const { refused, perform } = useTask(ticket, onClose);
  const isMissing = text.trim() === '';
  const save = async () => {
    setChecked(true);
    if (isMissing) return;
    await perform(
      enqueueAct('ticket.review', { ticketId: ticket.id, text: text.trim() }, { drafts: [key] }),
      { text: t('reviewed'), icon: <BookOpenCheck /> },
      clear,
    );
  };
  const take = (form: 'csv' | 'md') => {
    const file = timelineFile(form, {
      title: `${number(ticket)} ${ticket.title}`,
      entries,
      says: words,
      names,
    });
    giveFile(file, `${number(ticket)}-timeline.${form}`);
  };
  return (
    <TaskSheet
      {...props}
      title={t('review')}
      verb={t('reviewDo')}
      icon={<BookOpenCheck />}
      refused={refused}
      onDo={save}
    >
      <AtAGlance ticket={ticket} />
      <TextArea
        label={t('reviewText')}
        value={text}
        onChange={setText}
        maxLength={LIMITS.text}
        rows={5}
        help={t('reviewHelp')}
        error={checked && isMissing ? t('needReview') : null}
      />
      {before.length > 0 ? (
        <section>
          <SectionHeading className="pb-1">{t('before')}</SectionHeading>
          {before.map((entry) => (
            <div key={entry.id} className="border-t border-line py-2.5">
              <p className="text-sm text-ink-3">
                <bdi>{entry.actorId ? names(entry.actorId) : ''}</bdi> <When at={entry.effectiveAt} />
              </p>
              <WrittenText>{entry.body}</WrittenText>
            </div>
          ))}
        </section>
      ) : null}
      <section>
        <SectionHeading className="pb-1">{t('export')}</SectionHeading>
        <p className="text-sm text-ink-3">{t('exportHelp')}</p>
        <div className="mt-2.5 flex flex-wrap gap-2">
          <Button icon={<FileDown />} onPress={() => take('csv')}>
            {t('csv')}
          </Button>
          <Button icon={<FileDown />} onPress={() => take('md')}>
            {t('text_file')}
          </Button>
        </div>
      </section>
    </TaskSheet>
  );
}

function AtAGlance({ ticket }: Pick<TicketSheetProps, 'ticket'>) {
  const t = useTranslations('major.facts');
  const times = useTimes();
  const entries = useTimeline(ticket.id) ?? [];
  const parts = useTies(ticket)?.children.length ?? 0;
  const { major, createdAt } = ticket;
  if (!major || times.now === null) return null;
  const endedAt = ticket.resolvedAt ?? ticket.closedAt;
  const review = reviewOf({ createdAt, since: major.since, endedAt }, entries, times.now);
  const span = (ms: number) => times.duration(Math.max(0, ms));
  return (
    <section>
      <SectionHeading className="pb-1">{t('title')}</SectionHeading>
      <Facts>
        <Fact name={t('reported')}>{times.dayClock(review.reportedAt)}</Fact>
        <Fact name={t('declared')}>
          {t('declaredAfter', {
            when: times.dayClock(review.declaredAt),
            span: span(review.declaredAt - review.reportedAt),
          })}
        </Fact>
        <Fact name={t('resolved')}>
          {review.endedAt === null
            ? t('goesOn')
            : t('resolvedAfter', {
                when: times.dayClock(review.endedAt),
                span: span(review.endedAt - review.declaredAt),
              })}
        </Fact>
        <Fact name={t('updates')}>{t('updatesSaid', { count: review.updates, late: review.late })}</Fact>
        <Fact name={t('longest')}>{span(review.longestSilence)}</Fact>
        <Fact name={t('affected')}>{major.affected}</Fact>
        {parts > 0 ? <Fact name={t('parts')}>{parts}</Fact> : null}
      </Facts>
    </section>
  );
}
